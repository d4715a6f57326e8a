"""How measures and findings stand at a day: overdue, due soon, lasting, awaiting acceptance. Counts nothing, no clock.

A day is looked at with the plan as it stands in its file: what was entered for a later day counts as entered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from planforge.plan.anchor import Anchor
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.ledger import Answer, Duty, Item, anchor_of, items
from planforge.plan.rectification import RectificationPlan
from planforge.source import Text

_LASTING = frozenset({Kind.CONTINUOUS, Kind.YEARLY, Kind.RECURRING})


class Standing(Enum):
    """How something stands, the most urgent first."""

    OVERDUE = "overdue"
    """Its day is past (逾期)."""
    DUE_SOON = "due_soon"
    """Its day is among the next ones (近期到期)."""
    UNDATED = "undated"
    """It has no day: nothing written, or 尽快."""
    ON_TIME = "on_time"
    """Its day is later; of a finding, also that nothing is left to be done."""
    LASTING = "lasting"
    """长期坚持, 每年, 逐年: never overdue."""
    AWAITING = "awaiting"
    """已完成待验收."""
    CLOSED = "closed"
    """已销号."""


_URGENCY = list(Standing)
_SETTLED = {"done": Standing.AWAITING, "closed": Standing.CLOSED}


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done: a measure, or a finding that has none yet (``answer`` is None)."""

    items: tuple[Item, ...]
    """The findings that it answers."""
    answer: Answer | None
    standing: Standing
    due: date | None
    """The day that counts: of several stages the next one, when all are past the last."""
    days: int | None
    """Days until it is due; negative: days that it is overdue."""

    @property
    def duty(self) -> Duty:
        return self.answer.duty if self.answer else self.items[0].duty

    @property
    def label(self) -> Text | None:
        """The measure, where there is one."""
        return self.answer.measure.label if self.answer else None

    @property
    def path(self) -> str:
        return self.answer.path if self.answer else self.items[0].path

    @property
    def is_settled(self) -> bool:
        return self.standing in _SETTLED.values()


@dataclass(frozen=True, slots=True)
class FindingStanding:
    """A finding with its tasks."""

    item: Item
    tasks: tuple[Task, ...]
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether it is neither closed nor waiting for acceptance."""
        return self.standing not in _SETTLED.values()

    @property
    def without_measure(self) -> bool:
        return self.is_open and not self.item.answers

    @property
    def to_review(self) -> bool:
        """措施需复核."""
        return self.item.is_open and self.item.finding.review is not None


def standings(plan: RectificationPlan, as_of: date, within: int) -> tuple[FindingStanding, ...]:
    """Every finding of ``plan`` as it stands on ``as_of``; due soon is what is due in at most ``within`` days."""
    return tuple(_finding(plan, item, as_of, within) for item in items(plan))


def _finding(plan: RectificationPlan, item: Item, as_of: date, within: int) -> FindingStanding:
    anchor = anchor_of(plan, item.finding)
    tasks = tuple(_task(item, answer, anchor, as_of, within) for answer in item.answers or (None,))
    return of_finding(item, tasks)


def of_finding(item: Item, tasks: tuple[Task, ...]) -> FindingStanding:
    """``item`` as it stands by ``tasks``, which may be somebody's part of them."""
    left = [task.standing for task in tasks if not task.is_settled]
    usual = min(left, key=_URGENCY.index, default=Standing.ON_TIME)
    return FindingStanding(item, tasks, _SETTLED.get(item.state, usual))


def _task(item: Item, answer: Answer | None, anchor: Anchor, as_of: date, within: int) -> Task:
    settled = _settled(item, answer)
    deadline = (answer.duty if answer else item.duty).deadline
    if settled:
        return Task((item,), answer, settled, deadline.resolve(anchor) if deadline else None, None)
    if deadline is None or _is_lasting(item, answer):
        return Task((item,), answer, Standing.LASTING if _is_lasting(item, answer) else Standing.UNDATED, None, None)
    day = _since_return(item, due_day(deadline, anchor, as_of))
    standing = _of_day(deadline, day, as_of, within)
    if day is None or standing is Standing.LASTING:
        return Task((item,), answer, standing, None, None)
    return Task((item,), answer, standing, day, (day - as_of).days)


def _settled(item: Item, answer: Answer | None) -> Standing | None:
    """Whether it is done or closed; the finding and its measure may each say so."""
    states = (item.state, answer.state if answer else item.state)
    return next((standing for state, standing in reversed(_SETTLED.items()) if state in states), None)


def _is_lasting(item: Item, answer: Answer | None) -> bool:
    """Whether the writer says that it goes on (整改类型 or 状态 长期坚持)."""
    return "lasting" in (item.finding.mode, answer.state if answer else item.state)


def _since_return(item: Item, day: date | None) -> date | None:
    """``day``, unless the finding has come back since: then it is due by the day that the inspection set."""
    back = [passage.date for passage in item.finding.history if passage.change == "returned" and passage.date]
    if day is None or not back or day >= back[-1].first():
        return day
    due = item.finding.due
    return due.resolve(Anchor(back[-1].last())) if due else None


def due_day(deadline: Deadline, anchor: Anchor, as_of: date) -> date | None:
    """The day of ``deadline`` that counts on ``as_of``: of several the next one, when all are past the last."""
    if not deadline.stages:
        return deadline.resolve(anchor)
    days = sorted(filter(None, (stage.resolve(anchor) for stage in deadline.stages)))
    return next((day for day in days if day >= as_of), days[-1] if days else None)


def _of_day(deadline: Deadline, day: date | None, as_of: date, within: int) -> Standing:
    if day is not None and day >= as_of:
        return Standing.DUE_SOON if (day - as_of).days <= within else Standing.ON_TIME
    if {deadline.kind, *(stage.kind for stage in deadline.stages)} & _LASTING:
        return Standing.LASTING
    return Standing.OVERDUE if day else Standing.UNDATED


def distinct(findings: Iterable[FindingStanding]) -> tuple[Task, ...]:
    """Every task once: a measure for several findings names them all, and stands as it does for the most urgent."""
    found: dict[str, list[Task]] = {}
    for finding in findings:
        for task in finding.tasks:
            found.setdefault(task.path, []).append(task)
    return tuple(map(_merged, found.values()))


def _merged(tasks: Sequence[Task]) -> Task:
    first = min(tasks, key=lambda task: _URGENCY.index(task.standing))
    return replace(first, items=tuple(item for task in tasks for item in task.items))
