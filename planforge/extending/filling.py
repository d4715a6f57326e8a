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
    if isinstance(node, Scalar):
        return _text(node, row, diagnostics) if "{" in node.value or "｛" in node.value else node
    if isinstance(node, Sequence):
        items = tuple(filled(one, row, diagnostics) for one in node)
        return node if all(map(_is, items, node.items)) else replace(node, items=items)
    values = tuple(filled(entry.value, row, diagnostics) for entry in node)
    if all(map(_is, values, (entry.value for entry in node))):
        return node
    return replace(node, entries=tuple(Entry(e.key, value) for e, value in zip(node, values, strict=True)))


def _is(one: Node, other: Node) -> bool:
    return one is other


def _text(node: Scalar, row: Row, diagnostics: Diagnostics) -> Scalar:
    def fill(found: re.Match[str]) -> str:
        name = found["half"] or found["full"]
        cell = row.cell(name)
        if cell is None:
            if _HAN.search(name):
                near = nearest(name, [heading for heading, _ in row.names])
                diagnostics.error("PF273", node.place, name=name, nearest=near)
            return found[0]
        if cell.is_empty:
            diagnostics.error("PF274", cell.place, name=name)
            return found[0]
        return cell.value

    value = _PLACE.sub(fill, node.value)
    return node if value == node.value else replace(node, value=value, plain=False)
