"""PF221: a person whom the register does not list."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.breakdown import everyone
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Person, split_person
from planforge.plan.rectification import Acceptance
from planforge.plan.walk import of_kind

LONGEST_NAME = 4
"""Characters of the longest Han name (compound surname, two given names)."""


def people_are_registered(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where 人员 lists people, everyone named is one of them, is introduced with a post, or accepts from outside."""
    plan = loaded.plan
    if not plan.people:
        return
    units = {name for unit in plan.units for name in (unit.name, unit.short)}
    listed = {person.name for person in plan.people}
    known = dict.fromkeys([*listed, *(p.name for p in everyone(plan) if p.post or p.duty)])
    for holder, _, name in of_kind(plan, Kind.PERSON):
        bare = split_person(name)["name"]
        introduced = isinstance(holder, Acceptance) or (isinstance(holder, Person) and bool(holder.post or holder.duty))
        if bare not in known and not introduced and bare not in units and _is_name(bare):
            diagnostics.warning(
                "PF221", loaded.place(name.path), path=name.path, name=bare, nearest=nearest(bare, known)
            )


def _is_name(text: str) -> bool:
    """Whether ``text`` can be a person's name at all, rather than 各镇政府分管负责人."""
    return len(text) <= LONGEST_NAME or "·" in text
