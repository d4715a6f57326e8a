"""PF945, PF959: 各校, where nothing says which schools there are; a school that is misspelt."""

from __future__ import annotations

from difflib import SequenceMatcher

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Channel, Chapter, Entry, PublicityPlan, Topic
from planforge.plan.walk import of_kind
from planforge.publicity.schools import is_everyone, schools, units_of

_SCHEDULED = (Entry, Channel, Chapter, Topic)
"""Whose units the schedule takes."""
_LIKELY = 0.75
"""How much alike two names are, one of which is likely a slip (of four characters three)."""


def schools_are_known(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where the schedule is to give something to 各校, 学校 or the register of units names them."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.schedule or schools(plan):
        return
    for holder, _, name in of_kind(plan, Kind.ORGANISATION):
        if isinstance(holder, _SCHEDULED) and is_everyone(name):
            diagnostics.error("PF945", loaded.place(name.path), path=name.path, name=name)


def schools_are_spelt(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where only 学校 lists units, none of the schedule is almost one of them; other units need not be listed."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or plan.units or not plan.schools:
        return
    known = {*map(fold, plan.schools), *map(fold, plan.issuer)}
    for holder, _, written in of_kind(plan, Kind.ORGANISATION):
        if not isinstance(holder, _SCHEDULED) or is_everyone(written):
            continue
        for name in units_of((written,), plan).members:
            near = nearest(name, plan.schools)
            if near and fold(name) not in known and _is_like(name, near):
                diagnostics.warning("PF959", loaded.place(name.path), path=name.path, name=name, nearest=near)


def _is_like(name: str, other: str) -> bool:
    return SequenceMatcher(None, fold(name), fold(other)).ratio() >= _LIKELY
