"""PF829: progress or an acceptance dated before the inspection that brought the finding up."""

from __future__ import annotations

from planforge.checks.rectification.rectified import inspected, named
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import CalendarDate
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan
from planforge.source import path_of


def entries_follow_the_inspection(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What was done about a finding, and its acceptance, come after the first day of the inspection."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for item in items(loaded.plan):
        begin = inspected(loaded.plan, item.finding)
        steps = (*item.finding.progress, *(step for answer in item.answers for step in answer.progress))
        days = [*(step.date for step in steps), *(one.date for one in item.finding.acceptance)]
        dated: list[CalendarDate] = [day for day in days if day]
        for day in dated:
            if begin and day.last() < begin:
                path = path_of(day.text)
                diagnostics.warning(
                    "PF829", loaded.place(path), path=path,
                    day=day.iso, begin=begin.isoformat(), name=named(item), number=item.number,
                )  # fmt: skip
