"""The dates that stand in a text about time, with the weekdays beside them. What the text means is not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from planforge.language.numerals import parse_number
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.dates import WEEKDAYS, calendar_day

_YEAR = r"(?P<year>[0-9]{4})"
DATE = lazy(
    rf"(?P<iso>{_YEAR}(?P<mark>[-./])(?P<isomonth>[0-9]{{1,2}})(?P=mark)(?P<isoday>[0-9]{{1,2}}))"
    r"|(?:(?P<said>[0-9]{4})\s*年\s*)?(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*月\s*"
    r"(?P<day>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,4})\s*(?:[日号]|(?=[、,，和至—–~-]|$))"
    r"|(?P<alone>[0-9]{4})(?=\s*(?:年|学年|[-—–~至/]))"
    r"|(?<=[、,，和及至到—–~-])\s*(?P<next>[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,4})\s*[日号]"
    r"|(?<=[-—–~至])(?P<second>[0-9]{4})(?=\s*(?:年|学年))"
)
EVERY = lazy(r"每(?:年|月|两个?月|季度?)[^，,；;]{0,6}$")
WEEKDAY = lazy(r"^\s*[（(]\s*(?:周|星期|礼拜)\s*(?P<said>[一二三四五六日天])\s*[)）]")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: ``year`` None where it is not written."""

    year: int | None
    month: int
    day: int

    def resolved(self, year: int) -> date:
        """The date in ``year``, where it names none."""
        return calendar_day(self.year or year, self.month, self.day)


def written_days(text: str) -> Iterator[tuple[Found, int | None]]:
    """The dates of ``text``, and the weekdays that are said beside them (Monday 0); none of what comes again."""
    words, last = folded(text), None
    for match in DATE.finditer(words):
        if match["alone"] or match["second"] or (match["next"] and last is None):
            continue
        if EVERY.search(words[: match.start()]):
            continue
        last = found_in(match, last)
        said = WEEKDAY.match(words[match.end() :])
        yield last, WEEKDAYS.index(said["said"].replace("天", "日")) if said else None


def found_in(match: re.Match[str], last: Found | None) -> Found:
    """The date of a match of `DATE`; ``last`` is the one before it, whose month and year it may share."""
    if match["iso"]:
        return Found(int(match["year"]), int(match["isomonth"]), int(match["isoday"]))
    if match["next"] and last:
        return Found(last.year, last.month, number(match["next"]))
    year = int(match["said"]) if match["said"] else None
    return Found(year, number(match["month"]), number(match["day"]))


@cache
def _folded(char: str) -> str:
    one = fold(char)
    return one if len(one) == 1 else char


def folded(text: str) -> str:
    """``text`` folded one character for one, so that places in it hold."""
    return "".join(map(_folded, text))


def number(written: str) -> int:
    return int(written) if written.isdecimal() else parse_number(written) or 1
