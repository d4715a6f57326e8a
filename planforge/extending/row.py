"""A row of a table as something to lay over a plan. Reads no table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from planforge.diagnostics import Place
from planforge.plan.overlay_words import is_removed
from planforge.source import Entry, Mapping, Node, Scalar, Sequence

Step: TypeAlias = str | int
"""A field by its English name, or an item by its place in the list."""
_Tree: TypeAlias = "dict[Step, _Tree | Scalar]"


@dataclass(frozen=True, slots=True)
class Addressed(Mapping):
    """A mapping for the item at ``index`` of the list below, whatever that is called."""

    index: int


class Column(NamedTuple):
    """What a column is called, without brackets, and the way to the field that it fills; empty where there is none."""

    name: str = ""
    way: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says: values for the fields of the plan, and words for its {places}. Small, and can be pickled."""

    columns: tuple[Column, ...]
    cells: tuple[Scalar, ...]
    """One for each column."""
    beyond: Place
    """Where a column more would have its heading."""

    @property
    def place(self) -> Place:
        """That of the first cell."""
        return self.cells[0].place

    @property
    def names(self) -> tuple[tuple[str, Scalar], ...]:
        """Every column that has a name, with its cell, in order."""
        return tuple((name, cell) for (name, _), cell in zip(self.columns, self.cells, strict=True) if name)

    def cell(self, name: str) -> Scalar | None:
        """The cell in the column called ``name``."""
        return next((cell for heading, cell in self.names if heading == name), None)

    @property
    def over(self) -> Mapping:
        """What is laid over the plan, as a plan is over its base (继承). An empty cell lays nothing."""
        tree: _Tree = {}
        for way, cell in self._values():
            _put(tree, way, cell)
        return _mapping(tree, self.place)

    def _values(self) -> Iterator[tuple[tuple[Step, ...], Scalar]]:
        for (_, way), cell in zip(self.columns, self.cells, strict=True):
            if way and not cell.is_empty:
                marked = cell._replace(plain=True)
                yield way, marked if is_removed(marked) else cell


def _put(tree: _Tree, way: tuple[Step, ...], cell: Scalar) -> None:
    """Enter ``cell`` at the end of ``way``; a column for a whole and one for its part leave the part."""
    *before, last = way
    for step in before:
        inner = tree.get(step)
        if not isinstance(inner, dict):
            inner = tree[step] = {}
        tree = inner
    if not isinstance(tree.get(last), dict):
        tree[last] = cell


def _mapping(tree: _Tree, place: Place) -> Mapping:
    """The fields in ``tree``, at the place of the first cell; at ``place`` where there is none."""
    entries = tuple(_entry(str(step), below, place) for step, below in tree.items())
    return Mapping(entries, entries[0].key.place if entries else place)


def _entry(name: str, below: _Tree | Scalar, place: Place) -> Entry:
    value = _node(below, place)
    return Entry(Scalar(name, value.place), value)


def _node(below: _Tree | Scalar, place: Place) -> Node:
    if isinstance(below, Scalar):
        return below
    items = tuple(
        Addressed(made.entries, made.place, step)
        for step, inner in below.items()
        if isinstance(step, int) and isinstance(inner, dict) and (made := _mapping(inner, place))
    )
    return Sequence(items, items[0].place) if items else _mapping(below, place)
