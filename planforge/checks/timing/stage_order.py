"""PF323, PF326: a stage outside the period of the plan, or that begins before an earlier one."""

from __future__ import annotations

from collections.abc import Sequence

from planforge.checks.timing.due_days import plan_days
from planforge.checks.timing.stage_days import StageDays, stage_days, without_spanning
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan


def stages_are_in_the_period(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every stage begins and ends within 实施期限."""
    period = plan_days(loaded.plan)
    for one in outside(loaded.plan, stage_days(loaded.plan)):
        diagnostics.warning(
            "PF323", loaded.place(one.path), path=one.path, text=one.period.text, name=one.stage.name,
            period=period and period.text,
        )  # fmt: skip


def stages_are_in_order(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No stage begins before one that stands before it in the plan."""
    stages = without_spanning(inside(loaded.plan))
    for one in misplaced(stages):
        before = next(other for other in stages if other.index < one.index and one.begin.last < other.begin.first)
        diagnostics.warning(
            "PF326", loaded.place(one.path), path=one.path, text=one.period.text, name=one.stage.name,
            before=before.stage.name, day=formal_day(before.first),
        )  # fmt: skip


def outside(plan: Plan, stages: Sequence[StageDays]) -> list[StageDays]:
    """The stages that certainly begin before the plan or end after it."""
    period = plan_days(plan)
    first, last = (period.first, period.last) if period else (None, None)
    return [one for one in stages if (first and one.begin.last < first) or (last and one.end.first > last)]


def inside(plan: Plan) -> list[StageDays]:
    """The stages of which nothing has been said because of the plan's period."""
    stages = stage_days(plan)
    told = {one.index for one in outside(plan, stages)}
    return [one for one in stages if one.index not in told]


def misplaced(stages: Sequence[StageDays]) -> list[StageDays]:
    """The stages that certainly begin before one that stands before them."""
    return [
        one
        for number, one in enumerate(stages)
        if any(one.begin.last < earlier.begin.first for earlier in stages[:number])
    ]
