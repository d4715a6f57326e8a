"""PF343, PF344: a value that is no step forward from the baseline, or whose direction its name does not bear."""

from __future__ import annotations

from planforge.checks.figures.indicator import Sense, Value, is_amount, is_wanted_more, says, sense_of, value_of
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.targets import Target
from planforge.plan.walk import models

_MOVES = {"up": 1, "down": -1}


def values_go_the_right_way(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A 目标值 does what its words say (提高到), is not worse than 现状, and suits the indicator's name."""
    for _, target in models(loaded.plan, Target):
        value = value_of(target.value, target.unit)
        if value is None or value.is_ratio or value.is_relative or (value.is_rank and not target.baseline):
            continue
        baseline = value_of(target.baseline, target.unit)
        facts = {"value": value.text, "name": target.name or target.text}
        place = loaded.place(value.text.path)
        if baseline and _is_worse(target, value, baseline):
            diagnostics.warning("PF343", place, path=value.text.path, baseline=baseline.text, **facts)
        elif _is_against_the_name(target, value):
            diagnostics.warning("PF344", place, path=value.text.path, **facts)


def move_of(value: Value) -> int:
    """1 where the value's own words go up (提高到), -1 where they go down (降至), else 0."""
    return next((step for group, step in _MOVES.items() if says(group, value.text)), 0)


def _is_worse(target: Target, value: Value, baseline: Value) -> bool:
    if not value.can_be_held_against(baseline) or is_amount(target):
        return False
    sense = sense_of(target)
    if value.is_rank:
        return value.high > baseline.high
    if step := move_of(value) or _move_in(target):
        return _is_no_step(step, value, baseline)
    if says("hold", value.text) or baseline.has_floor or baseline.has_ceiling:
        return False
    if sense is Sense.LESS:
        return value.low > baseline.high and not value.has_floor
    if sense is Sense.MORE or value.has_floor:
        return value.high < baseline.low and not value.has_ceiling
    return False


def _move_in(target: Target) -> int:
    """What the name itself asks for: 提高巩固率, 降低辍学率."""
    return 1 if says("raises", target.name or "") else -1 if says("lowers", target.name or "") else 0


def _is_no_step(step: int, value: Value, baseline: Value) -> bool:
    """Whether a value that is said to rise (fall) stays where it is or falls (rises)."""
    return value.high <= baseline.low if step > 0 else value.low >= baseline.high


def _is_against_the_name(target: Target, value: Value) -> bool:
    sense, step = sense_of(target), move_of(value)
    if says("hold", value.text) and not (value.has_floor or value.has_ceiling):
        return False
    if sense is Sense.LESS:
        return value.has_floor or step > 0
    return is_wanted_more(target.name or "") and (value.has_ceiling or step < 0)
