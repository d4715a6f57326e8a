"""PF905: a year of which a school calendar lists holidays, but not all that tell that it is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import Loaded
from planforge.plan.period import Period
from planforge.plan.school_calendar import SchoolCalendar
from planforge.publicity.workdays import FIXED, days_off, work_calendar
from planforge.source import path_of

LONGEST_HOLIDAY = 10
"""Days; what lasts longer is a vacation, which says nothing of the holidays of its year."""


def years_are_complete(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """A calendar that lists a holiday of a year that is not known otherwise lists them all."""
    known, listed = work_calendar((calendar,)).years, {day for _, day in days_off(calendar)}
    for year, holiday in _first_holidays(calendar).items():
        if year not in known:
            missing = (name for (month, day), name in FIXED.items() if date(year, month, day) not in listed)
            path = path_of(holiday.text)
            names = "、".join(missing) if calendar.national else next(missing)
            diagnostics.warning("PF905", loaded.place(path), path=path, year=year, missing=names)


def _first_holidays(calendar: SchoolCalendar) -> dict[int, Period]:
    """The first holiday of each year that is listed."""
    found: dict[int, Period] = {}
    for year, holiday in _holidays(calendar):
        found.setdefault(year, holiday)
    return found


def _holidays(calendar: SchoolCalendar) -> Iterator[tuple[int, Period]]:
    for one in calendar.days_off:
        for period in one.days:
            if period.first and period.last and (period.last - period.first).days < LONGEST_HOLIDAY:
                yield period.first.year, period
