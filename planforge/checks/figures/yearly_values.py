"""PF345: per-year values (分年度) that do not run towards the target, or are of years that are not its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from planforge.checks.figures.directed_values import move_of
from planforge.checks.figures.indicator import Value, is_amount, sense_of, value_of
from planforge.diagnostics import Diagnostics
from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.plan.breakdown import anchor
from planforge.plan.dates import ROC_EPOCH, spelled
from planforge.plan.deadline import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.quantity import Direction
from planforge.plan.targets import Target, YearValue
from planforge.plan.walk import models

_YEAR = lazy(r"(?<![0-9])(?P<first>[0-9]{4})(?:年?[-—–~至/](?P<last>[0-9]{4}))?(?:年|学年|$|[^0-9])")
_HAN_YEAR = lazy("[〇○零一二三四五六七八九]{4}")
_REPUBLIC = lazy("民国([0-9]{1,3})")
_ORDINAL = lazy(r"第?([1-9一二三四五六七八九])(?:学?年|年度|阶段)")


_EARLIEST = 1000
"""Smaller numbers count the years of the plan (第一年)."""


class _Year(NamedTuple):
    """A value of one year; ``first`` and ``last`` are the same but for school years, small where only counted."""

    entry: YearValue
    value: Value | None
    first: int
    last: int

    @property
    def key(self) -> tuple[int, int]:
        return self.first, self.last

    @property
    def number(self) -> Decimal:
        assert self.value is not None
        return self.value.quantity.numbers[-1]


def yearly_values_reach_the_target(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """The years are in order and within the plan; their values go from 现状 to 目标值 without a step back."""
    for _, target in models(loaded.plan, Target):
        if not target.years:
            continue
        years = [one for entry in target.years if (one := _year(target, entry))]
        told = list(_misplaced(loaded, target, years))
        strange = {id(one) for one, reason, _ in told if reason != "disorder"}
        kept = [one for one in years if id(one) not in strange]
        if len(years) == len(target.years):
            is_final = not strange and _is_final(loaded, target, max(one.last for one in years))
            told += _off_the_way(target, sorted(kept, key=lambda one: one.key), is_final)
        for one, reason, against in told:
            text = one.entry.year if reason in _OF_YEARS else one.entry.value
            place = loaded.place(text.path)
            facts = {"text": text, "name": target.name or target.text, reason: against}
            diagnostics.warning("PF345", place, path=text.path, **facts)


_OF_YEARS = ("twice", "disorder", "outside", "late")
"""The reasons that are about the year, not about its value."""
_Told = tuple[_Year, str, object]
"""A year, what is wrong with it, and against what."""


def _year(target: Target, entry: YearValue) -> _Year | None:
    """The year of ``entry``; None where it is written in other words."""
    written = _REPUBLIC.sub(_of_republic, _HAN_YEAR.sub(lambda year: str(parse_number(year[0])), spelled(entry.year)))
    value = value_of(entry.value, target.unit)
    if found := _YEAR.search(written):
        return _Year(entry, value, int(found["first"]), int(found["last"] or found["first"]))
    if found := _ORDINAL.match(written):
        number = parse_number(found[1]) or 0
        return _Year(entry, value, number, number)
    return None


def _of_republic(year: re.Match[str]) -> str:
    return str(ROC_EPOCH + int(year[1]))


def _misplaced(loaded: LoadedPlan, target: Target, years: Sequence[_Year]) -> Iterator[_Told]:
    """The years that come twice, out of order, outside the plan's period or after the target's own deadline."""
    counted_from = anchor(loaded.plan)
    period = loaded.plan.period.resolve(counted_from) if loaded.plan.period else None
    by = target.by.resolve(counted_from) if target.by and target.by.kind is Kind.FIXED else None
    latest: _Year | None = None
    seen: set[tuple[int, int]] = set()
    for one in years:
        is_dated = one.first >= _EARLIEST
        if one.key in seen:
            yield one, "twice", one.entry.year
        elif latest and one.key < latest.key:
            yield one, "disorder", latest.entry.year
        elif is_dated and by and one.first > by.year:
            yield one, "late", target.by
        elif is_dated and period and _is_outside(one, period.first, period.last) and not _is_baseline(target, one):
            yield one, "outside", period
        seen.add(one.key)
        latest = max(latest or one, one, key=lambda year: year.key)


def _is_outside(one: _Year, first: object, last: object) -> bool:
    return one.last < getattr(first, "year", 0) or one.first > getattr(last, "year", 9999)


def _is_baseline(target: Target, one: _Year) -> bool:
    baseline = value_of(target.baseline, target.unit)
    return bool(baseline and one.value and baseline.quantity.numbers == one.value.quantity.numbers)


def _off_the_way(target: Target, years: Sequence[_Year], is_final: bool) -> Iterator[_Told]:
    """The values past the target, short of it in its last year, or before those of earlier years."""
    figures = [one for one in years if one.value and one.value.is_single]
    goal, baseline = value_of(target.value, target.unit), value_of(target.baseline, target.unit)
    if len(figures) != len(years) or not _are_alike([one.value for one in figures if one.value], goal, baseline):
        return
    step = _step(target, goal, baseline, figures)
    if not step or _are_amounts(target, goal, figures):
        return
    yield from _astray(figures, goal, baseline, step, goal if is_final else None)


def _are_alike(values: Sequence[Value], goal: Value | None, baseline: Value | None) -> bool:
    """Whether all can be held against each other; a year in other words leaves nothing to compare."""
    others = [one for one in (goal, baseline) if one]
    return bool(values) and all(values[0].can_be_held_against(one) for one in (*values, *others))


def _astray(
    figures: Sequence[_Year], goal: Value | None, baseline: Value | None, step: int, end: Value | None
) -> Iterator[_Told]:
    """The figures outside the way from ``baseline`` to ``goal``, the last where it is not ``end``, steps back."""
    rest = []
    for one in figures:
        if baseline and step * one.number < step * _near(baseline, step):
            yield one, "back", baseline.text
        elif goal and step * one.number > step * _far(goal, step) and not _may_exceed(goal, step):
            yield one, "past", goal.text
        elif end and one is figures[-1] and _is_short(end, one.number, step):
            yield one, "short", end.text
        else:
            rest.append(one)
    kept = _longest_run([step * one.number for one in rest])
    for place, one in enumerate(rest):
        if place not in kept:
            yield one, "back", rest[max(0, place - 1)].entry.value


def _near(baseline: Value, step: int) -> Decimal:
    return baseline.low if step > 0 else baseline.high


def _far(goal: Value, step: int) -> Decimal:
    return goal.high if step > 0 else goal.low


def _may_exceed(goal: Value, step: int) -> bool:
    """Whether 不低于96% is met by more, 1%以下 by less, 约 by either."""
    return goal.quantity.direction is Direction.ABOUT or (goal.has_floor if step > 0 else goal.has_ceiling)


def _is_short(goal: Value, number: Decimal, step: int) -> bool:
    if goal.quantity.direction is Direction.ABOUT:
        return False
    return step * number < step * (goal.low if step > 0 else goal.high)


def _is_final(loaded: LoadedPlan, target: Target, year: int) -> bool:
    """Whether the last ``year`` is the one by which the target is to be reached; without a day it is."""
    if target.by is None:
        last = loaded.plan.period.resolve(anchor(loaded.plan)).last if loaded.plan.period else None
        return year < _EARLIEST or last is None or year >= last.year
    by = target.by.resolve(anchor(loaded.plan)) if target.by.kind is Kind.FIXED else None
    return by is not None and year >= by.year


def _step(target: Target, goal: Value | None, baseline: Value | None, figures: Sequence[_Year]) -> int:
    """1 where values are to rise, -1 where they are to fall, 0 where nothing tells."""
    first = figures[0].value
    if first and first.is_rank:
        return -1
    if goal and (move := move_of(goal)):
        return move
    if goal and baseline and goal.low != baseline.low:
        return 1 if goal.low > baseline.low else -1
    if sense := sense_of(target).value:
        return sense
    if goal and (goal.has_floor or goal.has_ceiling):
        return 1 if goal.has_floor else -1
    ends = (figures[0].number, goal.low if goal else figures[-1].number)
    return (ends[1] > ends[0]) - (ends[1] < ends[0])


def _are_amounts(target: Target, goal: Value | None, figures: Sequence[_Year]) -> bool:
    """Whether each year's value is what is done in that year: they make the target together, or name no level."""
    if goal is None:
        return is_amount(target)
    total = sum(one.number for one in figures)
    if total == goal.low:
        return True
    return is_amount(target) and not are_levels([one.number for one in figures], goal)


def are_levels(numbers: Sequence[Decimal], goal: Value) -> bool:
    """Whether values look like the state of things at the end of each year: the last is near the target."""
    return 2 * numbers[-1] > goal.low and numbers[-1] >= numbers[0]


def _longest_run(numbers: Sequence[Decimal]) -> set[int]:
    """The places of a longest part of ``numbers`` that never falls, the earlier ones where there are several."""
    tops: list[Decimal] = []
    lengths: list[int] = []
    for number in reversed(numbers):
        length = bisect_right(tops, -number)
        tops[length : length + 1] = [-number]
        lengths.append(length)
    lengths.reverse()
    kept: set[int] = set()
    wanted, floor = len(tops) - 1, None
    for place, length in enumerate(lengths):
        if length == wanted and (floor is None or numbers[place] >= floor):
            kept.add(place)
            wanted, floor = wanted - 1, numbers[place]
    return kept
