"""The short forms of YAML spelled out, so that two of them can be laid over each other: lists as items, items as
mappings of fields. What it makes reads as what was written."""

from __future__ import annotations

from planforge.plan.binding import divided, is_item
from planforge.plan.keys import meant
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.pairs import forms_of, takes_pair
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import words
from planforge.source import Entry, Mapping, Node, Scalar, Sequence


def items_of(node: Node | None, item: Shape) -> tuple[Node, ...]:
    """The items that ``node`` stands for where a list is asked for."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Scalar):
        return divided(node, item)
    if item.model and item.model.from_free_key() and not _is_one(node, item.model):
        return tuple(Mapping((entry,), entry.key.place) for entry in node)
    return (node,)


def as_mapping(node: Node | None, model: type[PlanModel]) -> Mapping | None:
    """``node`` as the fields of ``model``; None where it can be none."""
    if isinstance(node, Scalar):
        return _of_line(node, model)
    if not isinstance(node, Mapping):
        return None
    if takes_pair(Shape(model=model)) and forms_of(node):
        return _of_pair(node, model)
    if issubclass(model, Listing):
        return _of_entries(Sequence((node,), node.place)) if is_item(node, model) else node
    if model.from_free_key() and len(node.entries) == 1 and not _is_one(node, model):
        return _of_free_key(node.entries[0], model)
    return node


def as_listing(node: Node, model: type[PlanModel]) -> Mapping:
    """``node`` as a list with words around it: a list is its items, a text the words before them."""
    if isinstance(node, Sequence):
        return _of_entries(node)
    if isinstance(node, Scalar):
        return Mapping((_entry("intro", node),), node.place)
    return as_mapping(node, model) or node


def fields(node: Mapping, model: type[PlanModel]) -> dict[str, Entry]:
    """The entries of ``node`` by the field that they mean; of two for one field the first."""
    found: dict[str, Entry] = {}
    for entry in node:
        if name := meant(model, entry.key.value):
            found.setdefault(name.name, entry)
    return found


def _of_line(node: Scalar, model: type[PlanModel]) -> Mapping | None:
    said = model.from_scalar(node.value)
    if said is None:
        return None
    slices = (_entry(name, Scalar(text, node.place, node.plain)) for name, text in said.items())
    return Mapping(tuple(slices), node.place)


def _of_pair(node: Mapping, model: type[PlanModel]) -> Mapping | None:
    """A pair of scripts for the one field that a line stands for."""
    named = {name for form in forms_of(node).values() for name in model.from_scalar(form.value) or {}}
    return Mapping((_entry(named.pop(), node),), node.place) if len(named) == 1 else None


def _of_entries(node: Sequence) -> Mapping:
    return Mapping((_entry("entries", node),), node.place)


def _of_free_key(entry: Entry, model: type[PlanModel]) -> Mapping:
    key_field, value_field = model.from_free_key() or ("", "")
    key, value = Entry(Scalar(key_field, entry.key.place), entry.key), entry.value
    shape = shape_of(words(model)[value_field].annotation)
    if isinstance(value, Mapping) and not (shape.item or shape).model and _is_one(value, model):
        return Mapping((key, *value.entries), entry.key.place)
    return Mapping((key, _entry(value_field, value)), entry.key.place)


def _entry(name: str, value: Node) -> Entry:
    return Entry(Scalar(name, value.place), value)


def _is_one(node: Mapping, model: type[PlanModel]) -> bool:
    """Whether the mapping is one item with declared keys, not several with keys of the writer's own."""
    return any(meant(model, entry.key.value) for entry in node)
