"""A time as people say it → the days that it means (每周五 → 5月8日, 5月15日 …). Holidays are not looked at here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime
from itertools import islice
from typing import Any, Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, YEARLY, rrule
from dateutil.rrule import weekday as on_weekday

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.dates import CalendarDate, add_days, calendar_day, days_through, formal_day
from planforge.plan.period import Period
from planforge.plan.school_weeks import Parity, TermWeeks
from planforge.plan.stretch import Precision
from planforge.plan.timing import Festival, Frequency, Once, Recurrence, Rule, Timing
from planforge.publicity.frame import Frame
from planforge.publicity.problem import Problem
from planforge.publicity.rare_days import rare_days
from planforge.publicity.terms import Term
from planforge.source import path_of

MOST = 20_000
"""Days that one entry may mean; more are a slip."""
_HOLIDAYS = lazy("(?:期间|假期|长假|放假)$")
_SPARE = 400
"""Days beyond those that are wanted, of which some may be left out."""
_FRIDAY = 4
_FREQUENCIES: dict[Frequency, Literal[0, 1, 2, 3]] = {
    Frequency.DAY: DAILY,
    Frequency.WEEK: WEEKLY,
    Frequency.MONTH: MONTHLY,
    Frequency.YEAR: YEARLY,
}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A day, or a stretch of days that is one thing."""

    first: date
    last: date
    recurs: bool = field(default=False, compare=False)
    """Whether a rule made it."""


@dataclass(slots=True)
class Slots:
    """The days that one text means, with what was wrong."""

    frame: Frame
    text: str
    problems: list[Problem] = field(default_factory=list)

    def of(
        self, timing: Timing, first: date | None, last: date | None, count: int | None = None
    ) -> list[Slot]:
        """The slots of ``timing`` between ``first`` and ``last``, where it does not limit itself; in order, each once.

        Without a last day there are as many as the ``count`` that is wanted may need. What cannot be computed is in
        ``problems``.
        """
        begin, end = self._bounds(timing, first, last)
        found: dict[tuple[date, date], Slot] = {}
        for rule in timing.rules:
            for slot in islice(self._of_rule(rule, begin, end, count), _enough(end, count)):
                found.setdefault((slot.first, slot.last), slot)
        if len(found) > MOST:
            self._report("PF911", most=MOST)
            return []
        return sorted(found.values())

    def _bounds(self, timing: Timing, first: date | None, last: date | None) -> tuple[date | None, date | None]:
        if timing.bounds is None:
            return first, last
        begin, end = self.frame.resolve(timing.bounds)
        if not (begin or end or timing.bounds.start or timing.bounds.end):
            self._report_no_term(timing.bounds.text)
        return self._clipped(timing.bounds, begin or first, end or last, first, last)

    def _clipped(
        self, bounds: Period, begin: date | None, end: date | None, first: date | None, last: date | None
    ) -> tuple[date | None, date | None]:
        """``begin`` to ``end``; of a month or a term (秋季学期每周五) what lies between ``first`` and ``last``."""
        is_dated = any(one and one.precision is Precision.DAY for one in (bounds.start, bounds.end)) or bool(
            bounds.span and any(one.day for one in bounds.span)
        )
        if is_dated or not (begin and end and first and last) or begin > last or end < first:
            return begin, end
        return max(begin, first), min(end, last)

    def _of_rule(self, rule: Rule, first: date | None, last: date | None, count: int | None) -> Iterator[Slot]:
        """The slots of ``rule``; a holiday that is excepted gives none."""
        if isinstance(rule, Festival):
            return
        if isinstance(rule, Once):
            yield from self._once(rule)
        elif isinstance(rule, TermWeeks):
            yield from self._weeks(rule, first, last)
        elif first is None or (last is None and count is None):
            self._report("PF912")
        else:
            days = self._recurring(rule, first, last or date(MAXYEAR, 12, 31))
            yield from (Slot(day, day, recurs=True) for day in days)

    # -- a day, a stretch ----------------------------------------------------------------------

    def _once(self, rule: Once) -> Iterator[Slot]:
        first, last = self.frame.resolve(rule.period)
        if first is None or last is None:
            self._report("PF912")
        elif first == last and _HOLIDAYS.search(fold(self.text)) and first in self.frame.calendar.off:
            yield self._holiday(first)
        else:
            yield Slot(first, last)

    def _holiday(self, day: date) -> Slot:
        """国庆期间: all days off of the holiday that begins on ``day``."""
        off, last = self.frame.calendar.off, day
        while off.get(add_days(last, 1)) == off[day]:
            last = add_days(last, 1)
        return Slot(day, last)

    # -- what comes again ----------------------------------------------------------------------

    def _recurring(self, rule: Recurrence, first: date, last: date) -> Iterator[date]:
        if rule.workday:
            return self._workday_of_months(rule, first, last)
        days = (moment.date() for moment in _rrule(rule, first, last))
        if rule.workdays:
            return (day for day in days if self.frame.calendar.is_workday(day))
        self._report_short_months(rule, first, last)
        return days

    def _workday_of_months(self, rule: Recurrence, first: date, last: date) -> Iterator[date]:
        """每月第一个工作日: one a month; an interval counts from the first month in which it lies in the period."""
        since: date | None = None
        for month in _months(rule, first, last):
            start = month.date()
            if since and _apart(since, start) % rule.interval:
                continue
            days = days_through(start, calendar_day(start.year, start.month, 0))
            worked = [day for day in days if self.frame.calendar.is_workday(day)]
            index = rule.workday - 1 if rule.workday > 0 else rule.workday
            if -len(worked) <= index < len(worked) and first <= worked[index] <= last:
                since = since or start
                yield worked[index]

    def _report_short_months(self, rule: Recurrence, first: date, last: date) -> None:
        """每月31日, 每月第五个周五, 每年2月29日: months that do not have this day."""
        if last.year == MAXYEAR:
            return
        for rare in rare_days(rule):
            since = next(iter(_rrule(rule, first, last)), _noon(first))
            months = (month.date() for month in _months(rule, first, last) if _is_due(rule, since, month))
            short = [month for month in months if not rare.is_in(month)]
            if short:
                named = "、".join(CalendarDate(month.year, month.month).formal() for month in short[:3])
                self._report("PF917", severity="warning", months=named, day=rare.label, instead=rare.instead)

    # -- school weeks --------------------------------------------------------------------------

    def _weeks(self, rule: TermWeeks, first: date | None, last: date | None) -> Iterator[Slot]:
        terms = self.frame.terms_called(rule.term)
        near = [term for term in terms if _reaches(term, first, last)]
        if not self.frame.terms or (not rule.term and not near):
            self._report("PF913")
            return
        if not terms:
            self._report_no_term(rule.term)
        found = {term: list(_in_term(rule, term)) for term in near or terms}
        within = {term: slots for term, slots in found.items() if any(_between(slot, first, last) for slot in slots)}
        yield from self._inside(found if rule.term else within or found, rule, first, last)

    def _inside(
        self, found: dict[Term, list[Slot]], rule: TermWeeks, first: date | None, last: date | None
    ) -> Iterator[Slot]:
        """The slots that lie in their terms; what comes again, in the period too."""
        for term, slots in found.items():
            recurs = rule.recurs
            self._report_beyond(rule, term)
            inside = [slot for slot in slots if not recurs or _between(slot, first, last)]
            yield from (slot for slot in inside if term.holds(slot.first))
            outside = next((slot for slot in inside if not term.holds(slot.first)), None)
            if outside:
                self._report("PF916", term=term.name, day=formal_day(outside.first), first=formal_day(term.first),
                             last=formal_day(term.last))  # fmt: skip

    def _report_beyond(self, rule: TermWeeks, term: Term) -> None:
        named = (*rule.weeks, rule.since)
        beyond = next((week for week in named if week > term.weeks or -week > term.weeks), None)
        if beyond:
            self._report("PF914", week=abs(beyond), term=term.name, weeks=term.weeks)

    def _report_no_term(self, name: str) -> None:
        """No calendar has the term ``name``."""
        if self.frame.terms:
            self._report("PF915", term=name, known="、".join(term.name for term in self.frame.terms))
        else:
            self._report("PF913")

    def _report(self, code: str, severity: str = "error", **facts: object) -> None:
        path = path_of(self.text)
        self.problems.append(Problem(code, path, {"text": self.text, **facts}, severity))


def _enough(last: date | None, count: int | None) -> int:
    """How many days to compute; where nothing but their count ends them, some may still be excepted."""
    return count + _SPARE if last is None and count is not None and count < MOST else MOST + 1


def _reaches(term: Term, first: date | None, last: date | None) -> bool:
    """Whether some of ``term`` lies between ``first`` and ``last``."""
    return (not first or term.last >= first) and (not last or term.first <= last)


def _between(slot: Slot, first: date | None, last: date | None) -> bool:
    return (not first or slot.first >= first) and (not last or slot.first <= last)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _months(rule: Recurrence, first: date, last: date) -> Iterable[datetime]:
    """The months of ``rule`` that reach into the stretch from ``first`` to ``last``, by their first days."""
    return rrule(MONTHLY, dtstart=_noon(first.replace(day=1)), until=_noon(last), bymonth=rule.months or None)


def _apart(one: date, other: date) -> int:
    """How many months lie between ``one`` and ``other``."""
    return (other.year - one.year) * 12 + other.month - one.month


def _is_due(rule: Recurrence, since: date, month: date) -> bool:
    """Whether ``month`` is one that the interval of ``rule`` reaches, counted from ``since``."""
    if rule.frequency is Frequency.YEAR:
        return (month.year - since.year) % rule.interval == 0
    return _apart(since, month) % rule.interval == 0


def _rrule(rule: Recurrence, first: date, last: date) -> Iterable[datetime]:
    """The recurrence as RFC 5545 has it; an interval counts from the first day that fits, on or after ``first``."""
    days = [on_weekday(weekday, which or None) for which, weekday in rule.days] or None
    options: dict[str, Any] = {
        "byweekday": days,
        "bymonthday": rule.dates or None,
        "bymonth": rule.months or None,
        "until": _noon(last),
    }
    start = first
    if rule.interval > 1:
        once = rrule(_FREQUENCIES[rule.frequency], dtstart=_noon(first), **options)
        fits = next(iter(once), None)
        start = fits.date() if fits else first
    return rrule(_FREQUENCIES[rule.frequency], interval=rule.interval, dtstart=_noon(start), **options)


def _in_term(rule: TermWeeks, term: Term) -> Iterator[Slot]:
    """The slots of ``rule`` in ``term``; weeks that it does not have give none."""
    if rule.opening:
        day = term.first if rule.opening > 0 else term.last
        yield Slot(day, day)
        return
    weeks = [week for week in rule.weeks if -term.weeks <= week <= term.weeks]
    if rule.recurs:
        weeks = list(range(rule.since or 1, term.weeks + 1))
    if rule.parity:
        weeks = [week for week in weeks if (week % 2 == 1) == (rule.parity is Parity.ODD)]
    mondays = sorted({term.monday(week) for week in weeks})
    if rule.days:
        days = (add_days(monday, day) for monday in mondays for day in rule.days)
        yield from (Slot(day, day, recurs=rule.recurs) for day in days)
        return
    for start, end in _runs(mondays):
        yield Slot(max(start, term.first), min(add_days(end, _FRIDAY), term.last))


def _runs(mondays: list[date]) -> Iterator[tuple[date, date]]:
    """Weeks that follow each other, as one."""
    start = previous = None
    for monday in mondays:
        if previous is None or (monday - previous).days > 7:
            if start and previous:
                yield start, previous
            start = monday
        previous = monday
    if start and previous:
        yield start, previous
