"""Days of the calendar as tables and sentences write them: 5月8日, 5月6日—10日, 三. Computes none."""

from __future__ import annotations

from datetime import date, time

from planforge.patterns import lazy
from planforge.plan.dates import WEEKDAYS, CalendarDate, formal_day
from planforge.plan.timing import Timing
from planforge.source import Text, path_of

_WEEK = 7
_ISO = lazy(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def day_span(first: date, last: date, era: str, with_year: bool = False) -> str:
    """5月8日, 5月6日—10日, 5月30日—6月2日; with the year where that is asked for, or where it changes in between."""
    if first.year != last.year:
        return f"{_whole(first, era)}—{_whole(last, era).removeprefix('中華民國')}"
    start = _whole(first, era) if with_year else _short(first)
    if first == last:
        return start
    return f"{start}—{last.day}日" if first.month == last.month else f"{start}—{_short(last)}"


def weekdays(first: date, last: date) -> str:
    """The day of the week (一), or the first and the last of a stretch (三—日); nothing beyond a week."""
    if (last - first).days >= _WEEK:
        return ""
    days = dict.fromkeys((first, last))
    return "—".join(WEEKDAYS[day.weekday()] for day in days)


def clock(at: time) -> str:
    """9:00, 15:30."""
    return f"{at.hour}:{at.minute:02}"


def spelled(timing: Timing) -> Text:
    """``timing`` as sentences write it: 2026-05-08 is 2026年5月8日."""
    written = _ISO.sub(lambda match: f"{int(match[1])}年{int(match[2])}月{int(match[3])}日", timing.text)
    return Text(written, path_of(timing.text))


def month(day: date, era: str) -> str:
    """2026年5月."""
    return CalendarDate(day.year, day.month).formal(era)


def _whole(day: date, era: str) -> str:
    return formal_day(day, era)


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
