"""The doubtful findings (待认定) of a plan that still wait for a decision, or for it to be carried out."""

from __future__ import annotations

from planforge.plan.finding_numbers import number_key
from planforge.plan.numbered import of_plan
from planforge.plan.rectification import Pending, RectificationPlan


def undecided(plan: RectificationPlan) -> list[Pending]:
    """Those of which no finding says (经过) that it is what the round reported; the others are a record."""
    written = {
        (passage.round, number_key(passage.number))
        for one in of_plan(plan)
        for passage in one.finding.history
        if passage.number
    }
    return [one for one in plan.pending if (one.round, number_key(one.number)) not in written]
