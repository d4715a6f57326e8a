"""PF322: a measure of a stage that is due outside the stage."""

from __future__ import annotations

from planforge.checks.timing.due_days import DueDay, due_days
from planforge.checks.timing.stage_days import StageDays, stage_days
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan


def measures_keep_to_their_stage(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What is to be done in a stage is due within it."""
    stages = {f"stages.entries.{one.index}.measures": one for one in stage_days(loaded.plan)}
    seen = set[str]()
    for due in due_days(loaded.plan) if stages else ():
        stage = stages.get(".".join(due.path.split(".", 4)[:4]))
        if stage is None or due.path in seen or not is_outside_stage(due, stage):
            continue
        seen.add(due.path)
        diagnostics.warning(
            "PF322", loaded.place(due.path), path=due.path, text=due.text, day=formal_day(due.day),
            name=stage.stage.name, period=stage.period.text,
        )  # fmt: skip


def is_outside_stage(due: DueDay, stage: StageDays) -> bool:
    """Whether what is due is due after ``stage`` ends, or before it begins."""
    return due.begin > stage.last or (due.day < stage.first and not due.counted)
