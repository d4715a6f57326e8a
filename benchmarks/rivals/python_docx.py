"""python-docx as its documentation uses it: paragraphs by style, tables row by row.

Generous: each style is looked up once a document, rows are made all at once. Columns keep equal widths, nothing is
merged, and head rows are not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION


def by_rows(base: bytes, blocks: list[dict[str, Any]]) -> bytes:
    """The document with its tables filled by ``row.cells``."""
    return _written(base, blocks, lambda table: (row.cells for row in table.rows))


def by_cell(base: bytes, blocks: list[dict[str, Any]]) -> bytes:
    """The document with its tables filled by ``table.cell(row, column)``."""
    return _written(base, blocks, _each_cell)


def _each_cell(table: Any) -> Iterator[list[Any]]:
    columns = range(len(table.columns))
    return ([table.cell(row, column) for column in columns] for row in range(len(table.rows)))


def _written(base: bytes, blocks: list[dict[str, Any]], cells_of: Any) -> bytes:
    document = Document(BytesIO(base))
    styles = {style.style_id: style for style in document.styles}
    for block in blocks:
        if block["kind"] == "text":
            document.add_paragraph(block["text"], styles[block["style"]])
        elif block["kind"] == "runs":
            paragraph = document.add_paragraph(style=styles[block["style"]])
            for run in block["runs"]:
                paragraph.add_run(run["text"], styles[run["style"]])
        elif block["kind"] == "table":
            _table(document, block, styles, cells_of)
        else:
            _end_section(document, landscape=block["landscape"])
    return _saved(document)


def _table(document: Any, block: dict[str, Any], styles: Any, cells_of: Any) -> None:
    rows = [*block["head"], *block["rows"]]
    table = document.add_table(len(rows), len(rows[0]), styles[block["style"]])
    for cells, contents in zip(cells_of(table), rows, strict=True):
        for cell, content in zip(cells, contents, strict=True):
            _fill(cell, content, styles[content["style"]])


def _fill(cell: Any, content: dict[str, Any], style: Any) -> None:
    first, *others = content["lines"]
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(first)
    for line in others:
        cell.add_paragraph(line, style)


def _end_section(document: Any, *, landscape: bool) -> None:
    ending = document.sections[-1]
    turned = ending.orientation == WD_ORIENT.LANDSCAPE
    if turned != landscape:
        ending.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        ending.page_width, ending.page_height = ending.page_height, ending.page_width
    document.add_section(WD_SECTION.NEW_PAGE)


def _saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
