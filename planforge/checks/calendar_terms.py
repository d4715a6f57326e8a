"""PF906, PF907, PF909: terms without ends, terms that overlap, a first week far from the first day."""

from __future__ import annotations

from itertools import combinations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import Loaded
from planforge.plan.school_calendar import SchoolCalendar
from planforge.plan.school_calendar import Term as WrittenTerm
from planforge.publicity.slots import formal
from planforge.publicity.terms import term_of, terms_of
from planforge.source import Text

FAR = 14
"""Days between the first day of a term and the Monday of its first week, at most."""


def terms_have_ends(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """Every term has a first and a last day, in this order."""
    for term in calendar.terms:
        if term_of(term) is None:
            path = term.name.path
            first, last = _ends(term)
            diagnostics.error("PF906", loaded.place(path), path=path, term=term.name, first=first, last=last)


def _ends(term: WrittenTerm) -> tuple[str | None, str | None]:
    """What is known of the days that a term goes from and to."""
    first = term.first.first() if term.first else term.period.first if term.period else None
    last = term.last.last() if term.last else term.period.last if term.period else None
    return formal(first) if first else None, formal(last) if last else None


def terms_are_apart(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """No day is in two terms."""
    for earlier, later in combinations(terms_of((calendar,)), 2):
        if later.first <= earlier.last:
            path = later.name.path
            diagnostics.error(
                "PF907", loaded.place(path), path=path, term=later.name, first=formal(later.first),
                other=earlier.name, last=formal(earlier.last),
            )  # fmt: skip


def first_weeks_are_at_the_beginning(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """The first week of a term is that of its first day, or near it."""
    for written in calendar.terms:
        term = term_of(written)
        if term and written.week_one and abs((written.week_one.first() - term.first).days) > FAR:
            text = written.week_one.text
            path = text.path if isinstance(text, Text) else term.name.path
            diagnostics.warning(
                "PF909", loaded.place(path), path=path, text=text, term=term.name, first=formal(term.first)
            )
