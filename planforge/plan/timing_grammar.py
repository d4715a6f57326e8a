"""Schedule times (5月8日、15日; 第3周周二; 每周五，共8期，遇节假日顺延) taken apart. No days are computed."""

from __future__ import annotations

from planforge.plan.refusing import refuse
from planforge.plan.rule_grammar import bounded_rules
from planforge.plan.timing import Recurrence, Rule, Timing
from planforge.plan.timing_tails import Tails, without_tails
from planforge.plan.timing_words import forms, plain
from planforge.plan.unreadable import Unreadable

_LONGEST = 120
"""Longer texts are sentences."""


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


def _refusal(text: str) -> Unreadable:
    """Why ``text`` is refused; a near form that has its fault (第99周周二) is not offered."""
    problem = refuse(text, "PF910", forms())
    if problem.code == "PF910" and "near" in problem.facts and not _is_readable(problem.facts["near"]):
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
    return Timing(text, rules, bounds, count, tails.exceptions, tails.on_holiday, tails.clock)


def _count(rules: tuple[Rule, ...], tails: Tails) -> int | None:
    """How many days are counted: 连续8周 of 每周二、四 are sixteen; None where a length says nothing of the rules."""
    if tails.count is None or tails.length is None:
        return tails.count
    only = rules[0] if len(rules) == 1 else None
    if not isinstance(only, Recurrence) or only.frequency is not tails.length or only.interval != 1:
        return None
    return tails.count * max(len(only.days), len(only.dates), 1)
