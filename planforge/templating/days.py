"""Days of the calendar as tables and sentences write them: 5月8日, 5月6日—10日, 三. Computes none."""

from __future__ import annotations

from datetime import date

from planforge.plan.dates import CalendarDate

_WEEKDAYS = "一二三四五六日"


def day_span(first: date, last: date, era: str, with_year: bool = False) -> str:
    """5月8日, 5月6日—10日, 5月30日—6月2日; with the year where that is asked for, or where it changes in between."""
    if first.year != last.year:
        return f"{_whole(first, era)}—{_whole(last, era).removeprefix('中華民國')}"
    start = _whole(first, era) if with_year else _short(first)
    if first == last:
        return start
    return f"{start}—{last.day}日" if first.month == last.month else f"{start}—{_short(last)}"


def weekdays(first: date, last: date) -> str:
    """The day of the week (一), or the first and the last of a stretch (三—日)."""
    days = dict.fromkeys((first, last))
    return "—".join(_WEEKDAYS[day.weekday()] for day in days)


def month(day: date, era: str) -> str:
    """2026年5月."""
    return CalendarDate(day.year, day.month).formal(era)


def _whole(day: date, era: str) -> str:
    return CalendarDate(day.year, day.month, day.day).formal(era)


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
