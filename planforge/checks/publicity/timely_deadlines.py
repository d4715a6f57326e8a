"""PF927: copy or a review that is due before the plan is issued."""

from __future__ import annotations

from datetime import date

from planforge.checks.publicity.said_times import said_of
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule


def deadlines_follow_the_plan(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Nothing is due before 成文日期; one finding, at the first that is."""
    issued = schedule.frame.issued
    if issued is None:
        return
    late = [one for one in schedule.occurrences if (due := _first_due(one)) and due < issued]
    if late:
        first, said = late[0], said_of(late[0])
        due = _first_due(first)
        diagnostics.warning(
            "PF927", loaded.place(said.path), path=said.path, text=said.text, subject=first.subject,
            day=formal_day(first.day), due=due and formal_day(due), issued=formal_day(issued), count=len(late),
        )  # fmt: skip


def _first_due(one: Occurrence) -> date | None:
    """The first day by which something of ``one`` is due."""
    return min(filter(None, (one.copy_due, *(step.due for step in one.reviews))), default=None)
