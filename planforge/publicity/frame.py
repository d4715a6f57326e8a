"""What the days of a schedule are computed in: the period, the working days, the terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from itertools import pairwise

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.anchor import Anchor
from planforge.plan.dates import add_days
from planforge.plan.period import Period
from planforge.plan.publicity import PublicityPlan
from planforge.plan.school_weeks import TermWeeks
from planforge.publicity.terms import Term, terms_of
from planforge.publicity.workdays import WorkCalendar, work_calendar
from planforge.publicity.written_days import Found

_TERM = "学期"
_THIS = lazy("^[本这该]")
_VACATIONS = {"暑假": True, "暑期": True, "寒假": False}
"""Whether the term before it is a spring term."""


@dataclass(frozen=True, slots=True)
class Frame:
    """``first`` to ``last`` is the period of the plan, where known."""

    calendar: WorkCalendar
    terms: tuple[Term, ...] = ()
    first: date | None = None
    last: date | None = None
    issued: date | None = None

    @property
    def anchor(self) -> Anchor:
        """What a text without year is read against."""
        return Anchor(None if self.first else self.issued, self.first, self.last)

    def holds(self, day: date) -> bool:
        """Whether ``day`` is in the period; an open end holds every day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def resolve(self, period: Period) -> tuple[date | None, date | None]:
        """The first and last day that ``period`` means here; None is open, or not known.

        A year that is not written is the one that brings it into the plan's period, else nearest to it.
        """
        if named := self.named(period):
            return named
        if not (period.start or period.end) or self.first is None:
            found = period.resolve(self.anchor)
            return found.first, found.last
        years = range(max(self.first.year - 1, MINYEAR), min((self.last or self.first).year + 1, MAXYEAR) + 1)
        found_in = (_in_year(period, year) for year in years)
        return min(found_in, key=lambda days: self._away(*days))

    def named(self, period: Period) -> tuple[date | None, date | None] | None:
        """The first and last day of a period in the words of the school calendar: weeks, or a term that it has."""
        if period.weeks:
            return self.of_weeks(period.weeks)
        term = self._term_meant(period)
        return (term.first, term.last) if term else self._vacation(period)

    def _vacation(self, period: Period) -> tuple[date, date] | None:
        """暑假, 寒假: the days between two terms, where the calendars have both."""
        after_spring = _VACATIONS.get(fold(period.text))
        gaps = [
            (add_days(before.last, 1), add_days(after.first, -1))
            for before, after in pairwise(self.terms)
            if before.is_spring is after_spring and after.is_spring is not after_spring
        ]
        return min(gaps, key=lambda days: self._away(*days), default=None)

    def of_weeks(self, weeks: TermWeeks) -> tuple[date | None, date | None]:
        """The first and last day of a run of school weeks."""
        term = self.nearest_term(self.terms_called(weeks.term))
        if term is None or not weeks.weeks:
            return None, None
        last = term.monday(max(weeks.weeks))
        return max(term.monday(min(weeks.weeks)), term.first), min(add_days(last, 6), term.last)

    def _term_meant(self, period: Period) -> Term | None:
        """The term that ``period`` is by its name (春季学期, 本学期), where a calendar has it."""
        name = _THIS.sub("", fold(period.text))
        if not name.endswith(_TERM):
            return None
        return self.nearest_term(self.terms_called(name if name != _TERM else ""))

    def nearest_term(self, terms: Sequence[Term]) -> Term | None:
        """The first of ``terms`` that the plan's period reaches, else the first one."""
        reached = (one for one in terms if self.first is None or one.last >= self.first)
        return next(reached, None) or next(iter(terms), None)

    def terms_called(self, name: str) -> tuple[Term, ...]:
        """The terms that ``name`` (folded) names; all where it names none."""
        return tuple(term for term in self.terms if not name or term.is_called(name))

    def date_of(self, found: Found) -> date:
        """The day that was meant: without a year, the one nearest to the plan's period."""
        first = self.first or self.issued
        if found.year or first is None:
            return found.resolved(first.year if first else 1)
        years = range(max(first.year - 1, MINYEAR), min(first.year + 1, MAXYEAR) + 1)
        return min((found.resolved(year) for year in years), key=self.distance)

    def _away(self, first: date | None, last: date | None) -> int:
        """How far the period and what goes from ``first`` to ``last`` lie from each other, in days.

        Days that they share count below zero; what is open at one end goes by the other.
        """
        if first is None or last is None or self.first is None:
            return self.distance(first or last)
        shared = (min(last, self.last or last) - max(first, self.first)).days + 1
        if shared > 0:
            return -shared
        return self.distance(first) if first > self.first else self.distance(last)

    def distance(self, day: date | None) -> int:
        """Days between ``day`` and the period; 0 inside."""
        if day is None or self.first is None:
            return 0
        if day < self.first:
            return (self.first - day).days
        return max((day - self.last).days, 0) if self.last else 0


def _in_year(period: Period, year: int) -> tuple[date | None, date | None]:
    """The days of ``period`` where it begins in ``year``."""
    none = Anchor()
    start = period.start.within(year) if period.start else None
    first = start.first(none) if start else period.first
    if not period.end:
        return first, period.last
    last = period.end.within(year).last(none)
    if first and last and last < first:
        last = period.end.within(year + 1).last(none)
    return first, last


def frame_of(plan: PublicityPlan, script: str) -> Frame:
    """The frame of ``plan``, which is in ``script``; its calendars have been read into it."""
    issued = plan.date.first() if plan.date else None
    bare = Frame(work_calendar(plan.calendar, script), terms_of(plan.calendar), issued=issued)
    if plan.period is None:
        return bare
    near = replace(bare, first=issued) if issued else bare
    first, last = near.named(plan.period) or _days(plan.period.resolve(Anchor(issued)))
    return replace(bare, first=first, last=last)


def _days(period: Period) -> tuple[date | None, date | None]:
    return period.first, period.last
