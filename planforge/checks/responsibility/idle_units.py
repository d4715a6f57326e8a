"""PF255: a unit of the register that has nothing to do."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Unit
from planforge.plan.plan import Plan
from planforge.plan.walk import of_kind, texts
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "collectives.yaml"
_REGISTER = "units."
_APART = "\n"
_MISSPELT = "PF220"
"""A unit that is misspelt elsewhere is not idle."""
_MASK = "\0"


def units_have_something_to_do(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every unit of the register is named somewhere else, by full or short name; told only where some unit is."""
    plan = loaded.plan
    if not plan.units:
        return
    mentioned = _APART.join(text for _, text in texts(plan) if not text.path.startswith(_REGISTER))
    if not any(unit.name in mentioned or (unit.short and unit.short in mentioned) for unit in plan.units):
        return
    meant = {one.facts.get("nearest") for one in diagnostics if one.code == _MISSPELT}
    idle = [
        unit
        for unit in plan.units
        if not loaded.is_inherited(unit.name.path)  # the county's register may hold more than a school needs
        and not (_is_busy(unit, plan, mentioned) or unit.name in meant or unit.short in meant - {None})
    ]
    groups = _collective(plan) if idle else ()
    folded = fold(mentioned) if idle else ""
    for unit in idle:
        if not _is_busy(unit, plan, folded, folding=True) and not fold(unit.name).endswith(groups):
            diagnostics.warning("PF255", loaded.place(unit.name.path), path=unit.name.path, name=unit.name)


def _is_busy(unit: Unit, plan: Plan, mentioned: str, *, folding: bool = False) -> bool:
    """Whether it has a duty of its own, issues the plan, or is named in ``mentioned``."""
    names = [name for name in (unit.name, unit.short) if name]
    if unit.duty or any(name in plan.issuer for name in names):
        return True
    return any(_is_named(_as(name, folding), mentioned, _longer(name, unit, plan), folding=folding) for name in names)


def _longer(name: str, unit: Unit, plan: Plan) -> list[str]:
    """The names of other units that ``name`` is a part of, the longest first."""
    others = (other for one in plan.units if one is not unit for other in (one.name, one.short) if other)
    return sorted((other for other in others if name in other and other != name), key=len, reverse=True)


def _as(name: str, folding: bool) -> str:
    return fold(name) if folding else name


def _is_named(name: str, mentioned: str, longer: Sequence[str], *, folding: bool) -> bool:
    """Whether ``name`` stands in ``mentioned``, and not as a part of the ``longer`` name of another unit."""
    if name not in mentioned:
        return False
    for other in longer:
        mentioned = mentioned.replace(_as(other, folding), _MASK)
    return name in mentioned


@cache
def _words() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def _collective(plan: Plan) -> tuple[str, ...]:
    """How the units end for which a collective name (各学校, 各股室) answers; the empty ending is all of them."""
    named = {fold(name) for holder, _, name in of_kind(plan, Kind.ORGANISATION) if not isinstance(holder, Unit)}
    named |= {fold(person.name) for person in (plan.group.people() if plan.group else ())}
    found = [""] if _begins(named, _words()["all"]) else []
    for group in _words()["groups"]:
        found += group["endings"] if _begins(named, group["words"]) else []
    return tuple(found)


def _begins(names: Collection[str], words: Sequence[str]) -> bool:
    """Whether one of ``names`` is one of ``words``, if with something behind it (各校轮流)."""
    return any(name.startswith(tuple(words)) for name in names)
