"""The places of a plan that a row fills: {学校}, in its texts. What a cell says is never filled again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planforge.diagnostics import Diagnostics
from planforge.extending.row import Row
from planforge.language.nearest import nearest
from planforge.patterns import lazy
from planforge.source import Entry, Node, Scalar, Sequence, walk

_PLACE = lazy(r"\{\{?[ ]*(?P<half>[^\W\d_]\w{0,19})[ ]*\}?\}|｛[ ]*(?P<full>[^\W\d_]\w{0,19})[ ]*｝")
_MOST_FILLED = 1_000_000
"""Characters; a plan of a hundred pages has some 60 000."""
_HAN = lazy("[\u3400-\u9fff]")


def places(node: Node) -> Iterator[tuple[str, Scalar]]:
    """The names in the {places} of ``node`` and below, with the texts that hold them."""
    for one in walk(node):
        if isinstance(one, Scalar) and ("{" in one.value or "｛" in one.value):
            for found in _PLACE.finditer(one.value):
                if _HAN.search(found[0]):
                    yield found["half"] or found["full"], one


def filled(node: Node, row: Row, diagnostics: Diagnostics) -> Node:
    """``node`` with the cells of ``row`` in its {places}; names that the table does not have are reported."""
    return _Filler(row, diagnostics).node(node)


class _Filler:
    """Fills one plan, with no more than it can hold."""

    def __init__(self, row: Row, diagnostics: Diagnostics) -> None:
        self._row, self._diagnostics = row, diagnostics
        self._spent = 0
        """Characters that have been filled in."""

    def node(self, node: Node) -> Node:
        if isinstance(node, Scalar):
            return self._text(node) if "{" in node.value or "｛" in node.value else node
        if isinstance(node, Sequence):
            items = tuple(map(self.node, node.items))
            return node if all(map(_is, items, node.items)) else replace(node, items=items)
        values = tuple(self.node(entry.value) for entry in node)
        if all(map(_is, values, (entry.value for entry in node))):
            return node
        return replace(node, entries=tuple(Entry(e.key, value) for e, value in zip(node, values, strict=True)))

    def _text(self, node: Scalar) -> Scalar:
        value = _PLACE.sub(lambda found: self._word(found, node), node.value)
        return node if value == node.value else node._replace(value=value, plain=False)

    def _word(self, found: re.Match[str], node: Scalar) -> str:
        """What stands in the place ``found`` of ``node``; the place itself where nothing can."""
        name = found["half"] or found["full"]
        cell = self._row.cell(name)
        if cell is None:
            if _HAN.search(name):
                near = nearest(name, [heading for heading, _ in self._row.names])
                self._diagnostics.error("PF273", node.place, name=name, nearest=near)
            return found[0]
        if cell.is_empty:
            self._diagnostics.error("PF274", cell.place, name=name)
            return found[0]
        self._spent += len(cell.value)
        if self._spent > _MOST_FILLED:
            self._diagnostics.error("PF282", self._row.place, filled=str(_MOST_FILLED))
            return found[0]
        return cell.value


def _is(one: Node, other: Node) -> bool:
    return one is other
