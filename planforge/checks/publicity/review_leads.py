"""PF936: a step of the review of which nobody knows by when it is done."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.reviewing import ReviewStep
from planforge.plan.walk import models


def reviews_have_deadlines(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where there is a schedule, every step of the review says how long before the release it is done."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.schedule:
        return
    for path, step in models(plan, ReviewStep):
        if step.lead_days is None:
            named = step.who or step.action
            where = named.path if named else path
            diagnostics.note("PF936", loaded.place(where), path=where, name=step.label)
