"""PF254: a unit that leads and supports the same thing, or a name twice in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from planforge.checks.responsibility.same_unit import SameUnit
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.issue import Issue
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.people import Group, Person, person_key
from planforge.plan.plan import Plan
from planforge.plan.publicity import Entry
from planforge.plan.shape import shapes
from planforge.plan.walk import models
from planforge.source import Text

_DIVIDER = lazy("[、，,；;]")
_SORTS = (Kind.ORGANISATION, Kind.PERSON)
_TOLD = ("PF220", "PF221")
"""What has been said of a name that is misspelt."""
_TOGETHER = ("lead", "support")
_REGISTERS = ("units", "people", "schools")
"""What they list twice is told as PF223."""


def names_stand_once(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Nobody is named twice for one thing, by whatever name."""
    same = SameUnit(loaded.plan)
    told = {one.path for one in diagnostics if one.code in _TOLD}
    for _, model in models(loaded.plan, PlanModel):
        for names in filter(None, _lists(model)):
            for first, second in _twice(_apart(names), lambda name: same.key(person_key(name))):
                if second.path not in told:
                    diagnostics.warning("PF254", loaded.place(second.path), path=second.path, name=second, first=first)


def _lists(model: PlanModel) -> Iterator[Sequence[Text]]:
    """What may name each only once: every list of names, lead and support together, the ranks of a 领导小组."""
    if isinstance(model, Issue) or (isinstance(model, Entry) and model.rotate):
        return
    if isinstance(model, Group):
        yield _ranked(model)
    yield [name for field in _together(type(model)) for name in getattr(model, field)]
    for field, are_people in _name_fields(type(model)):
        value = getattr(model, field)
        yield [person.name for person in value] if are_people else value


@cache
def _together(model: type[PlanModel]) -> tuple[str, ...]:
    """The fields of ``model`` whose names may stand only once in all of them."""
    return tuple(field for field in _TOGETHER if field in shapes(model))


@cache
def _name_fields(model: type[PlanModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of ``model`` that list names, and whether they do so as people."""
    found = []
    for field, shape in shapes(model).items():
        if shape.item and field not in _TOGETHER and not (issubclass(model, Plan) and field in _REGISTERS):
            are_people = shape.item.model is Person and not issubclass(model, Group)
            if are_people or shape.item.kind in _SORTS:
                found.append((field, are_people))
    return tuple(found)


def _apart(names: Sequence[Text]) -> list[Text]:
    """Each name by itself, where an item of a list holds several."""
    if not any(_DIVIDER.search(name) for name in names):
        return list(names)
    return [Text(part.strip(), name.path) for name in names for part in _DIVIDER.split(name) if part.strip()]


def _ranked(group: Group) -> list[Text]:
    """Those of the group itself, but for namesakes with different posts."""
    everyone = (*group.leader, *group.executive, *group.deputies, *group.members)
    posts: defaultdict[str, set[str]] = defaultdict(set)
    for person in everyone:
        posts[person_key(person.name)].add(fold(person.position or ""))
    return [person.name for person in everyone if len(posts[person_key(person.name)] - {""}) <= 1]


def _twice(names: Sequence[Text], key: Callable[[str], str]) -> Iterator[tuple[Text, Text]]:
    """Each name that was there before, after the first mention."""
    seen: dict[str, Text] = {}
    for name in names if len(names) > 1 else ():
        known = key(name)
        if known in seen:
            yield seen[known], name
        seen.setdefault(known, name)
