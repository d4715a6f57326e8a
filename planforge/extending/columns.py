"""What the headings of a table mean: a field of the plan (目标.六年巩固率.目标值), or a word for its {places}."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as Set_

from planforge.diagnostics import Diagnostics
from planforge.extending.forms import as_listing, as_mapping, fields, items_of
from planforge.extending.identity import Known, nested
from planforge.extending.row import Column, Step
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.keys import meant
from planforge.plan.keys import nearest as nearest_key
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.people import Person
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import words
from planforge.source import Mapping, Node, Scalar

_STEP = lazy(r"\s*[.．]\s*")
_MISTAKEN = lazy(r"\s*[。｡、·・]\s*")
"""Marks that are typed for the point between the steps."""
_BRACKETED = lazy(r"[（(](?P<name>.*)[）)]")
_FOR_ALL = frozenset({"kind", "extends"})


class _Unknown(Exception):
    """A heading leads to nothing; ``code`` and ``facts`` say why."""

    def __init__(self, code: str, **facts: str | None) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def columns_of(
    headings: tuple[Scalar, ...],
    plan: Mapping,
    model: type[PlanModel],
    used: Set_[str],
    diagnostics: Diagnostics,
) -> tuple[Column, ...]:
    """The columns under ``headings``, over ``plan``; those whose names are ``used`` need not be fields of it.

    Columns without heading, and those that cannot be told, are reported and mean nothing.
    """
    found: list[Column] = []
    taken: dict[tuple[Step, ...] | str, str] = {}
    for heading in headings:
        column = _column(heading, plan, model, used, diagnostics)
        for key in {column.way or column.name, column.name} if heading.value else set():
            if key in taken:
                diagnostics.error("PF276", heading.place, name=heading.value, earlier=taken[key])
                column = Column()
                break
            taken[key] = heading.value
        found.append(column)
    return tuple(found)


def _column(
    heading: Scalar, plan: Mapping, model: type[PlanModel], used: Set_[str], diagnostics: Diagnostics
) -> Column:
    if heading.is_empty:
        return Column()
    if bracketed := _BRACKETED.fullmatch(heading.value):
        return Column(bracketed["name"].strip())
    try:
        return Column(heading.value, _way(heading.value, plan, model))
    except _Unknown as problem:
        if heading.value in used:
            return Column(heading.value)
        facts = problem.facts | _with_points(heading.value, plan, model)
        diagnostics.error(problem.code, heading.place, path="", name=heading.value, **facts)
        return Column(heading.value)


def _with_points(heading: str, plan: Mapping, model: type[PlanModel]) -> dict[str, str | None]:
    """As ``nearest``, the ``heading`` with points where other marks stand, if that leads to something."""
    pointed = _MISTAKEN.sub(".", heading)
    try:
        if pointed != heading:
            _way(pointed, plan, model)
            return {"nearest": pointed}
    except _Unknown:
        pass
    return {}


def _way(heading: str, plan: Mapping, model: type[PlanModel]) -> tuple[Step, ...]:
    parts = _STEP.split(heading.strip())
    found = meant(model, parts[0])
    if found and found.name in _FOR_ALL:
        raise _Unknown("PF289")
    return tuple(_field(parts, plan, model))


def _field(parts: list[str], node: Mapping | None, model: type[PlanModel]) -> Iterator[Step]:
    """The way from a mapping of ``model`` along ``parts``, of which the first is a field."""
    first, *rest = parts
    found = meant(model, first)
    if found is None:
        raise _Unknown("PF275", nearest=nearest_key(model, first))
    yield found.name
    if not rest:
        return
    shape = shape_of(words(model)[found.name].annotation)
    entry = fields(node, model).get(found.name) if node else None
    yield from _below(rest, entry.value if entry else None, shape, first)


def _below(parts: list[str], node: Node | None, shape: Shape, name: str) -> Iterator[Step]:
    """The way on from the value ``node`` of the field ``name``."""
    if shape.item and shape.item.model:
        yield from _item(parts, items_of(node, shape.item), shape.item.model)
    elif shape.model and issubclass(shape.model, Listing):
        listing = as_listing(node, shape.model) if node else None
        if meant(shape.model, parts[0]) and _at(parts, _entries(listing, shape.model), shape.model) is None:
            yield from _field(parts, listing, shape.model)
            return
        yield "entries"
        inner = shape_of(words(shape.model)["entries"].annotation)
        yield from _below(parts, _entries(listing, shape.model), inner, name)
    elif shape.model:
        yield from _field(parts, as_mapping(node, shape.model), shape.model)
    else:
        raise _Unknown("PF277", part=name)


def _entries(listing: Mapping | None, model: type[PlanModel]) -> Node | None:
    entry = fields(listing, model).get("entries") if listing else None
    return entry.value if entry else None


def _at(parts: list[str], entries: Node | None, model: type[PlanModel]) -> int | None:
    """The item of a listing that the first of ``parts`` names."""
    item = shape_of(words(model)["entries"].annotation).item
    return _named(parts[0], items_of(entries, item), item.model) if item and item.model else None


def _item(parts: list[str], nodes: tuple[Node, ...], model: type[PlanModel]) -> Iterator[Step]:
    """The way on to an item, by its id or name, which may itself have points in it (1.2), or by a person's post."""
    for count in range(len(parts), 0, -1):
        at = _named(".".join(parts[:count]), nodes, model)
        if at is not None:
            yield at
            yield from _in_item(parts[:count], parts[count:], nodes[at], model)
            return
        if below := nested(".".join(parts[:count]), nodes, model):
            yield from below.way
            yield from _in_item(parts[:count], parts[count:], below.node, below.model)
            return
    raise _Unknown("PF278", part=parts[0], nearest=nearest(parts[0], Known(nodes, model).written))


def _in_item(named: list[str], rest: list[str], node: Node, model: type[PlanModel]) -> Iterator[Step]:
    if rest:
        yield from _field(rest, as_mapping(node, model), model)
    elif free := model.from_free_key():
        yield free[1]
    else:
        raise _Unknown("PF277", part=".".join(named), example=_plain_field(model))


def _plain_field(model: type[PlanModel]) -> str:
    """A field of ``model`` that a cell can fill: the last that is one text."""
    shapes = {one.zh: shape_of(one.annotation) for one in words(model).values()}
    return [zh for zh, shape in shapes.items() if not (shape.item or shape.model)][-1]


def _named(text: str, nodes: tuple[Node, ...], model: type[PlanModel]) -> int | None:
    found = Known(nodes, model).by_text(text)
    return _with_post(text, nodes) if found is None and issubclass(model, Person) else found


def _with_post(text: str, nodes: tuple[Node, ...]) -> int | None:
    """The one person with the post ``text``."""
    posts = [_post(node) for node in nodes]
    return posts.index(fold(text)) if posts.count(fold(text)) == 1 else None


def _post(node: Node) -> str | None:
    mapping = as_mapping(node, Person)
    entry = fields(mapping, Person).get("post") if mapping else None
    return fold(entry.value.value) if entry and isinstance(entry.value, Scalar) else None
