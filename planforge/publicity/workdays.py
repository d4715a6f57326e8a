"""Which days are worked: the national arrangement (2004 on) and the school calendars of a plan. Guesses no year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from planforge.language.conversion import converter
from planforge.plan.dates import days_through
from planforge.plan.period import Period
from planforge.plan.school_calendar import SchoolCalendar

_DAY = timedelta(days=1)
_WEEKEND = 5
"""The first weekday of the weekend (Monday 0)."""
FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节"}
"""Days off in every year (全国年节及纪念日放假办法); the first one in other places too."""
LONGEST_REST = 366
"""Days of one 放假, at most."""
WEEKEND = ("周六", "周日")


class UnknownYear(Exception):
    """The days off of ``year`` are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class WorkCalendar(NamedTuple):
    """Days off and make-up workdays by name; ``years`` are those whose days off are known."""

    off: dict[date, str]
    on: frozenset[date]
    years: frozenset[int]
    weekend: tuple[str, ...] = WEEKEND
    """What the days of a weekend are called."""

    def knows(self, day: date) -> bool:
        return day.year in self.years

    def is_off(self, day: date) -> bool:
        """Whether ``day`` is a day off: a weekend without make-up work, or a holiday.

        Raises:
            UnknownYear: the arrangement of its year is not known.
        """
        if day.year not in self.years:
            raise UnknownYear(day.year)
        return day in self.off or (day.weekday() >= _WEEKEND and day not in self.on)

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked.

        Raises:
            UnknownYear: as `is_off`.
        """
        return not self.is_off(day)

    def rest(self, day: date) -> str:
        """What the day off is called: the holiday, or the day of the weekend; empty for a working day."""
        if day in self.off:
            return self.off[day]
        return self.weekend[day.weekday() - _WEEKEND] if day.weekday() >= _WEEKEND and day not in self.on else ""

    def is_make_up(self, day: date) -> bool:
        """Whether ``day`` is a weekend that is worked (调休上班)."""
        return day in self.on and day.weekday() >= _WEEKEND

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``.

        Raises:
            UnknownYear: as `is_off`.
        """
        return self._step(day, _DAY)

    def previous_workday(self, day: date) -> date:
        """The last working day before ``day``.

        Raises:
            UnknownYear: as `is_off`.
        """
        return self._step(day, -_DAY)

    def workdays_before(self, day: date, count: int) -> date:
        """The day ``count`` working days before ``day``; 0 is ``day`` itself.

        Raises:
            UnknownYear: as `is_off`.
        """
        for _ in range(count):
            day = self.previous_workday(day)
        return day

    def _step(self, day: date, by: timedelta) -> date:
        """The next day worked; the years that are known come to an end."""
        while MINYEAR < day.year < MAXYEAR:
            day += by
            if not self.is_off(day):
                return day
        raise UnknownYear(day.year)


def work_calendar(calendars: Iterable[SchoolCalendar], script: str = "hans") -> WorkCalendar:
    """The national arrangement, its names in ``script``, with what ``calendars`` add; a later one wins.

    A calendar that does not follow the national arrangement (国家假日: 否) stands alone.
    """
    own = tuple(calendars)
    off, on, known = _national(script) if all(calendar.national for calendar in own) else ({}, set(), set())
    for calendar in own:
        for name, day in days_off(calendar):
            off[day] = name
            on.discard(day)
        for worked in calendar.workdays:
            if worked.day:
                off.pop(worked.first(), None)
                on.add(worked.first())
        known |= years_of(calendar)
    return WorkCalendar(off, frozenset(on), frozenset(known), tuple(map(converter("hans", script).text, WEEKEND)))


def days_off(calendar: SchoolCalendar) -> Iterable[tuple[str, date]]:
    """Every day off that ``calendar`` lists, with the name of the holiday."""
    for one in calendar.days_off:
        for period in one.days:
            if period.first and period.last and is_listable(period):
                yield from ((one.name or "", day) for day in days_through(period.first, period.last))


def is_listable(period: Period) -> bool:
    """Whether ``period`` says which days it is: from one day to another, with their year, and not too many."""
    if period.first is None or period.last is None:
        return False
    return (period.last - period.first).days < LONGEST_REST


def years_of(calendar: SchoolCalendar) -> set[int]:
    """The years whose days off ``calendar`` lists as a whole: those with the holidays that every year has.

    A winter vacation that reaches into a year does not make its holidays known.
    """
    listed = {day for _, day in days_off(calendar)}
    fixed = [*FIXED] if calendar.national else [*FIXED][:1]
    years = {day.year for day in listed}
    return {year for year in years if all(date(year, month, day) in listed for month, day in fixed)}


def _national(script: str) -> tuple[dict[date, str], set[date], set[int]]:
    """Days off by name, make-up workdays, and the years that are known."""
    from chinese_calendar import constants

    convert = converter("hans", script).text
    names = {holiday.value: convert(holiday.chinese) for holiday in constants.Holiday}
    off = {day: names[name] for day, name in constants.holidays.items()}
    return off, set(constants.workdays), {day.year for day in off}
