"""Deadlines of earlier rounds with their year: 6月底 of a plan of 2016, issued again in 2017, is 6月底（2016年）."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planforge.patterns import lazy
from planforge.plan.anchor import Anchor
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.finding_numbers import number_key
from planforge.plan.ledger import anchor_of, first_round
from planforge.plan.numbered import of_plan
from planforge.plan.rectification import Finding, RectificationPlan, Remedy
from planforge.source import Text

_HAS_YEAR = lazy("[0-9]{4}|[〇零一二三四五六七八九]{4}年|民[国國]")
Said = Callable[[int], str]
"""A year as the document writes it, without 年."""


def with_years(plan: RectificationPlan, said: Said) -> RectificationPlan:
    """``plan`` with the year beside every deadline that has none and falls into another year than the plan's date."""
    if plan.date is None or len(plan.feedback) < 2:
        return plan
    dated = _Dated(plan, said)
    update: dict[str, object] = {}
    if plan.findings:
        update["findings"] = plan.findings.model_copy(
            update={"entries": tuple(map(dated.finding, plan.findings.entries))}
        )
    if plan.measures:
        entries = tuple(dated.general(one) for one in plan.measures.entries)
        update["measures"] = plan.measures.model_copy(update={"entries": entries})
    return plan.model_copy(update=update)


class _Dated:
    def __init__(self, plan: RectificationPlan, said: Said) -> None:
        self._plan, self._said = plan, said
        self._by_key = {one.key: one.finding for one in of_plan(plan)}
        assert plan.date is not None
        self._year = plan.date.year

    def finding(self, finding: Finding) -> Finding:
        anchor = self._anchor(finding)
        return finding.model_copy(
            update={
                "deadline": self._deadline(finding.deadline, anchor),
                "measures": tuple(self._measure(one, anchor) for one in finding.measures),
                "findings": tuple(map(self.finding, finding.findings)),
            }
        )

    def general(self, measure: Remedy) -> Remedy:
        """A measure that stands by itself is of the time of the first finding that it is for."""
        finding = next((self._by_key.get(number_key(name)) for name in measure.findings), None)
        return self._measure(measure, self._anchor(finding) if finding else None)

    def _anchor(self, finding: Finding) -> Anchor | None:
        """What the open dates of a finding of an earlier round count from; None for one of the last."""
        return anchor_of(self._plan, finding) if first_round(finding) < len(self._plan.feedback) else None

    def _measure(self, measure: Remedy, anchor: Anchor | None) -> Remedy:
        below = tuple(self._measure(one, anchor) for one in measure.measures)
        return measure.model_copy(update={"deadline": self._deadline(measure.deadline, anchor), "measures": below})

    def _deadline(self, deadline: Deadline | None, anchor: Anchor | None) -> Deadline | None:
        if deadline is None or anchor is None or deadline.kind is not Kind.FIXED or _HAS_YEAR.search(deadline.text):
            return deadline
        day = deadline.resolve(anchor)
        if day is None or day.year == self._year:
            return deadline
        words = f"{deadline.text}（{self._said(day.year)}年）"
        return replace(deadline, text=Text(words, getattr(deadline.text, "path", "")))
