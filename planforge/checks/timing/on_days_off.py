"""PF328: a deadline on a day off."""

from __future__ import annotations

from planforge.checks.timing.due_days import FINDINGS, due_days
from planforge.checks.timing.free_days import FreeDays, rest_of
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.publicity.workdays import work_calendar


def deadlines_are_on_working_days(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A deadline that is written to the day is a working day; months (6月底) and what comes again are not judged."""
    exact = [due for due in due_days(loaded.plan) if due.exact]
    if not exact:
        return
    free, finished = free_days(loaded.plan), _finished(loaded.plan)
    for due in exact:
        rest = rest_of(free, due.day)
        if rest and not (finished and due.path.startswith(finished)):
            facts = {"text": due.text, "day": formal_day(due.day), "rest": rest}
            diagnostics.warning("PF328", loaded.place(due.path), path=due.path, **facts)


def free_days(plan: Plan) -> FreeDays:
    """The days off by which ``plan`` goes: those of its school calendars, else the national ones."""
    return FreeDays(work_calendar(plan.calendar) if isinstance(plan, PublicityPlan) and plan.calendar else None)


def _finished(plan: Plan) -> tuple[str, ...]:
    """The paths of closed findings: their deadlines are past."""
    if not isinstance(plan, RectificationPlan) or not plan.findings:
        return ()
    return tuple(f"{item.path}." for item in items(plan) if not item.is_open and item.path.startswith(FINDINGS))
