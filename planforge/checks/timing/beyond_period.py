"""PF321: a deadline outside the period of the plan, or before its issue."""

from __future__ import annotations

from datetime import date

from planforge.checks.timing.due_days import FINDINGS, DueDay, due_days, plan_days
from planforge.checks.timing.issued_in_period import issued_in_time
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
    bounds = limits(plan)
    told = {one.path for one in diagnostics if one.code in _TOLD}
    staged = measure_stages(plan)
    for due in due_days(plan):
        if due.path not in told and not due.path.startswith(staged) and is_outside(due, *bounds):
            told.add(due.path)
            facts = {"text": due.text, "day": formal_day(due.day), "limits": shown(*bounds)}
            diagnostics.warning("PF321", loaded.place(due.path), path=due.path, **facts)


def limits(plan: Plan) -> tuple[date | None, date | None]:
    """The first day on which something can be due, issue or beginning, whichever is later, and the last."""
    period = plan_days(plan)
    known = [day for day in (issued_in_time(plan), period.first if period else None) if day]
    return max(known, default=None), (period.last if period else None)


def is_outside(due: DueDay, first: date | None, last: date | None) -> bool:
    """Whether what is due is due after ``last``, or before ``first``; findings may be older than the plan."""
    if last and due.begin > last:
        return True
    return bool(first and due.day < first) and not due.counted and not due.path.startswith(FINDINGS)


def shown(first: date | None, last: date | None) -> str:
    """2025年2月8日至2025年12月31日; an open end is ……."""
    return "至".join(formal_day(day) if day else "……" for day in (first, last))
