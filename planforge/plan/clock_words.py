"""Times of day as people write them: 16:30, 下午4点半, 晚7点. No days."""

from __future__ import annotations

import re
from datetime import time
from functools import cache

from planforge.plan.timing_words import RANGE, any_of, count_of, data

_HOUR = "[0-9]{1,2}|(?<!周)(?:二十[一二三]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTE = "(?:[0-9]{2}|[二三四五]?十[一二三四五六七八九]?)分?|(?:[0-9]|零?[一二三四五六七八九])分"


@cache
def _clock() -> re.Pattern[str]:
    quarters = any_of(data()["quarters"])
    one = rf"(?:[0-9]{{1,2}}:[0-9]{{2}}|(?:{_HOUR})[点时](?:{_MINUTE}|{quarters})?)"
    return re.compile(
        rf"(?:(?P<part>{any_of(data()['day_parts'])})的?)?(?<![0-9])"
        rf"(?:(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})"
        rf"|(?P<said>{_HOUR})[点时](?:(?P<minutes>{_MINUTE})|(?P<quarter>{quarters}))?)(?:{RANGE}{one})?$"
    )


@cache
def _part_alone() -> re.Pattern[str]:
    return re.compile(rf"{any_of(data()['day_parts'])}$")


def clock_at_end(words: str) -> tuple[str, time | None]:
    """``words`` without the time of day at their end, and that time; of a range (16:30—17:10) its beginning.

    A part of the day without hour (每周五下午) is dropped too: it is no time.
    """
    match = _clock().search(words)
    at = _time(match) if match else None
    if match and at:
        return words[: match.start()], at
    return _part_alone().sub("", words), None


def _minutes(written: str | None) -> int:
    return count_of((written or "").removesuffix("分"))


def _time(match: re.Match[str]) -> time | None:
    """The time; None where there is no such hour or minute."""
    hour = count_of(match["hour"] or match["said"])
    if match["part"]:
        earliest, latest, later = data()["day_parts"][match["part"]]
        hour += later if earliest <= hour <= latest else 0
    minute = data()["quarters"][match["quarter"]] if match["quarter"] else _minutes(match["minute"] or match["minutes"])
    return time(hour, minute) if hour < 24 and minute < 60 else None
