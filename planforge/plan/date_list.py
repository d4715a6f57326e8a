"""Days and stretches one after the other (5月8日、15日、22日): month and year carry over. No rules of recurrence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from planforge.patterns import lazy
from planforge.plan.dates import NUMBER, WEEKDAYS, YEAR, CalendarDate, check_day, number_of, year_of
from planforge.plan.period import Period, parse_period
from planforge.plan.timing import Once
from planforge.plan.timing_words import any_of, data
from planforge.plan.unreadable import Unreadable

_BESIDE = lazy(
    rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>{NUMBER})月)?(?P<day>{NUMBER})日"
    rf"(?P<beside>,?周(?P<said>[{WEEKDAYS}1-7]))?"
)
_HEAD = lazy(rf"(?:{YEAR}年)?(?P<month>{NUMBER})月|{YEAR}年|[^0-9〇零一二三四五六七八九十]")
_BARE_HAN = lazy("[〇零一二三四五六七八九十]+")
_YEAR = lazy(rf"({YEAR})年")
_MONTH = lazy(rf"({NUMBER})月")
_FAULTS = {"PF304", "PF305", "PF306", "PF309"}
"""What is wrong with a date wherever it stands."""


@cache
def _holiday_tail() -> re.Pattern[str]:
    return re.compile(f"{any_of(data()['holiday_tails'])}$")


@dataclass(slots=True)
class _Carried:
    """The year and the month written last."""

    year: str = ""
    month: str = ""

    def complete(self, item: str) -> str:
        """``item`` with the year and month that it lacks; a month earlier in the year is the next year's."""
        head = _HEAD.match(item)
        if head is None and self.month and not _BARE_HAN.fullmatch(item):
            item = f"{self.month}月{item}"
        if self.year and not _YEAR.search(item):
            item = f"{self._year_for(head)}年{item}"
        self.year = (_YEAR.findall(item) or [self.year])[-1]
        self.month = (_MONTH.findall(item) or [self.month])[-1]
        return item

    def _year_for(self, head: re.Match[str] | None) -> str:
        month = number_of(head["month"]) if head else None
        earlier = month is not None and month < (number_of(self.month) or 0)
        return str((number_of(self.year) or 0) + 1) if earlier else self.year


def parse_dates(text: str, folded: str) -> tuple[Once, ...]:
    """The days and stretches that ``folded`` (see `timing_words.plain`) lists; empty where one is none.

    Raises:
        Unreadable: a day does not exist (PF304–PF306), a range ends before it begins (PF309), or another
            weekday is said beside a date (PF919); ``text`` is quoted.
    """
    carried = _Carried()
    found: list[Once] = []
    for item in re.split("[、,;]", _without_weekdays(text, folded)):
        written = carried.complete(item)
        period = period_of(text, written) or period_of(text, _holiday_tail().sub("", written))
        if period is None or not _is_closed(period):
            return ()
        found.append(Once(period))
    return tuple(found)


def period_of(text: str, folded: str) -> Period | None:
    """The period that ``folded`` writes, or None.

    Raises:
        Unreadable: as `parse_dates`; ``text`` is quoted.
    """
    try:
        return parse_period(folded)
    except Unreadable as problem:
        if problem.code in _FAULTS:
            raise Unreadable(problem.code, {**problem.facts, "text": text}) from None
        return None


def _is_closed(period: Period) -> bool:
    return bool((period.first and period.last) or (period.start and period.end))


def _without_weekdays(text: str, folded: str) -> str:
    """``folded`` without the weekdays beside its dates, each of which is right as far as the year is known."""
    year, month = "", ""
    for match in _BESIDE.finditer(folded):
        year, month = match["year"] or year, match["month"] or month
        if match["said"] and year and month:
            _check_weekday(text, year, month, match)
    return _BESIDE.sub(lambda match: match[0].removesuffix(match["beside"] or ""), folded)


def _check_weekday(text: str, year: str, month: str, match: re.Match[str]) -> None:
    numbers = year_of(text, year, None), number_of(month) or 0, number_of(match["day"]) or 0
    check_day(text, *numbers)
    said = match["said"] if match["said"] in WEEKDAYS else WEEKDAYS[int(match["said"]) - 1]
    actual = WEEKDAYS[date(*numbers).weekday()]
    if said != actual:
        written = CalendarDate(*numbers).formal()
        raise Unreadable("PF919", {"text": text, "date": written, "said": f"周{said}", "actual": f"周{actual}"})
