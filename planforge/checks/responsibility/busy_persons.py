"""PF256: one person with too many tasks that are due on one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from planforge.checks.first_few import first_few
from planforge.checks.timing.due_days import is_by_day
from planforge.diagnostics import Diagnostics
from planforge.plan.breakdown import Task, anchor, tasks
from planforge.plan.dates import formal_day
from planforge.plan.deadline import Kind
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import person_key, split_person
from planforge.plan.plan import Plan
from planforge.plan.rectification import RectificationPlan
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "load.yaml"
_FINISHED = ("done", "closed")


@cache
def _most() -> int:
    return int(read_yaml(_DATA)["most"])


def persons_are_not_crowded(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No 责任人 has so many tasks due on one day; told at the one with which it is too much."""
    for (_, day), due in _by_person(loaded.plan).items():
        if len(due) < _most():
            continue
        name = due[_most() - 1][0]
        diagnostics.warning(
            "PF256", loaded.place(name.path), path=name.path, name=split_person(name)["name"], day=formal_day(day),
            count=len(due), tasks=first_few(task for _, task in due),
        )  # fmt: skip


def _by_person(plan: Plan) -> dict[tuple[str, date], list[tuple[Text, Text]]]:
    """Name as written and task, by folded name and day."""
    found: defaultdict[tuple[str, date], list[tuple[Text, Text]]] = defaultdict(list)
    for task, day in _dated(plan):
        for name in {person_key(name): name for name in task.persons}.values():
            found[person_key(name), day].append((name, task.label))
    return dict(found)


def _dated(plan: Plan) -> Iterator[tuple[Task, date]]:
    """The tasks that are still to be done by a day of the calendar, and not just by the end of the plan."""
    own, finished = anchor(plan), _finished(plan)
    for task in tasks(plan):
        deadline = task.deadline
        if not deadline or deadline.kind is not Kind.FIXED or not task.persons or task.label.path.startswith(finished):
            continue
        day = deadline.resolve(task.anchor or own)
        if day and (day != own.last or is_by_day(deadline)):
            yield task, day


def _finished(plan: Plan) -> tuple[str, ...]:
    """The paths of the findings that are done."""
    found = items(plan) if isinstance(plan, RectificationPlan) else []
    return tuple(f"{item.path}." for item in found if item.state in _FINISHED)
