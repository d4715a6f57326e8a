"""Dates and weekdays as they stand in free text, in either script and both kinds of numerals. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.checks.passages import lines_with
from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.plan.dates import ROC_EPOCH
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "written.yaml"
_N = "(?:[0-9]{1,2}|[零一二三四五六七八九十廿卅]{1,3})"
_YEAR = r"(?:(?P<roc>民国)?(?P<year>[0-9]{3,4}|[〇零一二三四五六七八九十百]{2,5})[ ]?年[ ]?)?"
_BEFORE = "(?=[民0-9〇零一二三四五六七八九十廿卅])(?<![0-9零一二三四五六七八九十廿卅.．])"
_DATE = lazy(
    rf"{_BEFORE}{_YEAR}(?P<month>{_N})[ ]?月份?[ ]?(?:(?P<day>{_N})[ ]?[日号]|(?P<part>[底末初]|[上中下]旬)?)"
    rf"(?P<more>(?:[ ]?[、和及与至到—–~-]+[ ]?{_N}[ ]?[日号])*)"
)
_ISO = lazy(
    r"(?<![0-9.\-/])(?P<year>[12][0-9]{3})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9.\-/])"
)
_MONTH = lazy("月")
_PARTS = lazy("[-/.](?<=[0-9].)[0-9]")
_MORE = lazy(rf"({_N})[ ]?[日号]")


_LUNAR = 12
"""Characters before a date in which 农历 may stand."""


class WrittenDate(NamedTuple):
    """A date in a text, whether or not it exists; offsets in characters."""

    start: int
    end: int
    """After the day."""
    year: int | None
    month: int
    day: int | None
    more: tuple[tuple[int, int, int], ...] = ()
    """Further days of the month (3月8日、9日): start, end, day."""
    arabic: bool = True
    after: int = 0
    """After the further days."""


@cache
def data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def dates_in(text: str) -> Iterator[WrittenDate]:
    """The dates in ``text`` (Simplified and half-width), in the order of each way of writing them."""
    for line in lines_with(_MONTH, text):
        yield from (_worded(match) for match in _DATE.finditer(text, *line) if not _is_lunar(text, match.start()))
    for line in lines_with(_PARTS, text):
        yield from map(_numbered, _ISO.finditer(text, *line))


def _numbered(match: re.Match[str]) -> WrittenDate:
    year, month, day = (int(match[part]) for part in ("year", "month", "day"))
    return WrittenDate(match.start(), match.end(), year, month, day, after=match.end())


def _worded(match: re.Match[str]) -> WrittenDate:
    end = match.start("more")
    more = tuple((end + one.start(), end + one.end(), number(one[1])) for one in _MORE.finditer(match["more"]))
    return WrittenDate(
        match.start(), end, _year(match), number(match["month"]), number(match["day"]) if match["day"] else None,
        more, match["month"].isdecimal(), match.end(),
    )  # fmt: skip


def number(written: str) -> int:
    """The number of ``written``; -1 where it is none (二二十)."""
    found = int(written) if written.isdecimal() else parse_number(written)
    return -1 if found is None else found


def _year(match: re.Match[str]) -> int | None:
    """The full year; three digits count from the Republic."""
    written = match["year"]
    if not written:
        return None
    if not written.isdecimal() and not match["roc"]:
        digits = written.translate(_DIGITS)
        return int(digits) if digits.isdecimal() and len(digits) == len("2025") else None
    year = number(written)
    return year + ROC_EPOCH if match["roc"] or len(written) < len("2025") else year


_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _is_lunar(text: str, start: int) -> bool:
    """Whether the date is one of the lunar calendar, in which every month may have 30 days."""
    before = text[max(start - _LUNAR, 0) : start]
    return any(word in before for word in data()["lunar"])
