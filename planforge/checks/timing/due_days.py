"""The deadlines of a plan with the days that they mean: how far each lies on either side. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from planforge.plan.anchor import Anchor
from planforge.plan.breakdown import anchor
from planforge.plan.dates import CalendarDate
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.due import EndOf, EndOfSpan
from planforge.plan.ledger import anchor_of
from planforge.plan.numbered import of_plan
from planforge.plan.period import Period
from planforge.plan.plan import Plan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.stretch import Precision
from planforge.plan.walk import Remembered, deadlines
from planforge.source import Text

THEIRS = "due"
"""The field of a day that the inspectors set."""
FINDINGS = "findings."
_TERM_ENDS = (7, 15)
"""The latest day on which a spring term ends."""
_HOLIDAYS = timedelta(days=30)
"""How much earlier it may."""
_NO_ANCHOR = Anchor()
_DATED = (Kind.FIXED, Kind.RELATIVE)


class DueDay(NamedTuple):
    """One day by which something is due; of a deadline in parts, one of them."""

    text: Text
    """The whole deadline as written."""
    begin: date
    """The first day that it may mean: 6月底 begins on the 21st."""
    day: date
    """The last one in time."""
    exact: bool
    """Whether it is written to the day."""
    counted: bool
    """Whether it counts from another day (印发之日起30日内)."""

    @property
    def path(self) -> str:
        return self.text.path


class Anchors:
    """What the open dates of each part of a plan count from."""

    def __init__(self, plan: Plan) -> None:
        self.own = anchor(plan)
        findings = of_plan(plan) if isinstance(plan, RectificationPlan) else ()
        self._of = {one.path: anchor_of(plan, one.finding) for one in findings if isinstance(plan, RectificationPlan)}

    def at(self, path: str) -> Anchor:
        """The anchor of what stands at ``path``: that of the finding around it, or the plan's own."""
        while path.startswith(FINDINGS):
            if path in self._of:
                return self._of[path]
            path = path.rpartition(".")[0]
        return self.own


def plan_days(plan: Plan) -> Period | None:
    """The period of the plan with the days that its issue decides; 三个月 is meant to the end of the month."""
    period = plan.period.resolve(anchor(plan)) if plan.period else None
    if period and period.lapse and period.last:
        return replace(period, last=CalendarDate(period.last.year, period.last.month).last())
    return period


def due_days(plan: Plan) -> tuple[DueDay, ...]:
    """Every day that the plan itself sets, in its own order."""
    return _due_days(plan)


def _found(plan: Plan) -> Iterator[DueDay]:
    anchors = Anchors(plan)
    for name, deadline in deadlines(plan):
        if name != THEIRS:
            yield from days_of(deadline, anchors)


_due_days: Remembered[Plan, DueDay] = Remembered(_found)


def days_of(deadline: Deadline, anchors: Anchors) -> Iterator[DueDay]:
    """The days of ``deadline``, one for each of its dated parts."""
    text = deadline.text if isinstance(deadline.text, Text) else Text(deadline.text)
    counted_from = anchors.at(text.path)
    for part in deadline.stages or (deadline,):
        day = _day(part, counted_from) if part.kind in _DATED else None
        if day:
            yield DueDay(text, _begin(part, day), day, is_by_day(part), part.kind is Kind.RELATIVE)


def _day(part: Deadline, counted_from: Anchor) -> date | None:
    """The day of ``part``; a month without year may lie between the issue of the plan and its beginning."""
    day = part.resolve(counted_from)
    if day and counted_from.issued and counted_from.last and day > counted_from.last:
        return part.resolve(counted_from._replace(first=None))
    return day


def is_by_day(deadline: Deadline) -> bool:
    """Whether a day of the calendar is written: 2025年6月30日前, not 6月底."""
    rule = deadline.rule
    if isinstance(rule, EndOf):
        return rule.stretch.precision is Precision.DAY
    if isinstance(rule, EndOfSpan):
        end, open_end = rule.period.span, rule.period.end
        return bool(end and end[1].day) or bool(open_end and open_end.precision is Precision.DAY)
    return False


def _begin(deadline: Deadline, day: date) -> date:
    """The first day of the stretch that ends on ``day``; of what is due before a stretch, the day itself."""
    rule = deadline.rule
    if isinstance(rule, EndOfSpan) and rule.period.span:
        return rule.period.span[1].first()
    if not isinstance(rule, EndOf) or rule.before or is_by_day(deadline):
        return day
    begin = rule.stretch.within(day.year).first(_NO_ANCHOR)
    begin = begin if begin and begin <= day else day
    return min(begin, day - _HOLIDAYS) if (day.month, day.day) == _TERM_ENDS else begin
