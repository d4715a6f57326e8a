"""Tables: widths by content, head rows repeated, short rows kept whole, merged cells; the look is in styles.

Cells never take the exact pitch of the body, which would cut their lines off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat
from math import ceil
from operator import truediv

from planforge.document.tree import Align, Cell, Runs, Table, plain
from planforge.writers.word.cell_grid import Row, Slot, grid
from planforge.writers.word.cell_measures import Measures, cell_lengths, measure
from planforge.writers.word.column_widths import column_widths, evened
from planforge.writers.word.paragraph import paragraph
from planforge.writers.word.profile import TableFigures
from planforge.writers.word.row_heights import lowered, sampled
from planforge.writers.word.styles_part import TABLE_STYLE
from planforge.writers.word.text import RUN, RUN_END, is_ordinary, runs, width
from planforge.writers.word.type_area import TypeArea
from planforge.writers.word.units import mm

_ALIGNED = {Align.LEFT: "Text", Align.CENTER: "TextCentre", Align.RIGHT: "TextRight"}
_FAMILIES = ("Table", "SmallTable")
_END = "</w:p></w:tc>"
_PLAIN_END = RUN_END + _END
_ROW_END = "</w:tr>"
_BORDERS = 20
_SLACK = 0.2
"""Characters that a line of a head is given beyond its own."""
_WHOLE_HEAD = 3
_WHOLE_NAME = 4.75
"""Characters of names and dates that stay on a line."""
_MANY = 12
"""From this many columns on the texts stand closer to the borders."""
_WHOLE_DATES = ((6.5, 0.9), (4.75, 1.03))
"""Dates that are not divided (初审4月29日, 4月29日), and the part of the room that all columns may then need.

A little more than the room will do: widths are reckoned with the gaps that some programs set between Han and figures.
"""
_CROWDED = 2 / 3
"""The part of the page's width that short columns may take, before they are set closer."""


@dataclass(slots=True)
class _Look:
    """Computed once a table: the family of styles, and of each column the width, its room and the style."""

    figures: TableFigures
    family: str
    """``Table`` or ``SmallTable``."""
    widths: list[int]
    """Twips."""
    rooms: list[float]
    """Characters that a line of the column holds."""
    styles: list[str]
    height: str
    """``w:trHeight`` of every row."""
    top: str
    """``w:vAlign`` of the cells of a calendar, whose days stand at the upper edge; empty for other tables."""
    margins: str
    """``w:tblCellMar``, where the columns are many; empty where the style's will do."""


def table(block: Table, area: TypeArea) -> str:
    rows = grid(block)
    measures = measure(block, rows)
    look = _look(block, measures, rows, area)
    columns = "".join([f'<w:gridCol w:w="{length}"/>' for length in look.widths])
    written = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(look.widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look.margins}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    ]
    openings = _Openings.of(look.styles, _lone_styles(block, look), look)
    heads = _openings([f"{look.family}Head"] * len(block.columns), look)
    for index, (row, texts) in enumerate(zip(rows, measures.texts, strict=True)):
        if index < block.header_rows:
            written += _head_row(row, heads, look)
        else:
            written += _row(row, texts, openings, look)
    return "".join([*written, "</w:tbl>"])


def _look(block: Table, measures: Measures, rows: list[Row], area: TypeArea) -> _Look:
    figures = area.profile.table
    margin = mm(figures.padding) // (2 if len(block.columns) >= _MANY else 1)
    padding = 2 * margin + _BORDERS
    family, floors = _fitting(measures, padding, area)
    if block.even:
        family = _FAMILIES[-1]
    char = area.chars[f"{family}Text"]
    widths = column_widths(
        natural=[length * char + padding for length in measures.longest],
        bulk=[length * char + padding for length in measures.bulk],
        floors=[length * char + padding for length in floors],
        total=area.width,
    )
    if not block.even and sum(measures.longest) * char + len(widths) * padding > area.width:
        rooms = [(width - padding) / char for width in widths]
        widths = [room * char + padding for room in _lowered(rooms, measures, rows[block.header_rows :], figures)]
    widths = evened(widths, block.even)
    styles = [
        family + _aligned(column.align, length, figures.centre_up_to)
        for column, length in zip(block.columns, measures.longest_below_head, strict=True)
    ]
    rooms = [max(1.0, (width - padding) / char) for width in widths]
    height = f'<w:trHeight w:val="{mm(figures.row_height)}" w:hRule="atLeast"/>'
    top = '<w:vAlign w:val="top"/>' if block.even else ""
    margins = _margins(margin) if margin < mm(figures.padding) else ""
    return _Look(figures, family, _whole(widths, area.width), rooms, styles, height, top, margins)


def _lowered(rooms: list[float], measures: Measures, rows: list[Row], figures: TableFigures) -> list[float]:
    """``rooms`` with short columns on two lines and others closer, where that makes the rows lower."""
    columns, dates = sampled(rows, len(rooms))
    least = [
        max(
            date + _SLACK * (date > 0),
            below if below <= _WHOLE_NAME else max(figures.least_crowded, min(below / 2, figures.least_wrapped)),
            _least_head(longest),
        )
        for longest, below, date in zip(measures.longest, measures.longest_below_head, dates, strict=True)
    ]
    return lowered(rooms, least, columns)


def _margins(margin: int) -> str:
    """Closer margins of the cells than the style of the tables has."""
    sides = "".join([f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right")])
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def _fitting(measures: Measures, padding: int, area: TypeArea) -> tuple[str, list[float]]:
    """The first size and least rooms at which no column's texts need run over a few lines; else the most compact.

    Short columns stay whole as long as that leaves the long ones enough, at the larger size if
    possible; then the longer ones of the short columns may wrap too. Where they still crowd out the
    long texts, heads go on two lines, and names and dates on several.
    """
    figures, columns = area.profile.table, len(measures.longest)
    for whole in (figures.whole_up_to, (figures.whole_up_to + figures.least_wrapped) / 2, figures.least_wrapped):
        floors = [length if length <= whole else figures.least_wrapped for length in measures.longest]
        few_lines = [bulk / figures.comfortable_lines for bulk in measures.bulk]
        needed = sum(map(max, floors, few_lines))
        for family in _FAMILIES:
            if needed * area.chars[f"{family}Text"] + columns * padding <= area.width:
                return family, floors
    if sum(floors) * area.chars[f"{family}Text"] + columns * padding < area.width * _CROWDED:
        return family, floors
    room = (area.width - columns * padding) / area.chars[f"{family}Text"]
    for whole, part in _WHOLE_DATES:
        with_dates = _crowded(measures, figures, whole)
        if sum(with_dates) <= room * part:
            return family, with_dates
    return family, _crowded(measures, figures, figures.least_crowded)


def _crowded(measures: Measures, figures: TableFigures, whole: float) -> list[float]:
    """Least rooms where not all fit: columns up to ``whole`` stay so, longer ones wrap at a few characters."""
    return [
        max(below if below <= whole else figures.least_crowded, _least_head(length) if length > below else 1.0)
        for length, below in zip(measures.longest, measures.longest_below_head, strict=True)
    ]


def _least_head(length: float) -> float:
    """The least room of a head of ``length`` characters: short ones are not divided."""
    return length if length <= _WHOLE_HEAD else ceil(length / 2) + _SLACK


def _balanced(line: Runs, room: float) -> Runs:
    """A head that needs several lines, divided into even ones (问题|类别, not 问题类|别)."""
    count = ceil(width(plain(line)) / room)
    if count < 2 or len(line) != 1:
        return line
    text = line[0].text
    size = ceil(len(text) / count)
    return (replace(line[0], text="\n".join(text[at : at + size] for at in range(0, len(text), size))),)


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


def _lone_styles(block: Table, look: _Look) -> list[str]:
    """Styles for cells that hold a single mark, such as a dash: centred, unless the column says otherwise."""
    centred = look.family + _ALIGNED[Align.CENTER]
    return [style if column.align else centred for column, style in zip(block.columns, look.styles, strict=True)]


@dataclass(slots=True)
class _Openings:
    """What stands before the runs of an unmerged cell of one line, by column; where its text is plain, before that."""

    ordinary: list[str]
    lone: list[str]
    """Of cells that hold a single mark."""
    ordinary_run: list[str]
    lone_run: list[str]

    @classmethod
    def of(cls, ordinary: list[str], lone: list[str], look: _Look) -> _Openings:
        """Those of cells in these styles."""
        pair = _openings(ordinary, look), _openings(lone, look)
        return cls(*pair, *([opening + RUN for opening in openings] for openings in pair))


def _openings(styles: list[str], look: _Look) -> list[str]:
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{length}" w:type="dxa"/>{look.top}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        for length, style in zip(look.widths, styles, strict=True)
    ]


def _row(row: Row, texts: list[float], openings: _Openings, look: _Look) -> Iterable[str]:
    whole = max(map(truediv, texts, look.rooms)) <= look.figures.keep_lines
    start = f"<w:tr><w:trPr>{'<w:cantSplit/>' if whole else ''}{look.height}</w:trPr>"
    is_quick = is_ordinary("".join(row.words))
    ordinary, lone = openings.ordinary_run, openings.lone_run
    before = [one if length <= 1 else other for length, one, other in zip(texts, lone, ordinary, strict=True)]
    if is_quick and row.is_plain:
        return chain((start,), chain.from_iterable(zip(before, row.words, repeat(_PLAIN_END), strict=False)), (_ROW_END,))
    bits = [start]
    for column, cell, covered in row.slots:
        if is_quick and row.words[column]:
            bits += (before[column], row.words[column], _PLAIN_END)
        elif len(cell.lines) == cell.colspan == cell.rowspan == 1:
            opening = (openings.lone if texts[column] <= 1 else openings.ordinary)[column]
            bits += (opening, runs(cell.lines[0]), _END)
        else:
            bits.append(_cell(column, cell, covered, False, look))
    return [*bits, _ROW_END]


def _head_row(row: Row, openings: list[str], look: _Look) -> Iterator[str]:
    yield f"<w:tr><w:trPr><w:cantSplit/>{look.height}<w:tblHeader/></w:trPr>"
    for column, cell, covered in row.slots:
        if len(cell.lines) == cell.colspan == cell.rowspan == 1:
            yield f"{openings[column]}{runs(_balanced(cell.lines[0], look.rooms[column]))}{_END}"
        else:
            yield _cell(column, cell, covered, True, look)
    yield _ROW_END


def _cell(column: int, cell: Cell, covered: bool, head: bool, look: _Look) -> str:
    """A merged cell, the continuation of one, or one of several lines or none."""
    length = sum(look.widths[column : column + cell.colspan])
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = ""
    if cell.rowspan > 1:
        merge = "<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>'
    style = _cell_style(column, cell, head, look)
    lines = () if covered else cell.lines
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{length}" w:type="dxa"/>{span}{merge}{look.top}</w:tcPr>'
        f"{''.join([paragraph(style, runs(line)) for line in lines or ((),)])}</w:tc>"
    )


def _cell_style(column: int, cell: Cell, head: bool, look: _Look) -> str:
    """A row's full width is a heading among the rows, at the left; a part of it goes by its own length."""
    if head:
        return f"{look.family}Head"
    if cell.colspan == 1:
        return look.styles[column]
    if cell.colspan == len(look.widths):
        return f"{look.family}Text"
    return look.family + _aligned(None, cell_lengths(cell)[0], look.figures.centre_up_to)
