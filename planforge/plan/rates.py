"""How many are wanted how often (每月不少于3篇), read out of a text. Nothing is counted here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.rate_words import any_of, counted, data, limits, squeezed, window
from planforge.plan.timing import Frequency, Recurrence
from planforge.plan.unreadable import Unreadable

_LONGEST = 60
"""A longer text is no rhythm but a sentence."""
_QUARTERS = 4
_CLAUSE = lazy(r"[^,，;；。!！?？\n]+")


class Window(Enum):
    """The stretch of time within which is counted."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    WHOLE = "whole"
    """The plan's period: 共40篇, 全年40篇, 活动期间不少于3次."""


@dataclass(frozen=True, slots=True)
class Rate:
    """``least`` to ``most`` of ``measure`` in each ``window``; None where there is no such limit."""

    text: str
    """The words that were read, as written (每月不少于3篇)."""
    window: Window
    least: int | None = None
    most: int | None = None
    measure: str = ""
    """篇, 期, 次, as written."""
    each: bool = False
    """Of every unit by itself: 各校每月1篇, 每校不少于2篇."""

    def __str__(self) -> str:
        return self.text


def rates_in(text: str) -> tuple[Rate, ...]:
    """Every wanted count in ``text``, in its order.

    A count without stretch of time is one only where words say that it is wanted (不少于, 共, 每校); its window
    is the whole. Percentages, years, ages and places in an order (第3期) are none.
    """
    return tuple(rate for clause in _CLAUSE.finditer(text) for rate in _Clause(clause[0]).rates())


def rate_of(text: str) -> Rate:
    """The rhythm that ``text`` writes: 每周1期, 每周 (one), 每周一、三 (two), 不定期 (without limits).

    Raises:
        Unreadable: it is no rhythm, or more than one (PF940).
    """
    rate = _rhythm(text) if len(text) <= _LONGEST else None
    if rate is None:
        raise Unreadable("PF940", {"text": text})
    return replace(rate, text=text)


@cache
def _words() -> re.Pattern[str]:
    each, totals = any_of(data()["each"]), any_of(data()["totals"])
    return re.compile(rf"{window()}|(?P<each>{each})|(?P<total>{totals})|(?P<other>每)|{counted()}")


class _Clause:
    """A clause read from its beginning: a window and a unit said once hold for all counts after them."""

    def __init__(self, clause: str) -> None:
        self._clause = clause
        self._words, self._places = squeezed(clause)
        self._window: Window | None = None
        self._each = self._total = False
        self._known = True
        """Whether the last 每 was of a window or unit: in 每个栏目3篇 the count is of something else."""
        self._start: int | None = None
        """Where what belongs to the next count begins."""

    def rates(self) -> Iterator[Rate]:
        for match in _words().finditer(self._words):
            if match["low"] is None:
                self._frame(match)
            elif match["measure"] and self._known:
                yield from self._counted(match)

    def _frame(self, match: re.Match[str]) -> None:
        self._start = match.start() if self._start is None else self._start
        self._known = not match["other"]
        if match["total"]:
            self._total = True
            if self._start == match.start():
                self._window, self._each = None, False
        elif match["each"]:
            self._each = True
        else:
            self._window = window_of(match) or self._window

    def _counted(self, match: re.Match[str]) -> Iterator[Rate]:
        found = limits(match)
        frame = window_of(match) or self._window
        wanted = frame or self._each or self._total or match["at_least"] or match["at_most"]
        if found and (wanted or match["or_more"] or match["or_less"]):
            start = match.start() if self._start is None else self._start
            text = self._clause[self._places[start] : self._places[match.end() - 1] + 1]
            yield Rate(text, frame or Window.WHOLE, *found, match["measure"], self._each)
            self._start = None


def window_of(match: re.Match[str]) -> Window | None:
    """The window that a match of `rate_words.window` or `rate_words.counted` names; None where it names none."""
    names = match.groupdict()
    named = next((kind for kind in Window if names.get(kind.value)), None)
    return Window(data()["per"][names["per"]]) if names.get("per") else named


def _rhythm(text: str) -> Rate | None:
    words = fold(text)
    if re.fullmatch(any_of(data()["unbounded"]), words):
        return Rate(text, Window.WHOLE)
    rates = rates_in(text)
    if rates:
        return rates[0] if len(rates) == 1 else None
    return _short(text, words) or _of_days(text)


@cache
def _short_form() -> re.Pattern[str]:
    each, verbs, works = (any_of(data()[name]) for name in ("each", "verbs", "works"))
    return re.compile(rf"(?P<each>{each})?(?:{window()})?(?:{verbs})?(?:{works})?(?:{counted()})?")


def _short(text: str, words: str) -> Rate | None:
    """每周, 每周1, 8期, 刊发稿件200余篇."""
    match = _short_form().fullmatch(words)
    frame = window_of(match) if match else None
    if not match or not (frame or match["measure"]):
        return None
    found = limits(match) if match["low"] else (1, None)
    return Rate(text, frame or Window.WHOLE, *found, match["measure"] or "", bool(match["each"])) if found else None


def _of_days(text: str) -> Rate | None:
    """每周一、三、五: as many as there are days."""
    from planforge.plan.timing_grammar import parse_timing

    try:
        rules = parse_timing(text).rules
    except Unreadable:
        return None
    only = rules[0] if len(rules) == 1 else None
    if not isinstance(only, Recurrence):
        return None
    frame = _frame_of(only)
    return Rate(text, frame, max(len(only.days), len(only.dates), 1)) if frame else None


def _frame_of(rule: Recurrence) -> Window | None:
    """The window within which all days of ``rule`` come once; None where there is none."""
    of_some_months = rule.frequency is Frequency.MONTH and bool(rule.months)
    if of_some_months:
        return Window.QUARTER if len(rule.months) == _QUARTERS else None
    if rule.frequency is Frequency.WEEK and rule.interval == 2:
        return Window.FORTNIGHT
    return Window(rule.frequency.value) if rule.interval == 1 else None
