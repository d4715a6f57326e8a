"""PF945: 各校, where nothing says which schools there are."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Channel, Chapter, Entry, PublicityPlan, Topic
from planforge.plan.walk import of_kind
from planforge.publicity.schools import is_everyone, schools

_SCHEDULED = (Entry, Channel, Chapter, Topic)
"""Whose units the schedule takes."""


def schools_are_known(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where the schedule is to give something to 各校, 学校 or the register of units names them."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.schedule or schools(plan):
        return
    for holder, _, name in of_kind(plan, Kind.ORGANISATION):
        if isinstance(holder, _SCHEDULED) and is_everyone(name):
            diagnostics.error("PF945", loaded.place(name.path), path=name.path, name=name)
