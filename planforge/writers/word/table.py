"""Tables: widths by content, head rows repeated, short rows kept whole, merged cells; the look is in styles.

Cells never take the exact pitch of the body, which would cut their lines off.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from planforge.document.tree import Align, Cell, Table, plain
from planforge.writers.word.cell_grid import Slot, grid
from planforge.writers.word.column_widths import column_widths
from planforge.writers.word.paragraph import paragraph
from planforge.writers.word.styles_part import TABLE_STYLE
from planforge.writers.word.text import runs, width
from planforge.writers.word.type_area import TypeArea
from planforge.writers.word.units import mm

_ALIGNED = {Align.LEFT: "Text", Align.CENTER: "TextCentre", Align.RIGHT: "TextRight"}


@dataclass(frozen=True, slots=True)
class _Measures:
    """What the cells hold: the longest line and the text of each column, in characters."""

    longest: list[float]
    mean: list[float]
    longest_below_head: list[float]


@dataclass(frozen=True, slots=True)
class _Look:
    """Computed once a table: style prefix, widths in twips, the paragraph style of each column's cells."""

    prefix: str
    char: int
    padding: int
    widths: list[int]
    styles: list[str]


def table(block: Table, area: TypeArea) -> str:
    rows = list(grid(block))
    look = _look(block, _measure(block, rows), area)
    columns = "".join([f'<w:gridCol w:w="{length}"/>' for length in look.widths])
    body = "".join([_row(slots, index < block.header_rows, look, area) for index, slots in enumerate(rows)])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(look.widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>'
    )


def _measure(block: Table, rows: list[list[Slot]]) -> _Measures:
    count = len(block.columns)
    longest, below, total = [0.0] * count, [0.0] * count, [0.0] * count
    for index, slots in enumerate(rows):
        for column, cell, covered in slots:
            if covered or cell.colspan > 1:
                continue
            lengths = _lengths(cell)
            most = max(lengths, default=0.0)
            longest[column] = max(longest[column], most)
            if index >= block.header_rows:
                below[column] = max(below[column], most)
                total[column] += sum(lengths)
    return _Measures(longest, [text / max(1, len(rows)) for text in total], below)


def _lengths(cell: Cell) -> list[float]:
    return [width(piece) for line in cell.lines for piece in plain(line).split("\n")]


def _look(block: Table, measures: _Measures, area: TypeArea) -> _Look:
    figures, padding = area.profile.table, 2 * mm(area.profile.table.padding) + 20
    prefix = "" if _comfortable(measures, area, padding) else "Small"
    char = area.profile.char(f"{prefix}TableText")
    widths = column_widths(
        natural=[length * char + padding for length in measures.longest],
        weights=[(text * char + padding) ** 0.5 for text in measures.mean],
        total=area.width,
        least=figures.least_column * char + padding,
    )
    styles = [
        prefix + "Table" + _aligned(column.align, length, figures.centre_up_to)
        for column, length in zip(block.columns, measures.longest_below_head, strict=True)
    ]
    return _Look(prefix, char, padding, _whole(widths, area.width), styles)


def _comfortable(measures: _Measures, area: TypeArea, padding: int) -> bool:
    """Whether each column, at the larger size, can have its longest line or a line of a few characters."""
    char = area.profile.char("TableText")
    enough = area.profile.table.comfortable
    return sum(min(length, enough) * char + padding for length in measures.longest) <= area.width


def _aligned(align: Align | None, length: float, short: int) -> str:
    if align is None:
        align = Align.CENTER if length <= short else Align.LEFT
    return _ALIGNED[align]


def _whole(widths: list[float], total: int) -> list[int]:
    """Whole twips that add up to ``total``; the widest column takes the remainder."""
    whole = [int(length) for length in widths]
    if whole:
        whole[whole.index(max(whole))] += total - sum(whole)
    return whole


def _row(slots: list[Slot], head: bool, look: _Look, area: TypeArea) -> str:
    figures = area.profile.table
    whole = head or _lines(slots, look) <= figures.keep_lines
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + f'<w:trHeight w:val="{mm(figures.row_height)}" w:hRule="atLeast"/>'
        + ("<w:tblHeader/>" if head else "")
    )
    cells = "".join([_cell(slot, head, look, area) for slot in slots])
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _lines(slots: list[Slot], look: _Look) -> int:
    """How many lines the longest cell of the row will take."""
    return max((_cell_lines(slot, look) for slot in slots if not slot.covered), default=1)


def _cell_lines(slot: Slot, look: _Look) -> int:
    room = max(look.char, _width(slot, look) - look.padding) / look.char
    return sum(max(1, ceil(length / room)) for length in _lengths(slot.cell))


def _width(slot: Slot, look: _Look) -> int:
    return sum(look.widths[slot.column : slot.column + slot.cell.colspan])


def _cell(slot: Slot, head: bool, look: _Look, area: TypeArea) -> str:
    cell = slot.cell
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = ""
    if cell.rowspan > 1:
        merge = "<w:vMerge/>" if slot.covered else '<w:vMerge w:val="restart"/>'
    style = _cell_style(slot, head, look, area)
    lines: list[str] = [] if slot.covered else [paragraph(style, runs(line)) for line in cell.lines]
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_width(slot, look)}" w:type="dxa"/>{span}{merge}</w:tcPr>'
        f"{''.join(lines) or paragraph(style, '')}</w:tc>"
    )


def _cell_style(slot: Slot, head: bool, look: _Look, area: TypeArea) -> str:
    if head:
        return f"{look.prefix}TableHead"
    if slot.cell.colspan == 1:
        return look.styles[slot.column]
    longest = max(_lengths(slot.cell), default=0.0)
    return f"{look.prefix}Table" + _aligned(None, longest, area.profile.table.centre_up_to)
