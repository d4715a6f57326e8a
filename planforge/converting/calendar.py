"""A school calendar in the script of the plan that uses it."""

from __future__ import annotations

from typing import cast

from planforge.converting.models import ModelConverter
from planforge.language.conversion import Converter
from planforge.plan.loading import LoadedCalendar
from planforge.plan.school_calendar import CalendarFile


def calendar_in_script(loaded: LoadedCalendar, script: str) -> CalendarFile:
    """The calendar of ``loaded`` in ``script``; itself where it is written so."""
    if loaded.script == script:
        return loaded.calendar
    converter = ModelConverter(Converter(loaded.script, script), lambda path: None)
    return cast(CalendarFile, converter.model(loaded.calendar))
