"""When something of a schedule (排期) is to happen, kept as people write it. Its days are computed elsewhere.

The grammar is in `timing_grammar`; `publicity.expansion` makes days of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import Enum
from typing import NamedTuple, TypeAlias

from planforge.plan.period import Period
from planforge.plan.school_weeks import TermWeeks


class Frequency(Enum):
    """The unit that an interval counts."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Recurrence(NamedTuple):
    """What comes again (每周五, 每月第一个周一). With nothing but ``frequency`` DAY it is every day.

    ==============================  ==============================================================
    written                         fields
    ==============================  ==============================================================
    每天 · 每个工作日               DAY · DAY, ``workdays``
    每周五 · 每周二、四             WEEK, days ((0, 4),) · ((0, 1), (0, 3))
    每周一至周五                    WEEK, days Monday to Friday
    每两周周三 · 隔周周三           WEEK, interval 2, days ((0, 2),)
    每月5日 · 每月5日、20日         MONTH, dates (5,) · (5, 20)
    每月最后一天 · 每月底           MONTH, dates (-1,)
    每月第一个周一 · 最后一个周五   MONTH, days ((1, 0),) · ((-1, 4),)
    每月第一个工作日                MONTH, workday 1 (the last one: -1)
    每季度首月5日 · 每年9月10日     MONTH, months (1, 4, 7, 10), dates (5,) · YEAR, months (9,), dates (10,)
    ==============================  ==============================================================
    """

    frequency: Frequency
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    """Which one of the month (0: each, 1: the first, -1: the last), and the weekday (Monday 0)."""
    dates: tuple[int, ...] = ()
    """Days of the month; -1 is the last."""
    months: tuple[int, ...] = ()
    workday: int = 0
    """Which working day of the month; 0: not counted so."""
    workdays: bool = False
    """Every working day, as the calendar has them (make-up days in, holidays out)."""


class Once(NamedTuple):
    """A day, or a stretch of days that is one thing (5月8日—12日, 5月上旬)."""

    period: Period


class Festival(NamedTuple):
    """A holiday of the national calendar (端午除外), by the name that it has there; all its days off."""

    name: str

    def __str__(self) -> str:
        return self.name


Excepted: TypeAlias = Once | TermWeeks | Festival
Rule: TypeAlias = Recurrence | Excepted
"""A ``Festival`` is the rule of exceptions only."""


class OnHoliday(Enum):
    """What becomes of something that falls on a day off (遇休)."""

    POSTPONE = "postpone"
    ADVANCE = "advance"
    KEEP = "keep"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Timing:
    """``text`` taken apart. The days of all ``rules`` together, within ``bounds``, without ``exceptions``."""

    text: str
    """As written."""
    rules: tuple[Rule, ...] = ()
    bounds: Period | None = None
    """Where the text limits it itself: 5月每周五, 从5月8日起每周五."""
    count: int | None = None
    """共8期: the first eight days."""
    exceptions: tuple[Excepted, ...] = ()
    """5月1日除外, 端午除外."""
    on_holiday: OnHoliday | None = None
    """遇节假日顺延, where the text says so."""
    clock: time | None = None
    """16:30, 下午4点半: the time of day."""
    until: time | None = None
    """The end of a range 15:00—17:00, later than ``clock``."""
    part: str = ""
    """A part of the day without hour, as written (每周五下午)."""
    in_term: bool = False
    """学期内: only what lies in a term of the school calendar."""

    def __str__(self) -> str:
        return self.text
