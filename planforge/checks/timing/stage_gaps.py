"""PF325: time between the stages of a plan, or before and after them, in which nothing is planned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from planforge.checks.timing.due_days import plan_days
from planforge.checks.timing.free_days import FreeDays
from planforge.checks.timing.stage_days import StageDays, without_spanning
from planforge.checks.timing.stage_order import inside
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.dates import add_days, days_through, formal_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "gaps.yaml"
_LONG = 92
"""Days of a gap that are looked at one by one; a longer one has working days."""


def stages_leave_no_gap(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """One stage follows the other with at most days off between them, from the beginning of the plan to its end."""
    for one, first, last in _gaps(loaded.plan):
        diagnostics.warning(
            "PF325", loaded.place(one.path), path=one.path, text=one.period.text, name=one.stage.name,
            first=formal_day(first), last=formal_day(last), count=(last - first).days + 1,
        )  # fmt: skip


@cache
def _limits() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def _gaps(plan: Plan) -> Iterator[tuple[StageDays, date, date]]:
    """The stage that comes after the gap (at the end, before it), with the first and last day of that."""
    stages = inside(plan)
    if len(without_spanning(stages)) < len(stages) or len(stages) < 2 or not plan.stages:
        return
    dark = [index for index in range(len(plan.stages.entries)) if index not in {one.index for one in stages}]
    yield from _between(plan, sorted(stages, key=lambda one: one.first), dark)
    if not dark:
        yield from _around(plan, stages)


def _between(plan: Plan, stages: Sequence[StageDays], dark: Sequence[int]) -> Iterator[tuple[StageDays, date, date]]:
    """The gaps between stages, by their days; not where a stage without known days may lie between them."""
    latest = stages[0]
    for before, after in pairwise(stages):
        latest = max(latest, before, key=lambda one: one.last)
        lo, hi = sorted((latest.index, after.index))
        first, last = add_days(latest.last, 1), add_days(after.first, -1)
        if first <= last and not any(lo < index < hi for index in dark) and _is_open(plan, latest, after, first, last):
            yield after, first, last


def _is_open(plan: Plan, before: StageDays, after: StageDays, first: date, last: date) -> bool:
    """Whether enough of the days between the two are worked."""
    if (last - first).days > _LONG:
        return True
    free, at_school = FreeDays(), _is_of_school(plan) or _are_terms(before, after)
    worked = (day for day in days_through(first, last) if not (free.name(day) or (at_school and _is_vacation(day))))
    return sum(1 for _ in worked) > _allowed(before, after)


def _allowed(before: StageDays, after: StageDays) -> int:
    """The working days that may lie between the two, by how precisely they are written."""
    edges = before.end, after.begin
    if all(edge.is_exact for edge in edges):
        return 0
    return int(_limits()["rough" if any(edge.is_rough for edge in edges) else "months"])


def _is_of_school(plan: Plan) -> bool:
    return any(fold(name).endswith(tuple(_limits()["schools"])) for name in plan.issuer)


def _are_terms(*stages: StageDays) -> bool:
    """Whether the stages are school terms, with holidays between them."""
    return all(_limits()["term"] in fold(one.stage.name) for one in stages)


def _is_vacation(day: date) -> bool:
    return any(tuple(first) <= (day.month, day.day) <= tuple(last) for first, last in _limits()["vacations"])


def _around(plan: Plan, stages: Sequence[StageDays]) -> Iterator[tuple[StageDays, date, date]]:
    """What is left of the plan before its first stage and after its last one."""
    period, ends = plan_days(plan), _limits()["ends"]
    if period is None or period.first is None or period.last is None:
        return
    begin, end = min(stages, key=lambda one: one.first), max(stages, key=lambda one: one.last)
    if (begin.first - period.first).days > ends:
        yield begin, period.first, add_days(begin.first, -1)
    if (period.last - end.last).days > ends:
        yield end, add_days(end.last, 1), period.last
