"""The stages of a plan with their days: how early and how late each may begin and end. Judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planforge.checks.timing.due_days import plan_days
from planforge.patterns import lazy
from planforge.plan.anchor import Anchor
from planforge.plan.breakdown import anchor
from planforge.plan.dates import CalendarDate, add_days
from planforge.plan.period import Period
from planforge.plan.plan import Plan
from planforge.plan.stages import Stage
from planforge.plan.stretch import Precision, Stretch
from planforge.source import path_of

_DAY = lazy(r"[0-9〇零一二三四五六七八九十]日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]|号")
_ROUGH = 31
"""Days by which an end that is written neither to the day nor as month or year may be meant otherwise."""


class Edge(NamedTuple):
    """The beginning or the end of a stage: a day, or a month or year within which it lies."""

    first: date
    last: date
    is_rough: bool = False
    """Whether it is written in words (学期末), so that it may be meant otherwise."""

    @property
    def is_exact(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class StageDays:
    """A stage with its place in the list and its days."""

    index: int
    stage: Stage
    period: Period
    begin: Edge
    end: Edge

    @property
    def path(self) -> str:
        text = self.period.text
        return path_of(text, f"stages.entries.{self.index}")

    @property
    def first(self) -> date:
        return self.begin.first

    @property
    def last(self) -> date:
        return self.end.last


def stage_days(plan: Plan) -> list[StageDays]:
    """The stages that begin and end on days that can be known, in the plan's own order."""
    own, whole = anchor(plan), plan_days(plan)
    own = own._replace(last=whole.last) if whole else own
    found: list[StageDays] = []
    for index, stage in enumerate(plan.stages.entries if plan.stages else ()):
        period = _resolved(stage.period, own, found[-1].first if found else None) if stage.period else None
        if period and period.first and period.last and period.first <= period.last:
            found.append(StageDays(index, stage, period, _begin(period, period.first), _end(period, period.last)))
    return found


def measure_stages(plan: Plan) -> tuple[str, ...]:
    """The paths of the measures that stand in a stage with days."""
    return tuple(f"stages.entries.{one.index}.measures." for one in stage_days(plan))


def without_spanning(stages: Sequence[StageDays]) -> list[StageDays]:
    """``stages`` without those that are meant to go on beside all others (督导贯穿全程)."""
    return [one for one in stages if not _spans(one, [other for other in stages if other is not one])]


def _spans(one: StageDays, others: Sequence[StageDays]) -> bool:
    return len(others) > 1 and all(one.first <= other.first and other.last <= one.last for other in others)


def _resolved(period: Period, own: Anchor, previous: date | None) -> Period:
    """``period`` with its year: where that is open, after the stage before, if the plan lasts so long."""
    found = period.resolve(own)
    if period.start and previous and found.first and found.first < previous:
        later = period.resolve(own._replace(issued=None, first=previous))
        if later.last and own.last and later.last <= own.last:
            return later
    return found


def _begin(period: Period, day: date) -> Edge:
    written = period.span[0] if period.span else None
    return _edge(written, period.start, period.text, day, Edge(day, add_days(day, _ROUGH), is_rough=True))


def _end(period: Period, day: date) -> Edge:
    written = period.span[1] if period.span else None
    return _edge(written, period.end, period.text, day, Edge(add_days(day, -_ROUGH), day, is_rough=True))


def _edge(written: CalendarDate | None, open_: Stretch | None, text: str, day: date, rough: Edge) -> Edge:
    if written:
        return Edge(written.first(), written.last())
    if open_ and open_.precision is Precision.MONTH:
        month = CalendarDate(day.year, day.month)
        return Edge(month.first(), month.last())
    return Edge(day, day) if (open_ and open_.precision is Precision.DAY) or _DAY.search(text) else rough
