"""From located YAML to a frozen plan, with every problem of the file at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planforge.diagnostics import Diagnostics, Place
from planforge.language.script import fold
from planforge.plan.binding import Binder, Loc, dotted
from planforge.plan.keys import meant
from planforge.plan.kinds import KINDS, PlanKind, kind_named
from planforge.plan.plan import Plan
from planforge.plan.shape import Shape
from planforge.plan.words import words
from planforge.source import Mapping, Node, Scalar, Text

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A plan with the place of each of its values. After errors, ``plan`` holds what could be read."""

    plan: Plan
    kind: PlanKind
    places: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)

    def place(self, path: str) -> Place | None:
        """The place of ``path``, or of the nearest thing that holds it."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path)


def read_plan(node: Node | None, file: str, diagnostics: Diagnostics) -> LoadedPlan | None:
    """The plan in ``node``; None where not even its kind can be told."""
    if not isinstance(node, Mapping) or not node.entries:
        diagnostics.error("PF200", node.place if node else Place(file, 1, 1, 1, 1))
        return None
    kind = _kind(node, diagnostics)
    if kind is None:
        return None
    binder = Binder(diagnostics)
    data = binder.bind(node, Shape(model=kind.model), ())
    plan = _validate(kind.model, data, binder)
    if plan is None:
        return None
    places = {dotted(loc): place for loc, place in binder.values.items()}
    keys = {dotted(loc): place for loc, place in binder.keys.items()}
    return LoadedPlan(plan, kind, places, keys)


def _kind(node: Mapping, diagnostics: Diagnostics) -> PlanKind | None:
    known = "、".join(kind.zh[0] for kind in KINDS)
    entry = next((e for e in node if (found := meant(Plan, e.key.value)) and found.name == "kind"), None)
    if entry is None or not isinstance(entry.value, Scalar) or entry.value.is_empty:
        diagnostics.error("PF201", entry.key.place if entry else node.entries[0].key.place, known=known)
        return None
    kind = kind_named(fold(entry.value.value)) or kind_named(entry.value.value)
    if kind is None:
        diagnostics.error("PF202", entry.value.place, kind=entry.value.value, known=known)
    return kind


def _validate(model: type[Plan], data: dict[str, Any], binder: Binder) -> Plan | None:
    """Validate; report what is wrong, take it out, and try again, so that the rest can be checked."""
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data)
        except ValidationError as problems:
            for problem in problems.errors(include_url=False):
                _report(problem, model, binder)
                _take_out(data, problem)
    return None


def _report(problem: ErrorDetails, model: type[Plan], binder: Binder) -> None:
    loc: Loc = problem["loc"]
    if any(loc[: len(refused)] == refused for refused in binder.refused):
        return
    if problem["type"] == "missing":
        binder.diagnostics.error("PF206", _missing_place(loc, binder), path=dotted(loc), key=_word(model, loc))
        return
    facts = {name: str(value) for name, value in (problem.get("ctx") or {}).items()}
    binder.diagnostics.error(problem["type"], binder.place(loc), path=dotted(loc), **facts)


def _missing_place(loc: Loc, binder: Binder) -> Place | None:
    """Where a missing value is asked for: its empty key, else the thing that should hold it."""
    place = binder.keys.get(loc)
    if place is not None:
        return place
    holder = binder.place(loc[:-1])
    if holder is None:
        return None
    return Place(holder.file, holder.line, holder.column, holder.line, holder.column + 1)


def _word(model: type[Plan], loc: Loc) -> str:
    """The Chinese word of the field at ``loc``."""
    from planforge.plan.shape import shape_of

    shape = Shape(model=model)
    zh = ""
    for step in loc:
        if isinstance(step, int):
            shape = shape.item or shape
        elif shape.model and step in words(shape.model):
            zh = words(shape.model)[step].zh
            shape = shape_of(words(shape.model)[step].annotation)
    return zh or str(loc[-1])


def _take_out(data: dict[str, Any], problem: ErrorDetails) -> None:
    holder: Any = data
    *way, last = problem["loc"] or ("",)
    for step in way:
        holder = holder[step]
    if problem["type"] == "missing":
        holder[last] = Text("（缺）", dotted(problem["loc"]))
    elif isinstance(holder, dict):
        holder.pop(last, None)
    else:
        holder[last] = {"title": Text("（缺）", dotted(problem["loc"]))}
