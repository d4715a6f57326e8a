"""PF906, PF907, PF909, PF951: terms without ends, with two beginnings, or that overlap; a first week far off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations, product

from planforge.diagnostics import Diagnostics, Severity
from planforge.plan.dates import CalendarDate, formal_day
from planforge.plan.loading import Loaded
from planforge.plan.school_calendar import SchoolCalendar
from planforge.plan.school_calendar import Term as WrittenTerm
from planforge.publicity.terms import Term, term_of, terms_of
from planforge.source import path_of

FAR = 14
"""Days between the first day of a term and the Monday of its first week, at most."""


def terms_have_ends(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """Every term has a first and a last day, in this order; one that was refused is not asked for again."""
    refused = {found.path.rpartition(".")[0] for found in diagnostics if found.severity is Severity.ERROR}
    for term in calendar.terms:
        path = term.name.path
        if term_of(term) is None and not (path and path.rpartition(".")[0] in refused):
            first, last = _ends(term)
            diagnostics.error("PF906", loaded.place(path), path=path, term=term.name, first=first, last=last)


def terms_agree_with_themselves(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """What a term says in 起止 is what it says in 开学 and 结束."""
    for term in calendar.terms:
        if term.period is None:
            continue
        _compare(loaded, term, term.first, term.period.first, diagnostics)
        _compare(loaded, term, term.last, term.period.last, diagnostics)


def _compare(
    loaded: Loaded, term: WrittenTerm, said: CalendarDate | None, other: date | None, diagnostics: Diagnostics
) -> None:
    if said and other and said.day and said.first() != other:
        path = path_of(said.text, term.name.path)
        period = term.period and term.period.text
        diagnostics.error("PF951", loaded.place(path), path=path, text=said.text, term=term.name, period=period)


def _ends(term: WrittenTerm) -> tuple[str | None, str | None]:
    """What is known of the days that a term goes from and to."""
    first = term.first.first() if term.first else term.period.first if term.period else None
    last = term.last.last() if term.last else term.period.last if term.period else None
    return formal_day(first) if first else None, formal_day(last) if last else None


def terms_are_apart(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """No day is in two terms."""
    for earlier, later in combinations(terms_of((calendar,)), 2):
        if later.first <= earlier.last:
            _report_overlap(loaded, earlier, later, later.name.path, diagnostics)


def terms_of_calendars_are_apart(
    loaded: Loaded, calendars: Sequence[SchoolCalendar], diagnostics: Diagnostics
) -> None:
    """No day is in two terms of different calendars, be they the same term; one that is said twice alike is one."""
    for (_, first), (number, second) in combinations(enumerate(calendars), 2):
        for one, other in product(terms_of((first,)), terms_of((second,))):
            if (one.first, one.last, one.week_one) != (other.first, other.last, other.week_one) and _meet(one, other):
                _report_overlap(loaded, one, other, other.name.path or f"calendar.{number}", diagnostics)


def _meet(one: Term, other: Term) -> bool:
    return one.first <= other.last and other.first <= one.last


def _report_overlap(loaded: Loaded, earlier: Term, later: Term, path: str, diagnostics: Diagnostics) -> None:
    diagnostics.error(
        "PF907", loaded.place(path), path=path, term=later.name, first=formal_day(later.first),
        other=earlier.name, last=formal_day(earlier.last),
    )  # fmt: skip


def first_weeks_are_at_the_beginning(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """The first week of a term is that of its first day, or near it."""
    for written in calendar.terms:
        term = term_of(written)
        if term and written.week_one and abs((written.week_one.first() - term.first).days) > FAR:
            text = written.week_one.text
            path = path_of(text, term.name.path)
            diagnostics.warning(
                "PF909", loaded.place(path), path=path, text=text, term=term.name, first=formal_day(term.first)
            )
