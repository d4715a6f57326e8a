"""PF314: a plan that is issued when its period is over. Judges no deadline."""

from __future__ import annotations

from datetime import date

from planforge.checks.timing.due_days import plan_days
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan


def plan_is_issued_in_time(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """成文日期 is not after the last day of 实施期限."""
    issued, last = _issue_day(loaded.plan), _last(loaded.plan)
    if issued and last and issued > last:
        facts = {"text": formal_day(issued), "last": formal_day(last)}
        diagnostics.warning("PF314", loaded.place("date"), path="date", **facts)


def issued_in_time(plan: Plan) -> date | None:
    """The first day on which the plan can be issued; None where it has none, or only one after its period."""
    issued, last = _issue_day(plan), _last(plan)
    return None if issued and last and issued > last else issued


def _issue_day(plan: Plan) -> date | None:
    return plan.date.first() if plan.date else None


def _last(plan: Plan) -> date | None:
    period = plan_days(plan)
    return period.last if period else None
