"""PF329: a day, month, hour or weekday that does not exist, in free text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planforge.checks.figured import figured
from planforge.checks.timing.written_dates import WrittenDate, data, dates_in
from planforge.diagnostics import Diagnostics
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.dates import days_in
from planforge.plan.loading import LoadedPlan

_LEAP = 2000
"""Stands for the year of a date without one: 29 February exists."""
_LAST_HOUR, _LATEST = 24, 30
"""What is written for an hour may be a few hours beyond the last; more is a figure."""
_FAR = 8
"""Characters before an hour that are read for what it may be instead."""
_HINT = lazy(
    r"[0-9０-９一二三四五六七八九十][ ]?(?:[月时時点點:：]|[-/.][0-9]{1,2}[-/.])|星期|[礼禮]拜|[（(][周週]|[周週][八九]"
)
_CLOCK = lazy(
    r"(?<![0-9:：.])(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?![0-9:%])|[时点](?:(?P<minutes>[0-9]{1,2})分)?)"
)
_WEEKDAY = lazy(
    r"(?:星期|礼拜)(?P<number>[七八九十0789])|[（(]周(?P<short>[七八九0789])[）)]|周[八九](?=[上下]午|晚)"
)


def dates_exist(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every date, hour and weekday in the texts is one; date fields are read elsewhere."""
    for _, text in figured(loaded.plan):
        if not _HINT.search(text):
            continue
        flat = plainly(text)
        for start, end, facts in (*_dates(flat), *_clocks(flat), *_weekdays(flat)):
            place = loaded.place_at(text, start, end)
            diagnostics.warning("PF329", place, path=text.path, text=text[start:end], **facts)


def _dates(text: str) -> Iterator[tuple[int, int, dict[str, object]]]:
    for date in dates_in(text):
        if 1 <= date.month <= 12:
            yield from _days(date)
        elif _is_month(text, date):
            yield date.start, date.end, {"month": date.month}


def _days(date: WrittenDate) -> Iterator[tuple[int, int, dict[str, object]]]:
    """The day of ``date``, and those after it, that its month does not have."""
    days = days_in(date.year or _LEAP, date.month)
    facts: dict[str, object] = {
        "when": f"{date.year}年{date.month}月" if date.year else f"{date.month}月",
        "days": days,
    }
    if date.day is not None and not 1 <= date.day <= days:
        yield date.start, date.end, facts
    for start, end, day in date.more:
        if not 1 <= day <= days:
            yield start, end, facts


def _is_month(text: str, date: WrittenDate) -> bool:
    """Whether a month is meant at all: not 满18月龄, nor one of a numeral in words (二十月)."""
    if date.year is not None or date.day is not None:
        return True
    before, after = text[max(date.start - 1, 0) : date.start], text[date.end : date.end + 1]
    return date.arabic and before not in data()["not_month_before"] and after not in data()["not_month_after"]


def _clocks(text: str) -> Iterator[tuple[int, int, dict[str, object]]]:
    for match in _CLOCK.finditer(text):
        hour, minute = int(match["hour"]), int(match["minute"] or match["minutes"] or 0)
        before = text[: match.start()].rstrip(" ")[-1:]
        of_day = bool(before) and before in data()["day_before"]
        is_clock = of_day or match["minutes"] or _is_clock(text, match)
        if is_clock and (hour > 24 or minute > 59 or (hour == 24 and minute)):
            yield match.start(), match.end(), {"clock": match[0]}


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Whether an hour is meant, rather than a ratio, a span or 25点建议: by what follows, or by 25:00 itself."""
    before, behind = _clock_before(), _clock_behind()
    if match[0].endswith("点") or before.search(text, max(0, match.start() - _FAR), match.start()):
        return False
    is_full = match["minute"] is None or match["minute"] in ("00", "30")
    return behind.match(text, match.end()) is not None or (is_full and _LAST_HOUR < int(match["hour"]) <= _LATEST)


@cache
def _clock_before() -> re.Pattern[str]:
    return re.compile(f"(?:{data()['no_clock_before']})\\Z")


@cache
def _clock_behind() -> re.Pattern[str]:
    return re.compile(data()["clock_behind"])


def _weekdays(text: str) -> Iterator[tuple[int, int, dict[str, object]]]:
    for match in _WEEKDAY.finditer(text):
        after = text[match.end() : match.end() + 1]
        if not (match["number"] and after and after in data()["not_weekday_after"]):
            yield match.start(), match.end(), {"weekday": match[0]}
