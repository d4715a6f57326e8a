"""Times of day as people write them: 16:30, 下午4点半, 15:00—17:00, 每周五下午. No days."""

from __future__ import annotations

import re
from datetime import time
from functools import cache
from typing import NamedTuple

from planforge.plan.timing_words import RANGE, any_of, count_of, data

_HOUR = "[0-9]{1,2}|(?<!周)(?:二十[一二三]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])"
_MINUTE = "(?:[0-9]{2}|[二三四五]?十[一二三四五六七八九]?)分?|(?:[0-9]|零?[一二三四五六七八九])分"


class Clock(NamedTuple):
    """A time of day; or, where no hour is said, a part of the day (下午, folded)."""

    at: time | None = None
    until: time | None = None
    """The end of a range, after ``at``."""
    part: str = ""


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(rf"{_one('')}(?:{RANGE}{_one('_until')})?$")


def _one(name: str) -> str:
    """An expression for one time; ``name`` is put after the names of its groups."""
    return (
        rf"(?:(?P<part{name}>{any_of(data()['day_parts'])})的?,?)?(?<![0-9])"
        rf"(?:(?P<hour{name}>[0-9]{{1,2}}):(?P<minute{name}>[0-9]{{2}})"
        rf"|(?P<said{name}>{_HOUR})[点时](?:(?P<minutes{name}>{_MINUTE})|(?P<quarter{name}>{any_of(data()['quarters'])}))?)"
    )


@cache
def _part_alone() -> re.Pattern[str]:
    return re.compile(rf"(?P<part>{any_of(data()['day_parts'])})$")


def clock_at_end(words: str) -> tuple[str, Clock | None]:
    """``words`` without the time of day at their end, and that time; None where there is none.

    A range that ends before it begins is no time, nor is an hour that there is not.
    """
    if match := _clock().search(words):
        clock = _range(match)
        return (words[: match.start()], clock) if clock else (words, None)
    part = _part_alone().search(words)
    return (words[: part.start()], Clock(part=part["part"])) if part else (words, None)


def in_part(at: time, part: str) -> time:
    """``at`` as it is said of ``part`` of the day: 4:30 of 下午 is 16:30."""
    earliest, latest, later = data()["day_parts"][part]
    return at.replace(hour=(at.hour + later) % 24) if earliest <= at.hour <= latest else at


def _range(match: re.Match[str]) -> Clock | None:
    at = _time(match, "", match["part"])
    if not (match["hour_until"] or match["said_until"]):
        return Clock(at) if at else None
    until = _time(match, "_until", match["part_until"] or match["part"])
    return Clock(at, until) if at and until and at < until else None


def _minutes(written: str | None) -> int:
    return count_of((written or "").removesuffix("分"))


def _time(match: re.Match[str], name: str, part: str | None) -> time | None:
    """The time of the groups with ``name``, in ``part`` of the day; None where there is no such hour or minute."""
    hour = count_of(match[f"hour{name}"] or match[f"said{name}"])
    quarter = match[f"quarter{name}"]
    minute = data()["quarters"][quarter] if quarter else _minutes(match[f"minute{name}"] or match[f"minutes{name}"])
    if hour >= 24 or minute >= 60:
        return None
    return in_part(time(hour, minute), part) if part else time(hour, minute)
