"""One plan laid over another: keys by their meaning, items by 编号 or name; what is plain takes the other's place.

Both are located values, and every value that comes out has the place where it is written. Knows no file.
"""

from __future__ import annotations

from collections.abc import Sequence as Sequence_
from dataclasses import dataclass

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.forms import as_listing, as_mapping, fields, items_of
from planforge.extending.identity import Identity, Known, identity, ids, is_laid_by_item, nested
from planforge.extending.meant_instead import is_slip, meant_instead
from planforge.extending.one_line import as_asked
from planforge.extending.row import Addressed
from planforge.extending.units import tell_missing_unit
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.plan.keys import meant
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.overlay_words import REMOVE, is_removed, removed_items, replacement
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import words
from planforge.source import Entry, Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Laying:
    """Lays things over those of ``base``, which is the file's name in messages; ``left`` are fields left out there."""

    base: str
    diagnostics: Diagnostics
    left: frozenset[str] = frozenset()
    is_row: bool = False
    """Whether only values are laid, cells of a row: what holds them is written in the base."""

    def plan(self, below: Mapping, own: Mapping, model: type[PlanModel]) -> Mapping:
        """``own`` laid over ``below``, both plans of ``model``."""
        return self._mapping(below, own, model, is_plan=True)

    def _mapping(self, below: Mapping, own: Mapping, model: type[PlanModel], *, is_plan: bool = False) -> Mapping:
        there, laid, added = fields(below, model), dict[str, Entry | None](), list[Entry]()
        says_unit = "unit" in fields(own, model)
        for entry in own:
            found = meant(model, entry.key.value)
            before = there.get(found.name) if found else None
            if found is None or found.name in laid:
                added.append(entry)  # unknown, or there twice: the reader of the plan says so
            elif is_removed(entry.value):
                laid[found.name] = None
                if before is None and found.name not in self.left:
                    self.diagnostics.note("PF265", entry.key.place, key=entry.key.value, base=self.base)
            elif before is not None and _is_empty(entry.value):
                laid[found.name] = before
                self.diagnostics.note("PF267", entry.key.place, key=entry.key.value, base=self.base)
            else:
                shape = shape_of(words(model)[found.name].annotation)
                under = before.value if before else None
                if not says_unit:
                    tell_missing_unit(under, entry.value, shape, self.diagnostics)
                value = self._value(under, entry.value, shape, is_register=is_plan)
                holds_cells = self.is_row and not isinstance(entry.value, Scalar)
                laid[found.name] = Entry(before.key if before and holds_cells else entry.key, value)
        kept = [laid.pop(name, entry) for name, entry in _named(below, there)]
        rest = [entry for entry in laid.values() if entry is not None]
        entries = (*(entry for entry in kept if entry is not None), *rest, *added)
        return Mapping(entries, self._place(below, own))

    def _value(self, below: Node | None, own: Node, shape: Shape, *, is_register: bool) -> Node:
        """``own`` laid over ``below``, which may be missing."""
        if (whole := replacement(own)) is not None:
            return whole
        if shape.item:
            return self._list(below, own, shape.item, is_register=is_register)
        if shape.model is None or isinstance(own, Scalar):
            return as_asked(own, shape) if self.is_row else own
        if issubclass(shape.model, Listing):
            under = as_listing(below, shape.model) if below else Mapping((), own.place)
            return self._mapping(under, as_listing(own, shape.model), shape.model)
        return self.item(below, own, shape.model)

    def item(self, below: Node | None, own: Node, model: type[PlanModel]) -> Node:
        """``own`` laid over ``below``, both of ``model``; over nothing, there is nothing in it to take away."""
        under, over = as_mapping(below, model), as_mapping(own, model)
        if over is not None and (under is not None or over is own):
            return self._mapping(under or Mapping((), own.place), over, model)
        return own

    # -- lists -----------------------------------------------------------------------------------------

    def _list(self, below: Node | None, own: Node, item: Shape, *, is_register: bool) -> Node:
        over = items_of(own, item)
        is_changed = any(isinstance(one, Addressed) or removed_items(one) for one in over)
        if not is_changed and not is_laid_by_item(item, is_register=is_register):
            return own
        under = items_of(below, item)
        laid = _Items(self, under, item) if item.model else _Names(self, under)
        for one in over:
            laid.lay(one)
        nodes = tuple(node for node in laid.nodes if node is not None)
        return Sequence(nodes, self._place(below or own, own))

    def _place(self, below: Node, own: Node) -> Place:
        """Where the thing is written that ``own``, laid over ``below``, makes of it."""
        return (below if self.is_row else own).place


class _Names:
    """A list of plain values, of which some are taken away."""

    def __init__(self, laying: Laying, nodes: Sequence_[Node]) -> None:
        self._laying = laying
        self.nodes: list[Node | None] = list(nodes)

    def lay(self, own: Node) -> None:
        if not (names := removed_items(own)):
            self.nodes.append(own)
        for name in names:
            there = {fold(one.value): at for at, one in enumerate(self.nodes) if isinstance(one, Scalar)}
            at = there.get(fold(name.value))
            if at is None:
                written = [one.value for one in self.nodes if isinstance(one, Scalar)]
                instead = meant_instead(name.value, written)
                self._laying.diagnostics.error(
                    "PF266", name.place, name=name.value, base=self._laying.base, **instead
                )
            else:
                self.nodes[at] = None


class _Items:
    """A list of items, over which others are laid one by one."""

    def __init__(self, laying: Laying, nodes: Sequence_[Node], item: Shape) -> None:
        assert item.model
        self._laying, self._model, self._below = laying, item.model, nodes
        self._known = Known(nodes, item.model)
        self._taken: dict[int, Identity] = {}
        self.nodes: list[Node | None] = list(nodes)

    def lay(self, own: Node) -> None:
        if names := removed_items(own):
            for name in names:
                self._remove(name)
            return
        if isinstance(own, Addressed):
            self._put(own.index, own)
            return
        if (key := _removed_by_key(own)) is not None:
            self._remove(key)
            return
        one = identity(own, self._model)
        at = self._known.meant_by(one)
        if at is None and one.id and (below := nested(one.id.value, self._below, self._model)):
            self.lay(_at(below.way, own))
        elif at is None:
            self._add(own, one)
        elif self._is_doubtful(at, one):
            return
        else:
            self._taken[at] = one
            self._put(at, own)

    def _put(self, at: int, own: Node) -> None:
        """``own`` laid over the item at ``at``."""
        self.nodes[at] = self._laying.item(self.nodes[at], own, self._model)

    def _remove(self, name: Scalar) -> None:
        at = self._known.by_text(name.value)
        if at is not None and self.nodes[at] is not None:
            if fold(name.value) in self._known.twice:
                self._report("PF268", name)
            self.nodes[at] = None
        elif at is None and (below := nested(name.value, self._below, self._model)):
            self.lay(_at(below.way[:-1], _removal(name)))
        else:
            written = [*self._known.written, *ids(self._below, self._model)]
            self._report("PF266", name, **meant_instead(name.value, written, self._known.labels))

    def _is_doubtful(self, at: int, one: Identity) -> bool:
        """Whether it cannot be told, or was said before, which item is meant; then it has been reported."""
        said = one.id or one.name
        assert said
        if at in self._taken:
            first = self._taken[at].id or self._taken[at].name
            self._report("PF269", said, line=first.place.line if first else 0)
        elif said is one.name and fold(said.value) in self._known.twice:
            self._report("PF268", said)
        else:
            return False
        return True

    def _add(self, own: Node, one: Identity) -> None:
        """``own`` as an item of its own; with nothing but an id, or with nearly the name of another, it was no such."""
        said = one.id or (None if one.is_sentence else one.name)
        if one.id and not one.name and self._known.written:
            self._report("PF270", one.id, **meant_instead(one.id.value, ids(self._below, self._model)))
            return
        near = nearest(said.value, self._known.written) if said and self._known.written else None
        self.nodes.append(self._laying.item(None, own, self._model))
        if said and near and is_slip(said.value, near):
            self._laying.diagnostics.warning("PF271", said.place, name=said.value, base=self._laying.base, nearest=near)

    def _report(self, code: str, said: Scalar, **facts: object) -> None:
        self._laying.diagnostics.error(code, said.place, path="", name=said.value, base=self._laying.base, **facts)


def _at(way: tuple[int | str, ...], own: Node) -> Node:
    """``own`` as something for the item at the end of ``way``."""
    for step in reversed(way):
        if isinstance(step, int) and isinstance(own, Mapping):
            own = Addressed(own.entries, own.place, step)
        else:
            own = Mapping((Entry(Scalar(str(step), own.place), Sequence((own,), own.place)),), own.place)
    return own


def _removal(name: Scalar) -> Mapping:
    """``删去: M3``, an item of a list."""
    return Mapping((Entry(Scalar(REMOVE[0], name.place), name),), name.place)


def _removed_by_key(node: Node) -> Scalar | None:
    """The key of ``2025年: 删去``, an item of a list whose keys are the writer's own."""
    if isinstance(node, Mapping) and len(node.entries) == 1 and is_removed(node.entries[0].value):
        return node.entries[0].key
    return None


def _named(below: Mapping, there: dict[str, Entry]) -> list[tuple[str, Entry]]:
    """The entries of ``below`` with the fields that they are for; unknown and repeated ones by their keys."""
    names = {id(entry): name for name, entry in there.items()}
    return [(names.get(id(entry), f"\0{entry.key.value}"), entry) for entry in below]


def _is_empty(node: Node) -> bool:
    """Whether nothing was written behind the key."""
    if isinstance(node, Scalar):
        return node.is_empty
    return not (node.items if isinstance(node, Sequence) else node.entries)
