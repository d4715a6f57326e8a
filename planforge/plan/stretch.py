"""A stretch of the calendar as people name it: 2025年6月底, 第二季度, 2025—2026学年, 年底. Not its use.

Period and Deadline are built on it. The names and their limits are data (``data/calendar.yaml``).

========================  =================================================
written                   first to last day
========================  =================================================
2025年                    1 January – 31 December
2025年初 · 年中 · 年底    January · June · December
6月                       1 – 30 June
6月初 · 上旬              1 – 10 June
6月中 · 中旬              11 – 20 June
6月底 · 月末 · 下旬       21 – 30 June
上半年 · 第二季度         January – June · April – June
春季学期 · 秋季学期       1 February – 15 July · 1 September – 31 January
2025学年 (2025—2026学年)  1 September 2025 – 31 August 2026
民国114学年               1 August 2025 – 31 July 2026
开学                      1 March or 1 September; 9月开学: 1 September
暑假 · 寒假               July – August · 15 January – end of February
========================  =================================================

A name with 底/末 means its last month, with 初 its first one. Without year, the anchor decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.plan.anchor import Anchor
from planforge.plan.dates import (
    NUMBER,
    YEAR,
    CalendarDate,
    add_days,
    calendar_day,
    check_day,
    number_of,
    year_of,
)
from planforge.plan.unreadable import Unreadable
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "calendar.yaml"
_NEXT_YEAR = {"明": 1, "次": 1, "翌": 1, "来": 1}


class Precision(Enum):
    """How precise a plain date is."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class Span(NamedTuple):
    """Days within a year; day 0 is the last of its month, months beyond 12 are in the next year."""

    first_month: int
    first_day: int
    last_month: int
    last_day: int

    def first(self, year: int) -> date:
        return calendar_day(year, self.first_month, self.first_day)

    def last(self, year: int) -> date:
        return calendar_day(year, self.last_month, self.last_day)


class Stretch(NamedTuple):
    """One of ``spans`` in ``year``; without year in the one that an `Anchor` decides."""

    spans: tuple[Span, ...]
    year: int | None = None
    shift: int | None = None
    """今年 0, 明年 1: years after the plan's start."""
    ends_inside: bool = False
    """Names an end (6月30日, 6月底, 学期末), so that 前 includes it; 6月前 is before 1 June."""
    precision: Precision | None = None
    """Of a plain date; None where the stretch is named otherwise."""

    def as_date(self) -> CalendarDate | None:
        """The plain date that the stretch is, if it is one and has its year."""
        if self.year is None or self.precision is None:
            return None
        span = self.spans[0]
        month = span.first_month if self.precision is not Precision.YEAR else None
        return CalendarDate(self.year, month, span.first_day if self.precision is Precision.DAY else None)

    def within(self, year: int) -> Stretch:
        """The same with ``year``, if it has none."""
        return self if self.year else self._replace(year=min(year + (self.shift or 0), MAXYEAR), shift=None)

    def last(self, anchor: Anchor) -> date | None:
        """The last day, by ``anchor`` where the year is open."""
        return self._choose(anchor, lambda span, year: span.last(year))

    def day_before(self, anchor: Anchor) -> date | None:
        """The day before the first one, by ``anchor`` where the year is open."""
        return self._choose(anchor, lambda span, year: add_days(span.first(year), -1))

    def first(self, anchor: Anchor) -> date | None:
        """The first day, by ``anchor`` where the year is open."""
        return self._choose(anchor, lambda span, year: span.first(year))

    def _choose(self, anchor: Anchor, day_of: Callable[[Span, int], date]) -> date | None:
        if self.year and len(self.spans) == 1:
            return day_of(self.spans[0], min(self.year, MAXYEAR))

        def days(year: int) -> list[date]:
            return [day_of(span, min(year, MAXYEAR)) for span in self.spans]

        if self.year:
            return _next(days(self.year), anchor.start)
        if self.shift is not None:
            return _next(days(anchor.start.year + self.shift), anchor.start) if anchor.start else None
        return anchor.choose(days)


def _next(days: list[date], start: date | None) -> date:
    return next((day for day in days if not start or day >= start), days[-1])


@cache
def _calendar() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _named() -> dict[str, tuple[Span, ...]]:
    return {
        name: tuple(Span(*span) for span in entry["spans"]) for entry in _calendar()["names"] for name in entry["names"]
    }


@cache
def pattern() -> str:
    """The regular expression of a stretch, with named groups, for use in larger ones."""
    names = "|".join(sorted(_named(), key=len, reverse=True))
    parts = "|".join(part for part in _calendar()["parts"] if len(part) > 1)
    school = (
        r"(?P<sroc>(?:中华)?民国)?(?P<school>[0-9]{3,4})(?:[-—–~至](?P<school_to>[0-9]{2,4}))?学年度?"
        r"(?:第?(?P<term>[一二12上下]|春季|秋季)学期)?"
    )
    year = rf"(?:(?:中华)?民国(?P<roc>[0-9一二三四五六七八九十百〇零]{{1,6}}|元)|(?P<year>{YEAR}))年度?"
    relative = r"(?P<relative>[今本当明次翌来])年度?"
    month = rf"(?P<month>{NUMBER})月份?(?:(?P<part>{parts})|(?P<opening>开学)|(?P<day>{NUMBER})[日号]?)?"
    return (
        rf"(?:{school}|(?:{year}|{relative})?(?:{month}|(?P<name>{names}))?)"
        r"(?P<edge>年?[底末初中]|结束(?=$|[前后内]))?"
    )


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(pattern())


def parse_stretch(text: str, folded: str) -> Stretch | None:
    """The stretch that ``folded`` (see `dates.spelled`) names as a whole, or None.

    Raises:
        Unreadable: it names a day that does not exist (PF304–PF306); ``text`` is quoted.
    """
    match = _stretch().fullmatch(folded)
    return stretch_of(text, match) if match else None


def stretch_of(text: str, match: re.Match[str]) -> Stretch | None:
    """The stretch matched by `pattern`, or None where nothing but an edge was matched.

    Raises:
        Unreadable: as `parse_stretch`.
    """
    if match["school"]:
        return _with_edge(_school_year(text, match), match["edge"])
    year = year_of(text, match["year"], match["roc"]) if match["year"] or match["roc"] else None
    shift = _NEXT_YEAR.get(match["relative"], 0) if match["relative"] else None
    if match["month"]:
        return _month(text, match, Stretch((), year, shift))
    if match["name"]:
        return _with_edge(Stretch(_named()[match["name"]], year, shift), match["edge"])
    return _year(match, Stretch((Span(1, 1, 12, 0),), year, shift))


def _school_year(text: str, match: re.Match[str]) -> Stretch:
    year = year_of(text, match["school"], match["school"] if match["sroc"] else None)
    roc = bool(match["sroc"]) or len(match["school"]) == 3
    more = _school_years(text, match) - 1
    kind = "roc_" if roc else ""
    terms = _calendar()[kind + "terms"]
    span = Span(*terms.get(match["term"], _calendar()[kind + "school_year"]))
    return Stretch((span._replace(last_month=span.last_month + 12 * more),), year)


def _school_years(text: str, match: re.Match[str]) -> int:
    written = match["school_to"]
    if not written:
        return 1
    first = match["school"]
    years = int(first[: -len(written)] + written if len(written) < len(first) else written) - int(first)
    if years < 1:
        raise Unreadable("PF309", {"text": text, "first": first, "last": written})
    return years


def _month(text: str, match: re.Match[str], open_: Stretch) -> Stretch | None:
    month, day = number_of(match["month"]) or 0, number_of(match["day"])
    check_day(text, open_.year, month, day)
    if match["opening"]:
        return open_._replace(spans=(_opening(month),))
    part = match["part"] or match["edge"]
    if part:
        days = None if day else _calendar()["parts"].get(part)
        span = days and Span(month, days[0], month, days[1])
        return open_._replace(spans=(span,), ends_inside=True) if span else None
    precision = Precision.DAY if day else Precision.MONTH
    span = Span(month, day or 1, month, day or 0)
    return open_._replace(spans=(span,), ends_inside=bool(day), precision=precision)


def _opening(month: int) -> Span:
    month = _calendar()["openings"].get(str(month), month)
    return Span(month, 1, month, 1)


def _year(match: re.Match[str], open_: Stretch) -> Stretch | None:
    edge = match["edge"] or ""
    if open_.year is None and open_.shift is None and not edge.startswith("年"):
        return None
    if not edge:
        return open_._replace(precision=Precision.YEAR)
    span = _calendar()["year_parts"].get(edge.removeprefix("年"))
    return open_._replace(spans=(Span(*span),), ends_inside=True) if span else None


def _with_edge(stretch: Stretch, edge: str | None) -> Stretch:
    if not edge or edge == "中":
        return stretch
    spans = tuple(_first_month(span) if edge.endswith("初") else _last_month(span) for span in stretch.spans)
    return stretch._replace(spans=spans, ends_inside=True)


def _first_month(span: Span) -> Span:
    return span._replace(last_month=span.first_month, last_day=0)


def _last_month(span: Span) -> Span:
    return span._replace(first_month=span.last_month, first_day=1)
