"""The rules of a schedule time, one or several, with the stretch that limits them. No tails (共8期), no days."""

from __future__ import annotations

import re
from functools import cache

from planforge.patterns import lazy
from planforge.plan.date_list import parse_dates, period_of
from planforge.plan.dates import NUMBER, YEAR
from planforge.plan.period import Period
from planforge.plan.recurrence_grammar import parse_recurrence, points_of_months
from planforge.plan.stretch import Precision
from planforge.plan.timing import Rule
from planforge.plan.timing_words import any_of, data
from planforge.plan.week_grammar import parse_weeks, term_of

_DATED = lazy(rf"(?:{YEAR}年)?{NUMBER}月|{YEAR}年")
_RECURS = lazy("每|逢|隔|[单双][周月]|工作日|周")
_POINT = lazy("第|最后|倒数")
_MONTHS = lazy(r".*月的?")


@cache
def _opens() -> re.Pattern[str]:
    """The beginning of a rule of its own."""
    openings = [word for side in data()["openings"].values() for word in side]
    words = [*openings, *data()["week_lead_ins"], *data()["this_term"], *data()["workdays"]]
    return re.compile(rf"每|逢|第|隔|[单双]周|最后|周|[上下]学期|[春秋]季?学期|{any_of(words)}|{_DATED.pattern}")


def bounded_rules(text: str, words: str) -> tuple[tuple[Rule, ...], Period | None]:
    """The rules that ``words`` (see `timing_words.plain`) write, and what limits them; no rules where they are none.

    Raises:
        Unreadable: a day does not exist, a range ends before it begins, a weekday is wrong; ``text`` is quoted.
    """
    if rules := _one(text, words):
        return rules, None
    return _limited_before(text, words) or _limited_after(text, words) or (_several(text, words), None)


def read_rules(text: str, words: str) -> tuple[Rule, ...]:
    """The rules that ``words`` write without limits; empty where they are none.

    Raises:
        Unreadable: as `bounded_rules`.
    """
    return _one(text, words) or _several(text, words)


def _one(text: str, words: str) -> tuple[Rule, ...]:
    weeks = parse_weeks(text, words)
    return (weeks,) if weeks else parse_recurrence(text, words) or parse_dates(text, words)


def _several(text: str, words: str) -> tuple[Rule, ...]:
    pieces = _pieces(words)
    found = [_one(text, piece) for piece in pieces] if len(pieces) > 1 else []
    return tuple(rule for rules in found for rule in rules) if all(found) else ()


def _pieces(words: str) -> list[str]:
    """``words`` parted before each rule; dates stay together, since month and year carry over."""
    pieces: list[str] = []
    for piece in re.split("[、,;]", words):
        goes_on = pieces and (not _opens().match(piece) or (_DATED.match(piece) and _DATED.match(pieces[-1])))
        if goes_on:
            pieces[-1] += f"、{piece}"
        else:
            pieces.append(piece)
    return pieces


def _limited_before(text: str, words: str) -> tuple[tuple[Rule, ...], Period] | None:
    """5月每周五, 从5月8日起每周五, 5月第一个周一."""
    for start in sorted({match.start() for sort in (_RECURS, _POINT) for match in sort.finditer(words)}):
        head, rest = words[:start].rstrip(",的内里"), words[start:]
        rules: tuple[Rule, ...] = ()
        if head and _RECURS.match(rest):
            rules = _recurring(text, rest)
        elif _MONTHS.fullmatch(head):
            rules = points_of_months(text, rest)
        bounds = _bounds(text, head) if rules else None
        if bounds:
            return rules, bounds
    return None


def _limited_after(text: str, words: str) -> tuple[tuple[Rule, ...], Period] | None:
    """每周五（5月8日—6月30日）."""
    head, comma, rest = words.rpartition(",")
    rules = _recurring(text, head) if comma else ()
    bounds = _bounds(text, rest) if rules else None
    return (rules, bounds) if bounds else None


def _recurring(text: str, words: str) -> tuple[Rule, ...]:
    """Rules of which each comes again, and may be limited therefore."""
    found: list[Rule] = []
    for piece in _pieces(words):
        weeks = parse_weeks(text, piece)
        rules: tuple[Rule, ...] = (weeks,) if weeks and weeks.recurs else parse_recurrence(text, piece)
        if not rules:
            return ()
        found.extend(rules)
    return tuple(found)


def _bounds(text: str, words: str) -> Period | None:
    """The stretch of more than a day that ``words`` write, or None; of a term without year its name alone."""
    period = period_of(text, words)
    if period is None and (term := term_of(words)):
        return Period(term)
    return period if period and not period.lapse and not _is_a_day(period) else None


def _is_a_day(period: Period) -> bool:
    if period.start and period.start == period.end:
        return period.start.precision is Precision.DAY
    return period.first is not None and period.first == period.last
