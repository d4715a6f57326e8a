"""Which YAML path every paragraph of a written body came from, so that what concerns the path can be put there.

Knows how many paragraphs the writers make of a block, not what they look like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planforge.document.tree import Block, Document, Part, Table
from planforge.writers.word.body import sections
from planforge.writers.word.cell_grid import grid
from planforge.writers.word.house_style import HouseStyle

_PARAGRAPH = "<w:p>"


class Origin(NamedTuple):
    """Where a paragraph came from: ``path`` is empty where no value of the plan speaks by itself."""

    path: str = ""
    is_title: bool = False
    is_cell: bool = False


_NONE = Origin()


def origins(document: Document, house: HouseStyle) -> list[Origin]:
    """Where the paragraphs of ``word/document.xml`` came from, in its order."""
    return [
        origin
        for pieces, _ in sections(document, house)
        for xml, source in pieces
        for origin in _filled(list(_origins(source, xml.count(_PARAGRAPH))), xml.count(_PARAGRAPH))
    ]


def _filled(found: list[Origin], count: int) -> list[Origin]:
    """``found`` for ``count`` paragraphs: a spacer behind a block came from nowhere."""
    return [*found, *[_NONE] * (count - len(found))]


def _origins(source: Block | Part | None, count: int) -> Iterator[Origin]:
    if isinstance(source, Part):
        yield from [_NONE] if source.annex_mark else []
        yield from [Origin(source.title_path, is_title=True)] if source.title else []
    elif isinstance(source, Table):
        yield from _cells(source)
    elif source is not None:
        yield from [Origin(source.path)] * count


def _cells(table: Table) -> Iterator[Origin]:
    """Each line of a cell is a paragraph; a cell that is empty, or covered by a merged one, has one nevertheless."""
    for row in grid(table):
        for _, cell, covered in row:
            path, lines = ("", 1) if covered else (cell.path, max(1, len(cell.lines)))
            yield from [Origin(path, is_cell=True)] * lines
