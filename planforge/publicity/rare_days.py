"""Days that not every month has (31日, 第五个周五, 2月29日): which a rule asks for, and which months have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planforge.plan.dates import WEEKDAYS, days_in
from planforge.plan.timing import Frequency, Recurrence

_IN_ALL = 28
"""Every month has so many days, and every weekday four times."""
_NUMBERS = "一二三四五"


@dataclass(frozen=True, slots=True)
class RareDay:
    """The day ``number`` of a month, or its weekday ``number``; what to write ``instead``, to have it in each."""

    number: int
    weekday: int | None
    instead: str

    @property
    def label(self) -> str:
        """31日, 第五个周五."""
        if self.weekday is None:
            return f"{self.number}日"
        return f"第{_NUMBERS[self.number - 1]}个周{WEEKDAYS[self.weekday]}"

    def is_in(self, month: date) -> bool:
        """Whether the month that begins with ``month`` has it."""
        days = days_in(month.year, month.month)
        if self.weekday is None:
            return self.number <= days
        first = 1 + (self.weekday - month.weekday()) % 7
        return first + 7 * (self.number - 1) <= days


def rare_days(rule: Recurrence) -> Iterator[RareDay]:
    """The rarest day of ``rule``, and each fifth weekday."""
    if rule.frequency not in (Frequency.MONTH, Frequency.YEAR):
        return
    months = "、".join(f"{month}月" for month in rule.months)
    when = f"每年{months}" if months else "每月"
    longest = max(rule.dates, default=0)
    if longest > _IN_ALL:
        yield RareDay(longest, None, f"{when}最后一天")
    for which, weekday in rule.days:
        if which == len(_NUMBERS):
            yield RareDay(which, weekday, f"{when}最后一个周{WEEKDAYS[weekday]}")
