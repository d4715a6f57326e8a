"""Weeks of a school term (教学周) as people name them. Which days they are is the school calendar's to say."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Parity(Enum):
    """单周, 双周: every odd or every even week of the term."""

    ODD = "odd"
    EVEN = "even"


class TermWeeks(NamedTuple):
    """Weeks of the terms that ``term`` names; of every term of the plan's period where it names none.

    ========================  =======================================================
    written                   weeks · days
    ========================  =======================================================
    第3周周二                 (3,) · (1,)
    第3、5周周二、周四        (3, 5) · (1, 3)
    第3—6周周二               (3, 4, 5, 6) · (1,)
    第3周 · 第3—6周           one run of days: weeks (3,) · (3, 4, 5, 6), days ()
    单周周三 · 双周周三       parity, days (2,)
    第3周起每周五             ``since`` 3, days (4,)
    开学第一周 · 开学第一天   (1,), days () · ``opening``
    最后一周周五              (-1,) · (4,)
    ========================  =======================================================
    """

    weeks: tuple[int, ...] = ()
    """Numbers from 1; negative ones count from the end of the term. Empty with ``parity``, ``since`` or ``opening``."""
    days: tuple[int, ...] = ()
    """Weekdays, Monday 0; empty: the weeks as a whole."""
    parity: Parity | None = None
    opening: int = 0
    """开学第一天 1, 放假前一天 -1 (the last day of the term); 0 otherwise."""
    since: int = 0
    """第3周起: from this week to the end of the term, of either ``parity`` where one is said; 0 otherwise."""
    term: str = ""
    """As written, folded to Simplified: 春季学期, 2025—2026学年第二学期, 下学期; empty where none is named."""

    @property
    def recurs(self) -> bool:
        """Whether it comes again until the term is over (单周周三, 第3周起每周五)."""
        return self.parity is not None or self.since > 0
