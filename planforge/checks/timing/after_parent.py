"""PF327: a sub-measure that is due later than the measure that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from planforge.checks.timing.due_days import Anchors
from planforge.diagnostics import Diagnostics
from planforge.plan.anchor import Anchor
from planforge.plan.dates import formal_day
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.numbered import of_plan
from planforge.plan.plan import Plan
from planforge.plan.rectification import RectificationPlan
from planforge.source import Text, path_of

_TOLD = ("PF814", "PF321", "PF322")
"""What has been said of a deadline that is too late for more than the measure above."""
_UNDATED = (Kind.IMMEDIATE, Kind.CONTINUOUS)


class _Late(NamedTuple):
    """A deadline that comes after that of what it is a part of."""

    deadline: Deadline
    day: date
    whole: str
    limit: date


def parts_are_due_before_the_whole(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What is a part of something is due by the same day at the latest."""
    told = {one.path for one in diagnostics if one.code in _TOLD}
    for late in _late(loaded.plan):
        text = late.deadline.text
        path = path_of(text)
        if path not in told:
            diagnostics.warning(
                "PF327", loaded.place(path), path=path, text=text, day=formal_day(late.day), whole=late.whole,
                limit=formal_day(late.limit),
            )  # fmt: skip


def _late(plan: Plan) -> Iterator[_Late]:
    anchors = Anchors(plan)
    stages = plan.stages.entries if plan.stages else ()
    tops = (*(plan.measures.entries if plan.measures else ()), *(one for stage in stages for one in stage.measures))
    for measure in tops:
        yield from _below(measure, None, anchors.own)
    # A later round of feedback brings measures that are due after the deadline of the first.
    if isinstance(plan, RectificationPlan) and len(plan.feedback) <= 1:
        yield from _of_findings(plan, anchors)


def _of_findings(plan: RectificationPlan, anchors: Anchors) -> Iterator[_Late]:
    """The measures that are due later than their finding."""
    for one in of_plan(plan):
        counted_from, finding = anchors.at(one.path), one.finding
        whole = _due(finding.title or finding.text, finding.deadline, counted_from)
        for measure in finding.measures:
            yield from _below(measure, whole, counted_from)


def _due(label: Text | None, deadline: Deadline | None, counted_from: Anchor) -> tuple[str, date] | None:
    day = deadline.resolve(counted_from) if deadline and deadline.kind not in _UNDATED else None
    return (label or "", day) if day else None


def _below(measure: Measure, above: tuple[str, date] | None, counted_from: Anchor) -> Iterator[_Late]:
    own = _due(measure.label, measure.deadline, counted_from)
    if own and above and measure.deadline and own[1] > above[1]:
        yield _Late(measure.deadline, own[1], above[0], above[1])
    for child in measure.measures:
        yield from _below(child, own or above, counted_from)
