"""Periods (实施期限, 起止) as people write them: 2025-02-08 至 2025-12-31, 2016—2018年, 三年. No checks.

The parts of a year are what `stretch` says. The year is carried over from the one date to the other
(2025年2月8日—3月8日); a period without any year stays open until an anchor resolves it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.plan.anchor import Anchor
from planforge.plan.dates import CalendarDate, add_days, formal_day, formal_year, spelled
from planforge.plan.lapse import ISSUE, Lapse, parse_lapse
from planforge.plan.refusing import refuse
from planforge.plan.school_weeks import TermWeeks
from planforge.plan.stretch import Stretch, parse_stretch
from planforge.plan.unreadable import Unreadable
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "periods.yaml"
_LONGEST = 60
"""Longer texts are no period."""
_SEPARATOR = lazy(r"至|到|[-—–―─~]+")
_BARE_YEAR = lazy(r"(?<![0-9])([0-9]{4})(?=$|止)")
_OPENING = lazy(r"^[自从由]|(?:起|开始|以来)$")
_CLOSING = lazy(r"(?:止|为止|结束|截止|前)$")
_UNIT = lazy(r"第?(?:[0-9]{1,4}|[〇零一二三四五六七八九十]{1,4})(年|月|日|号|季度)")
_HIGHER = lazy(r".*[年月]")
_FROM_ISSUE = lazy(rf"[自从]?{ISSUE}(?:之日)?起?(?:(?:至|到|[-—–~]+)(?P<end>.+))?")
_SINCE = lazy(r"[自从]?(?P<start>.+?)(?:起|开始|以来|至今|以后|之后)")
_UNTIL = lazy(r"(?:截至|截止到?|至|到)(?P<end>.+)|(?P<before>.+)前")
_FIVE_YEARS = lazy(
    r"[“”\"「」]?(?P<number>[六七八九]|十[一二三四五六七]?)五[“”\"「」]?(?:期间|时期|规划期间?|期?末)?"
)
_FIRST_FIVE_YEARS = (6, 1981)
"""The numbering from which on five-year plans follow each other: 六五 began in 1981."""


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both included; None is open, or not known without an anchor."""

    text: str
    """As written."""
    first: date | None = None
    last: date | None = None
    span: tuple[CalendarDate, CalendarDate] | None = None
    """The two dates, where the period is written by plain dates with their year."""
    start: Stretch | None = None
    """The stretch without year in which it begins."""
    end: Stretch | None = None
    """The stretch without year in which it ends."""
    lapse: Lapse | None = None
    """Its length, where that is all that is written (三年)."""
    from_issue: bool = False
    """自印发之日起."""
    weeks: TermWeeks | None = None
    """The school weeks that it is, where it is written by them (第3周至第10周); a calendar makes days of them."""

    def __str__(self) -> str:
        return self.text

    def contains(self, day: date) -> bool:
        """Whether ``day`` lies within; an open end holds every day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def resolve(self, anchor: Anchor) -> Period:
        """The same with the days that ``anchor`` decides: open years, 三年, 自印发之日起."""
        first = self.first
        if self.start:
            first = self.start.first(anchor)
        elif self.from_issue or self.lapse:
            first = anchor.start
        return replace(self, first=first, last=self._resolved_last(first, anchor))

    def _resolved_last(self, first: date | None, anchor: Anchor) -> date | None:
        if self.lapse:
            return add_days(self.lapse.after(first), -1) if first else None
        if self.end:
            return self.end.last(Anchor(first=first, last=anchor.last) if first else anchor)
        return self.last

    def formal(self, era: str = "common") -> str:
        """2025年2月8日—3月8日, 2016—2018年 (一字线, GB/T 15834); other forms as written."""
        if not self.span:
            return self.text
        start, end = self.span
        closing = end.formal(era).removeprefix("中華民國")
        if start == end:
            return start.formal(era)
        if start.month is None and end.month is None:
            return f"{formal_year(start.year, era)}—{closing}"
        return f"{start.formal(era)}—{closing.partition('年')[2] if start.year == end.year else closing}"


def parse_period(text: str) -> Period:
    """The period that ``text`` writes.

    Raises:
        Unreadable: it is no period (PF308), ends before it begins (PF309), or holds a day that does not
            exist or a year that is short or open (PF302–PF307).
    """
    folded = _BARE_YEAR.sub(r"\1年", spelled(text))
    if len(folded) <= _LONGEST:
        for read in (_word, _five_years, _from_issue, _whole, _length, _between, _until, _since):
            period = read(text, folded)
            if period:
                return period
    raise refuse(text, "PF308", _forms())


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _forms() -> tuple[tuple[str, str], ...]:
    return tuple((form[0], form[-1]) for form in _data()["forms"])


def _word(text: str, folded: str) -> Period | None:
    return Period(text) if folded in _data()["open"] else None


def _five_years(text: str, folded: str) -> Period | None:
    match = _FIVE_YEARS.fullmatch(folded)
    if not match:
        return None
    number, year = _FIRST_FIVE_YEARS
    first = year + 5 * ((parse_number(match["number"]) or number) - number)
    return Period(text, date(first, 1, 1), date(first + 4, 12, 31))


def _length(text: str, folded: str) -> Period | None:
    lapse = parse_lapse(folded)
    return Period(text, lapse=lapse) if lapse and not lapse.event else None


def _from_issue(text: str, folded: str) -> Period | None:
    match = _FROM_ISSUE.fullmatch(folded)
    if not match:
        return None
    if not match["end"]:
        return Period(text, from_issue=True)
    end = parse_stretch(text, _CLOSING.sub("", match["end"]))
    return replace(_period(text, None, end), from_issue=True) if end else None


def _whole(text: str, folded: str) -> Period | None:
    stretch = parse_stretch(text, re.sub(r"(?:期间|以?内|之内)$", "", folded))
    return _period(text, stretch, stretch) if stretch else None


def _since(text: str, folded: str) -> Period | None:
    match = _SINCE.fullmatch(folded)
    start = parse_stretch(text, match["start"]) if match else None
    return _period(text, start, None) if start else None


def _until(text: str, folded: str) -> Period | None:
    match = _UNTIL.fullmatch(folded)
    if not match:
        return None
    end = parse_stretch(text, match["before"] or _CLOSING.sub("", match["end"]))
    if end is None or (match["before"] and not end.ends_inside):
        return None
    return _period(text, None, end)


def _between(text: str, folded: str) -> Period | None:
    for left, right in _halves(folded):
        end = parse_stretch(text, right)
        if end is None and (higher := _HIGHER.match(left)):
            end = parse_stretch(text, higher[0] + right)
        if end is None:
            continue
        unit = _UNIT.match(right)
        start = parse_stretch(text, left) or (parse_stretch(text, left + unit[1]) if unit else None)
        if start:
            return _period(text, *_with_years(start, end))
    return None


def _halves(folded: str) -> Iterator[tuple[str, str]]:
    for separator in _SEPARATOR.finditer(folded):
        left, right = folded[: separator.start()], folded[separator.end() :]
        if left and right:
            yield _OPENING.sub("", left), _CLOSING.sub("", right)


def _with_years(start: Stretch, end: Stretch) -> tuple[Stretch, Stretch]:
    if start.year:
        return start, end.within(start.year)
    return (_before(start, end), end) if end.year else (start, end)


def _before(start: Stretch, end: Stretch) -> Stretch:
    """``start`` in the year of ``end``, or in the one before where it would be later (12月28日—2027年1月8日)."""
    none, year = Anchor(), end.year or 0
    first, last = start.within(year).first(none), end.last(none)
    return start.within(year - 1 if first and last and first > last and year > 1 else year)


def _period(text: str, start: Stretch | None, end: Stretch | None) -> Period:
    """The period of two stretches.

    Raises:
        Unreadable: the end is before the start (PF309).
    """
    anchor = Anchor()
    first = start.first(anchor) if start else None
    last = end.last(anchor) if end else None
    if first and last and last < first:
        raise Unreadable("PF309", {"text": text, "first": formal_day(first), "last": formal_day(last)})
    dates = [stretch.as_date() for stretch in (start, end) if stretch]
    plain = [date for date in dates if date]
    span = (plain[0], plain[1]) if len(plain) == 2 else None
    return Period(text, first, last, span, _open(start), _open(end))


def _open(stretch: Stretch | None) -> Stretch | None:
    return stretch if stretch and not stretch.year else None
