"""Schedule times (5月8日、15日; 第3周周二; 每周五，共8期，遇节假日顺延) taken apart. No days are computed."""

from __future__ import annotations

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.refusing import refuse
from planforge.plan.rule_grammar import bounded_rules
from planforge.plan.timing import Recurrence, Rule, Timing
from planforge.plan.timing_tails import Tails, excepted, without_tails
from planforge.plan.timing_words import forms, plain
from planforge.plan.unreadable import Unreadable

_LONGEST = 120
"""Longer texts are sentences."""
_IMPOSSIBLE = lazy(
    "周(?:[八九十零]|[089](?![0-9]))(?![点时期次篇条])"  # 周八
    "|(?<![0-9])(?:2[4-9]|[3-9][0-9])(?:[点时]|:[0-9])|:[6-9][0-9]"  # 25:00, 16:70
    "|第(?:0+|零|[6-9]|[1-9][0-9]+|[六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)个(?:周|工作日)"  # 第六个周五
    "|第(?:0+|零|[0-9]{3,}|.?百.{0,3})周"  # 第0周
)
"""Hours, weekdays and places in an order that there are not."""


def parse_timing(text: str) -> Timing:
    """The schedule time that ``text`` writes.

    Raises:
        Unreadable: it is none (PF910), says another weekday beside a date (PF919), names a day that does not
            exist (PF304–PF306), ends before it begins (PF309), or has a short or open year (PF302, PF307).
    """
    timing = _read(text) if len(text) <= _LONGEST else None
    if timing is None:
        raise _refusal(text)
    return timing


def parse_excepted(text: str) -> Timing:
    """The days that ``text`` excepts: a schedule time, or holidays by name (端午、中秋).

    Raises:
        Unreadable: as `parse_timing`.
    """
    festivals = excepted(text, plain(text)) if len(text) <= _LONGEST else ()
    return Timing(text, festivals) if festivals else parse_timing(text)


def _refusal(text: str) -> Unreadable:
    """Why ``text`` is refused; no near form is offered that has its fault, or needs another number (每周八)."""
    problem = refuse(text, "PF910", forms())
    near = problem.facts.get("near") if problem.code == "PF910" else None
    if near and (_IMPOSSIBLE.search(plain(text)) or not _is_readable(near)):
        return Unreadable("PF910", {"text": text})
    return problem


def _is_readable(text: str) -> bool:
    try:
        return _read(text) is not None
    except Unreadable:
        return False


def _read(text: str) -> Timing | None:
    words, tails = without_tails(text, plain(text))
    rules, bounds = bounded_rules(text, words)
    count = _count(rules, tails)
    if not rules or (tails.count and not count):
        return None
    at, until, part = tails.clock.at, tails.clock.until, _as_written(text, tails.clock.part)
    return Timing(text, rules, bounds, count, tails.exceptions, tails.on_holiday, at, until, part, tails.in_term)


def _as_written(text: str, part: str) -> str:
    """``part`` of the day in the script of ``text``."""
    pieces = (text[start : start + len(part)] for start in range(len(text)))
    return next((str(piece) for piece in pieces if part and fold(piece) == part), part)


def _count(rules: tuple[Rule, ...], tails: Tails) -> int | None:
    """How many days are counted: 连续8周 of 每周二、四 are sixteen; None where a length says nothing of the rules."""
    if tails.count is None or tails.length is None:
        return tails.count
    only = rules[0] if len(rules) == 1 else None
    if not isinstance(only, Recurrence) or only.frequency is not tails.length or only.interval != 1:
        return None
    return tails.count * max(len(only.days), len(only.dates), 1)
