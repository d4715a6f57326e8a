"""PF221: a person whom the register does not list."""

from __future__ import annotations

from collections.abc import Collection

from planforge.checks.register.named import is_collective, is_in_other_script, is_role, is_unit, names_in
from planforge.checks.unfilled import is_unfilled
from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.breakdown import everyone
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Person, split_person
from planforge.plan.rectification import Acceptance
from planforge.plan.walk import of_kind
from planforge.source import Text

LONGEST_NAME = 4
"""Characters of the longest Han name (compound surname, two given names)."""
_SHORTEST_POST = 2
"""Characters of the shortest post: 局长."""


def people_are_registered(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where 人员 lists people, everyone named is one of them, is introduced with a post, or accepts from outside."""
    plan = loaded.plan
    if not plan.people:
        return
    units = {name for unit in plan.units for name in (unit.name, unit.short) if name}
    listed = {person.name for person in plan.people}
    heads = [split_person(unit.head)["name"] for unit in plan.units if unit.head]
    known = dict.fromkeys([*listed, *(p.name for p in everyone(plan) if p.post or p.duty), *heads])
    unspaced = {*map(_unspaced, known), *units}
    for holder, _, written in of_kind(plan, Kind.PERSON):
        introduced = isinstance(holder, Acceptance) or (isinstance(holder, Person) and bool(holder.post or holder.duty))
        for name in () if introduced else names_in(_named(written, known), unspaced):
            is_known = _has_post(name, unspaced) or is_in_other_script(name, unspaced, loaded.script)
            if _is_name(name) and not is_known:
                path = written.path
                place = loaded.place(path) if name in split_person(written)["name"] else loaded.place_of(path, name)
                diagnostics.warning("PF221", place, path=path, name=name, nearest=nearest(name, known))


def _named(written: Text, known: Collection[str]) -> Text:
    """The name or names in ``written``: without the post behind it, unless that is another name (林向阳 何静)."""
    if all(len(part) == 1 for part in written.split()):
        return Text(_unspaced(written), written.path)
    split = split_person(written)
    several = split.get("post") in known
    return written if several else Text(_unspaced(split["name"]), written.path)


def _unspaced(name: str) -> str:
    """``name`` without the space by which two characters are spread (何 静, 林 向 阳)."""
    return "".join(name.split())


def _has_post(text: str, known: Collection[str]) -> bool:
    """Whether ``text`` is one that is known with a post before or behind it: 何静局长."""
    return any(
        len(text) >= len(name) + _SHORTEST_POST and (text.startswith(name) or text.endswith(name)) for name in known
    )


def _is_name(text: str) -> bool:
    """Whether ``text`` can be a person's name at all, rather than 各镇政府分管负责人, 县财政局 or 待定 (PF751)."""
    if is_unfilled(text) or is_role(text) or (len(text) >= LONGEST_NAME and is_unit(text)) or is_collective(text, ()):
        return False
    return len(text) <= LONGEST_NAME or "·" in text
