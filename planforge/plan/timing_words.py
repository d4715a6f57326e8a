"""The words of schedule times as regular expressions, from ``data/timing.yaml``. No meaning is given here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.plan.dates import spelled
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "timing.yaml"
COUNT = "(?:[0-9]{1,3}|[一二三四五六七八九十百两]{1,4})"
RANGE = "(?:至|到|[-—–―─~]+)"
_WEEKDAY = "[一二三四五六日1-7]"
WEEKDAYS = rf"周{_WEEKDAY}(?:(?:、|{RANGE})周?{_WEEKDAY}|周?[一二三四五六日])*"
"""周五, 周一、三、五, 周一三五, 周二、周四, 周一至周五."""
_DAY_ORDER = "一二三四五六日1234567"
_BETWEEN_DIGITS = lazy(r"(?<=\d)\s+(?=\d)")
_IDLE_COMMAS = lazy(rf",+(?=[,、;]|{RANGE}|$)|^,+|(?<=[、;]),+")


@cache
def data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def any_of(words: list[str] | dict[str, Any]) -> str:
    """An expression for any of ``words``, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def forms() -> tuple[tuple[str, str], ...]:
    """Readable forms, Simplified and Traditional, ``#`` for each number."""
    return tuple((form[0], form[-1]) for form in data()["forms"])


@cache
def _alike() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, data()["alike"]), key=len, reverse=True)))


def plain(text: str) -> str:
    """``text`` as the grammar reads it: folded, dates with 年月日, one word for each thing, commas for brackets."""
    folded = spelled(_BETWEEN_DIGITS.sub(",", text))
    return tidy(_alike().sub(lambda word: data()["alike"][word[0]], folded))


def tidy(words: str) -> str:
    """``words`` without commas that part nothing."""
    return _IDLE_COMMAS.sub("", words).strip(",、;")


def count_of(written: str | None) -> int:
    """The number that ``written`` is; 0 where it is none."""
    return (parse_number(written) if written else None) or 0


def weekdays(written: str) -> tuple[int, ...]:
    """The weekdays of a list that `WEEKDAYS` matches, Monday 0, in order, each once."""
    days: set[int] = set()
    for piece in written.replace("周", "").split("、"):
        first, *others = (_days(part) for part in re.split(RANGE, piece))
        days.update(first)
        for last, other in zip([first, *others], others, strict=False):
            days.update(day % 7 for day in range(last[-1], last[-1] + (other[0] - last[-1]) % 7 + 1))
            days.update(other)
    return tuple(sorted(days))


def _days(part: str) -> list[int]:
    return [_DAY_ORDER.index(day) % 7 for day in part]
