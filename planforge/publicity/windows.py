"""The stretches of time within which pieces are counted (每周, 每月): which of them a period holds. Counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from planforge.plan.dates import CalendarDate, add_days, calendar_day, days_through, formal_day
from planforge.plan.rates import Window
from planforge.publicity.terms import Term, term_at
from planforge.publicity.workdays import WorkCalendar

_WEEK, _FORTNIGHT = 7, 14
_WEEKEND = 5
_MOST = 20_000
"""Windows looked at, at most."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``first`` to ``last``, both included; ``label`` is what it is called (2026年5月)."""

    first: date
    last: date
    label: str

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def length(self) -> int:
        """Days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Windows:
    """The windows of the period from ``first`` to ``last``. A week begins on Monday."""

    first: date
    last: date
    calendar: WorkCalendar
    terms: Sequence[Term] = ()

    def at(self, window: Window, day: date) -> Span | None:
        """The window that ``day`` is in; None for a term where there is none. The whole is the period."""
        if window is Window.WHOLE:
            return span_of(self.first, self.last)
        if window is Window.TERM:
            term = term_at(self.terms, day)
            return Span(term.first, term.last, term.name) if term else None
        if window is Window.FORTNIGHT:
            return self._fortnight(day)
        return _NATURAL[window](day)

    def of(self, window: Window) -> list[Span]:
        """The windows that are counted: those that lie in the period as a whole and have a working day.

        A window is whole, too, where what lies outside the period are days off only, a week where these are of its
        weekend. A period shorter than one window, none of which is whole, is counted as it is.
        """
        spans = list(islice(self._touched(window), _MOST))
        whole = [span for span in spans if self._is_whole(span)]
        if not whole and spans and (self.last - self.first).days + 1 < spans[0].length:
            whole = [span_of(self.first, self.last)]
        return [span for span in whole if self._is_any_worked(span.first, span.last)]

    def _touched(self, window: Window) -> Iterator[Span]:
        """The windows that reach into the period, in order."""
        if window is Window.TERM:
            near = (term for term in self.terms if term.last >= self.first and term.first <= self.last)
            yield from (Span(term.first, term.last, term.name) for term in near)
            return
        day: date | None = self.first
        while day and (span := self.at(window, day)):
            yield span
            day = add_days(span.last, 1) if span.last < self.last else None

    def _is_whole(self, span: Span) -> bool:
        """Whether all working days of ``span`` are in the period; of weeks also all from Monday to Friday."""
        needed = self._is_worked_or_weekday if span.length <= _FORTNIGHT else self._is_worked
        before = span.first < self.first and any(map(needed, days_through(span.first, add_days(self.first, -1))))
        after = span.last > self.last and any(map(needed, days_through(add_days(self.last, 1), span.last)))
        return not (before or after)

    def _is_any_worked(self, first: date, last: date) -> bool:
        return any(map(self._is_worked, days_through(first, last)))

    def _is_worked(self, day: date) -> bool:
        """Whether ``day`` is worked; where the days off of its year are not known, by its weekday."""
        return self.calendar.is_workday(day) if self.calendar.knows(day) else day.weekday() < _WEEKEND

    def _is_worked_or_weekday(self, day: date) -> bool:
        """Whether something said for each week may have been meant for ``day``."""
        return day.weekday() < _WEEKEND or self._is_worked(day)

    def _fortnight(self, day: date) -> Span:
        """Two weeks, counted from the first week that is whole."""
        monday = _monday(self.first)
        if monday < self.first and self._is_any_worked(monday, add_days(self.first, -1)):
            monday = add_days(monday, _WEEK)
        start = add_days(monday, (day - monday).days // _FORTNIGHT * _FORTNIGHT)
        return span_of(start, add_days(start, _FORTNIGHT - 1))


def _monday(day: date) -> date:
    return add_days(day, -day.weekday())


def _day(day: date) -> Span:
    return span_of(day, day)


def _week(day: date) -> Span:
    monday = _monday(day)
    return span_of(monday, add_days(monday, _WEEK - 1))


def _month(day: date) -> Span:
    return _months(day.year, day.month, day.month, CalendarDate(day.year, day.month).formal())


def _quarter(day: date) -> Span:
    start = (day.month - 1) // 3 * 3 + 1
    return _months(day.year, start, start + 2, f"{CalendarDate(day.year).formal()}{start}—{start + 2}月")


def _year(day: date) -> Span:
    return _months(day.year, 1, 12, CalendarDate(day.year).formal())


def _months(year: int, first: int, last: int, label: str) -> Span:
    return Span(date(year, first, 1), calendar_day(year, last, 0), label)


def span_of(first: date, last: date) -> Span:
    """The span that is called by its days: 2026年5月4日—10日."""
    if first == last:
        return Span(first, last, formal_day(first))
    year = "" if first.year == last.year else f"{last.year}年"
    month = "" if not year and first.month == last.month else f"{last.month}月"
    return Span(first, last, f"{formal_day(first)}—{year}{month}{last.day}日")


_NATURAL = {
    Window.DAY: _day,
    Window.WEEK: _week,
    Window.MONTH: _month,
    Window.QUARTER: _quarter,
    Window.YEAR: _year,
}
