"""PF321: a deadline outside the period of the plan, or before its issue."""

from __future__ import annotations

from datetime import date

from planforge.checks.timing.due_days import FINDINGS, DueDay, due_days, plan_days
from planforge.checks.timing.stage_days import measure_stages
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan

_TOLD = ("PF813", "PF814")
"""What has been said of the deadlines of findings."""


def deadlines_are_in_the_period(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Whatever is due is due within 实施期限, and not before 成文日期.

    Measures of a dated stage are held to the stage (PF322), findings may be older than the plan.
    """
    plan = loaded.plan
    limits = _limits(plan)
    told = {one.path for one in diagnostics if one.code in _TOLD}
    staged = measure_stages(plan)
    for due in due_days(plan):
        if due.path not in told and not due.path.startswith(staged) and _is_outside(due, *limits):
            told.add(due.path)
            facts = {"text": due.text, "day": formal_day(due.day), "limits": _shown(*limits)}
            diagnostics.warning("PF321", loaded.place(due.path), path=due.path, **facts)


def _limits(plan: Plan) -> tuple[date | None, date | None]:
    """The first day on which something can be due, and the last; between issue and beginning one can get ready."""
    period = plan_days(plan)
    issued = plan.date.first() if plan.date else None
    return (issued or (period.first if period else None)), (period.last if period else None)


def _is_outside(due: DueDay, first: date | None, last: date | None) -> bool:
    if last and due.begin > last:
        return True
    return bool(first and due.day < first) and not due.counted and not due.path.startswith(FINDINGS)


def _shown(first: date | None, last: date | None) -> str:
    return "至".join(formal_day(day) if day else "……" for day in (first, last))
