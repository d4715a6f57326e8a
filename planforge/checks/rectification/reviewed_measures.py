"""PF822: measures that are still to be held against what the finding says now."""

from __future__ import annotations

from planforge.checks.rectification.rectified import named
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.numbered import of_plan
from planforge.plan.rectification import RectificationPlan


def measures_are_reviewed(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No 措施需复核 is left."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for one in of_plan(loaded.plan):
        if one.finding.review:
            path = f"{one.path}.review"
            place = loaded.keys.get(path) or loaded.place(path)
            diagnostics.warning("PF822", place, path=path, name=named(one.finding), number=one.shown)
