"""The places of a plan that a row fills: {学校}, in its texts. What a cell says is never filled again."""

from __future__ import annotations

import re
from collections.abc import Mapping as Mapping_
from dataclasses import replace

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.one_line import on_one_line, unless_sentences
from planforge.extending.row import Row
from planforge.extending.stand_ins import of_missing
from planforge.language.nearest import nearest
from planforge.patterns import lazy
from planforge.plan.filled import Filled, Part
from planforge.source import Entry, Node, Scalar, Sequence, walk

_PLACE = lazy(r"\{\{?[ ]*(?P<half>[^\W\d_]\w{0,19})[ ]*\}?\}|｛[ ]*(?P<full>[^\W\d_]\w{0,19})[ ]*｝")
_MOST_FILLED = 1_000_000
"""Characters; a plan of a hundred pages has some 60 000."""
_HAN = lazy("[\u3400-\u9fff]")


def places(node: Node) -> dict[str, Scalar]:
    """The names in the {places} of ``node`` and below, each with the first text that holds it."""
    names: dict[str, Scalar] = {}
    for one in walk(node):
        if isinstance(one, Scalar) and ("{" in one.value or "｛" in one.value):
            for found in _PLACE.finditer(one.value):
                if _HAN.search(found[0]):
                    names.setdefault(_name(found), one)
    return names


def filled(node: Node, row: Row, diagnostics: Diagnostics) -> tuple[Node, dict[Place, Filled]]:
    """``node`` with the cells of ``row`` in its {places}, and the texts that are more than a cell, by their places.

    A text that is nothing but a {place} is the cell. Where there is no column, or the cell is empty, a stand-in takes
    the place, and it is reported.
    """
    filler = _Filler(row, diagnostics)
    made = filler.node(node)
    tell_missing(filler.missing, [heading for heading, _ in row.names], row.beyond, diagnostics)
    return made, filler.texts


def tell_missing(names: Mapping_[str, Scalar], there: list[str], beyond: Place, diagnostics: Diagnostics) -> None:
    """Say at ``beyond``, where a column more would begin, which ``names`` of `places` are not ``there`` as columns."""
    for name, text in names.items():
        if name not in there:
            used, near = text.place, nearest(name, there)
            diagnostics.error("PF273", beyond, name=name, nearest=near, file=used.file, line=used.line)


class _Filler:
    """Fills one plan, with no more than it can hold."""

    def __init__(self, row: Row, diagnostics: Diagnostics) -> None:
        self._row, self._diagnostics = row, diagnostics
        self.texts: dict[Place, Filled] = {}
        self.missing: dict[str, Scalar] = {}
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
        pieces, parts, end, length = list[str](), list[Part](), 0, 0
        for found in _PLACE.finditer(node.value):
            cell = self._cell(found, node)
            if cell is None:
                continue
            if found[0] == node.value:
                return unless_sentences(cell)
            cell = on_one_line(cell)
            pieces += (node.value[end : found.start()], cell.value)
            length += found.start() - end
            parts.append(Part(length, length + len(cell.value), len(found[0]), cell.place))
            length, end = length + len(cell.value), found.end()
        if not parts:
            return node
        value = "".join((*pieces, node.value[end:]))
        self.texts[node.place] = Filled(node.value, value, tuple(parts))
        return node._replace(value=value, plain=False)

    def _cell(self, found: re.Match[str], node: Scalar) -> Scalar | None:
        """What fills the place ``found`` of ``node``; None where it is no such place, or the plan can hold no more."""
        name = _name(found)
        cell = self._row.cell(name)
        if cell is None:
            if not _HAN.search(name):
                return None
            self.missing.setdefault(name, node)
            return Scalar(of_missing(name), self._row.beyond, plain=False)
        if cell.is_empty:
            self._diagnostics.error("PF274", cell.place, name=name)
            return cell._replace(value=of_missing(name))
        self._spent += len(cell.value)
        if self._spent > _MOST_FILLED:
            self._diagnostics.error("PF282", self._row.place, filled=str(_MOST_FILLED))
            return None
        return cell


def _name(found: re.Match[str]) -> str:
    return str(found["half"] or found["full"])


def _is(one: Node, other: Node) -> bool:
    return one is other
