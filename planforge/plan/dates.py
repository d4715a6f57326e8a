"""Dates of the calendar as people write them, and back in formal form. No deadlines, no clock.

Read alike: 2026-6-30, 2026.6.30, 2026/6/30, 2026年6月30日, 二〇二六年六月三十日, 中華民國115年6月30日,
and less precise: 2026年6月, 2026年. Years are never short: 26年 is refused.
"""

from __future__ import annotations

import datetime
import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass, field

from planforge.language.numerals import parse_number
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.refusing import refuse
from planforge.plan.unreadable import Unreadable

ROC_EPOCH = 1911
"""民国 n年 is the year 1911 + n."""

WEEKDAYS = "一二三四五六日"
"""Monday first, as `datetime.date.weekday` counts."""
_FIRST_YEAR = 1000
"""Earlier ones are slips of the pen; years are written with four digits."""
YEAR = "(?:[0-9〇○零Oo一二三四五六七八九]{4}|1[0-9]{2})"
"""Four digits; three, as in 115年6月30日, count from the Republic."""
NUMBER = "(?:[0-9]{1,2}|[〇零一二三四五六七八九十廿卅]{1,3})"
_ROC_YEAR = "[0-9一二三四五六七八九十百〇零]{1,6}|元"

_ISO = lazy(r"(?<![0-9])([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?(?![0-9年学])")
_DATE = lazy(
    rf"(?:(?:中华)?民国(?P<roc>{_ROC_YEAR})|(?P<year>{YEAR}))年"
    rf"(?:(?P<month>{NUMBER})月(?:(?P<day>{NUMBER})[日号]?)?)?"
)


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A day, a month (``day`` None) or a year (``month`` None too)."""

    year: int
    month: int | None = None
    day: int | None = None
    text: str = field(default="", compare=False)
    """As written; empty where the date was not read."""

    def __str__(self) -> str:
        return self.text or self.formal()

    def first(self) -> datetime.date:
        """The first day of the day, month or year."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> datetime.date:
        """The last day of the day, month or year."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or days_in(self.year, month))

    def formal(self, era: str = "common") -> str:
        """2026年6月30日: Arabic, full year, no leading zeros (GB/T 9704 7.3.5.4).

        The era ``minguo`` counts from the Republic: 中華民國115年6月30日 (Taiwan).
        """
        month = f"{self.month}月" if self.month else ""
        day = f"{self.day}日" if self.day else ""
        return f"{formal_year(self.year, era)}年{month}{day}"

    @property
    def iso(self) -> str:
        """2026-06-30, 2026-06 or 2026."""
        parts = (f"{self.year:04}", self.month and f"{self.month:02}", self.day and f"{self.day:02}")
        return "-".join(part for part in parts if part)


def formal_year(year: int, era: str) -> str:
    """The year before 年: 2026, or 中華民國115 where years are counted from the Republic."""
    if era == "minguo" and year > ROC_EPOCH:
        return f"中華民國{year - ROC_EPOCH}"
    return str(year)


def formal_day(day: datetime.date, era: str = "common") -> str:
    """2026年6月30日, as `CalendarDate.formal`."""
    return CalendarDate(day.year, day.month, day.day).formal(era)


def parse_date(text: str) -> CalendarDate:
    """The date that ``text`` writes.

    Raises:
        Unreadable: it is no date (PF301), or one that does not exist (PF304–PF306), or lacks its year
            (PF303), or has a short or open year (PF302, PF307).
    """
    match = _DATE.fullmatch(spelled(text))
    if not match:
        raise refuse(text, "PF301")
    year = year_of(text, match["year"], match["roc"])
    month, day = (number_of(match[name]) for name in ("month", "day"))
    check_day(text, year, month, day)
    return CalendarDate(year, month, day, text)


def spelled(text: str) -> str:
    """``text`` folded, and its numeric dates (2026-06-30, 2026.6) spelled with 年月日."""
    folded = fold(text)
    return _ISO.sub(_with_units, folded)


def _with_units(match: re.Match[str]) -> str:
    year, _, month, day = match.groups()
    return f"{year}年{month}月{day}日" if day else f"{year}年{month}月"


def number_of(written: str | None) -> int | None:
    """The number of a matched numeral: None where nothing was written, 0 where it is no number (二二十)."""
    if not written:
        return None
    return int(written) if written.isdecimal() else parse_number(written) or 0


def year_of(text: str, year: str | None, roc: str | None) -> int:
    """The year written as ``year``, or as ``roc`` years of the Republic.

    Raises:
        Unreadable: no such year (PF306).
    """
    written = roc or year or ""
    number = 1 if roc == "元" else number_of(written) or 0
    of_republic = bool(roc) or len(written) < len(str(_FIRST_YEAR))
    full = number + ROC_EPOCH if number and of_republic else number
    if not _FIRST_YEAR <= full <= datetime.MAXYEAR:
        raise Unreadable("PF306", {"text": text, "year": written})
    return full


def check_day(text: str, year: int | None, month: int | None, day: int | None) -> None:
    """Refuse a month or day that does not exist; without year, 29 February does.

    Raises:
        Unreadable: the month is not 1–12 (PF304), or the month lacks this day (PF305).
    """
    if month is None:
        return
    if not 1 <= month <= 12:
        raise Unreadable("PF304", {"text": text, "month": month})
    days = days_in(year or 2000, month)
    if day is not None and not 1 <= day <= days:
        when = f"{year}年{month}月" if year else f"{month}月"
        raise Unreadable("PF305", {"text": text, "when": when, "day": day, "days": days})


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _DAYS[month - 1]


def calendar_day(year: int, month: int, day: int) -> datetime.date:
    """The day, never refused: months beyond 12 are in the next year, day 0 and days too many the last."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year > datetime.MAXYEAR:
        return datetime.date.max
    days = days_in(year, month)
    return datetime.date(year, month, min(day or days, days))


def add_days(date: datetime.date, days: int) -> datetime.date:
    """``date`` plus ``days``, kept within the calendar."""
    ordinal = date.toordinal() + days
    return datetime.date.fromordinal(min(max(ordinal, 1), datetime.date.max.toordinal()))


def days_through(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Every day from ``first`` to ``last``, both included."""
    return map(datetime.date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def add_months(date: datetime.date, months: int) -> datetime.date:
    """The same day ``months`` later, or the last one of a shorter month."""
    return calendar_day(date.year, date.month + months, date.day)
