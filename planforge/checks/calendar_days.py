"""PF908, PF948: a day of a school calendar that is off and worked, a make-up workday that is no day."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import Loaded
from planforge.plan.school_calendar import SchoolCalendar
from planforge.publicity.workdays import days_off
from planforge.source import Text


def days_are_off_or_worked(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    """Every 上班 is a day, and none of them is one of 放假."""
    off = {day: name for name, day in days_off(calendar)}
    for worked in calendar.workdays:
        path = worked.text.path if isinstance(worked.text, Text) else ""
        if worked.day is None:
            diagnostics.error("PF948", loaded.place(path), path=path, text=worked.text)
        elif worked.first() in off:
            name = off[worked.first()] or None
            diagnostics.error("PF908", loaded.place(path), path=path, text=worked.text, name=name)
