"""PF813, PF814: a deadline before the inspection that brought the finding up, or after the day that it set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planforge.checks.rectification.rectified import inspected, round_named
from planforge.diagnostics import Diagnostics
from planforge.plan.anchor import Anchor
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.ledger import Item, anchor_of, first_round, items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import Finding, RectificationPlan, Round
from planforge.source import path_of

_NAMING = ("new", "carried", "changed", "returned")
"""What a round does to the findings that it speaks of and leaves open."""


def deadlines_are_in_order(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every deadline lies between the inspection and the day by which the inspectors want it done.

    What is to be done at once has no such day.
    """
    plan = loaded.plan
    if not isinstance(plan, RectificationPlan):
        return
    for item in items(plan):
        anchor = anchor_of(plan, item.finding)
        begin, end = inspected(plan, item.finding), _wanted(plan, item.finding, anchor)
        for deadline in _deadlines(item):
            day = deadline.resolve(anchor)
            if day and begin and day < begin:
                _report(loaded, "PF813", deadline, day, begin, diagnostics)
            if day and end and day > end:
                _report(loaded, "PF814", deadline, day, end, diagnostics)


def _deadlines(item: Item) -> Iterator[Deadline]:
    duties = (item.duty, *(answer.duty for answer in item.answers))
    for deadline in dict.fromkeys(duty.deadline for duty in duties):
        if deadline and deadline.kind is not Kind.IMMEDIATE:
            yield deadline


def _wanted(plan: RectificationPlan, finding: Finding, anchor: Anchor) -> date | None:
    """The day by which the inspectors want ``finding`` done; a later round may put it off."""
    first = first_round(finding)
    latest = max((_number(one.round) for one in finding.history if one.change in _NAMING), default=first)
    its, later = round_named(plan, first), round_named(plan, latest) if latest > first else None
    own = finding.due.resolve(_told_in(its, anchor)) if finding.due else _due(its, anchor)
    return max(filter(None, (own, _due(later, anchor))), default=None)


def _due(its: Round | None, anchor: Anchor) -> date | None:
    return its.due.resolve(_told_in(its, anchor)) if its and its.due else None


def _told_in(its: Round | None, anchor: Anchor) -> Anchor:
    """What the open dates of a feedback count from: its own day."""
    return Anchor(its.date.last()) if its and its.date else anchor


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else 0


def _report(
    loaded: LoadedPlan, code: str, deadline: Deadline, day: date, limit: date, diagnostics: Diagnostics
) -> None:
    path = path_of(deadline.text)
    diagnostics.warning(
        code, loaded.place(path), path=path, text=deadline.text, day=day.isoformat(), limit=limit.isoformat()
    )
