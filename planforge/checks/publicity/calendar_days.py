"""PF908, PF948–PF950: days of a school calendar that are off and worked, that are no days, or that have no end."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import Loaded
from planforge.plan.period import Period
from planforge.plan.school_calendar import SchoolCalendar
from planforge.publicity.workdays import LONGEST_REST, days_off, is_listable
from planforge.source import path_of


def days_are_off_or_worked(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """Every 上班 is a day, and none of them is one of 放假."""
    off = {day: name for name, day in days_off(calendar)}
    for worked in calendar.workdays:
        path = path_of(worked.text)
        if worked.day is None:
            diagnostics.error("PF948", loaded.place(path), path=path, text=worked.text)
        elif worked.first() in off:
            name = off[worked.first()] or None
            diagnostics.error("PF908", loaded.place(path), path=path, text=worked.text, name=name)


def days_off_are_days(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """Every 放假 says from which day to which, with the year, and lasts a year at most: none is passed over."""
    for one in calendar.days_off:
        for period in one.days:
            if not is_listable(period):
                path = path_of(period.text)
                code = "PF949" if _is_undated(period) else "PF950"
                diagnostics.error(code, loaded.place(path), path=path, text=period.text, most=LONGEST_REST)


def _is_undated(period: Period) -> bool:
    """Whether what is missing is a year, or a date at all; else it is only too long."""
    return period.start is not None or period.end is not None or period.first is None
