"""Days off by name, for the deadlines and stages of any plan: weekends where nothing more is known. Judges nothing."""

from __future__ import annotations

from datetime import date
from functools import cache

from planforge.publicity.workdays import WorkCalendar, work_calendar

_WEEKDAYS = "一二三四五六日"
_WEEKEND = 5
"""The first weekday of the weekend (Monday 0)."""


def weekday(day: date) -> str:
    """星期六."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


class FreeDays:
    """The national arrangement, or ``calendar``; of years that are not known, the weekends."""

    def __init__(self, calendar: WorkCalendar | None = None) -> None:
        self._calendar = calendar or _national()

    def name(self, day: date) -> str:
        """What the day off is called (劳动节, 星期六); empty for a working day."""
        rest = weekday(day) if day.weekday() >= _WEEKEND else ""
        if not self._calendar.knows(day):
            return rest
        return self._calendar.off.get(day, "") or ("" if day in self._calendar.on else rest)


def rest_of(free: FreeDays, day: date) -> str:
    """星期六, or 星期四，劳动节; empty for a working day."""
    name = free.name(day)
    return name if not name or name == weekday(day) else f"{weekday(day)}，{name}"


@cache
def _national() -> WorkCalendar:
    return work_calendar(())
