"""How a table looks: the size of its text, the widths of its columns and the styles of their cells, all by content.

Writes no rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from planforge.document.tree import Align, Table
from planforge.writers.word.cell_grid import Row
from planforge.writers.word.cell_measures import Measures
from planforge.writers.word.column_widths import column_widths, evened
from planforge.writers.word.profile import TableFigures
from planforge.writers.word.row_heights import lowered, sampled
from planforge.writers.word.type_area import TypeArea
from planforge.writers.word.units import mm

_ALIGNED = {Align.LEFT: "Text", Align.CENTER: "TextCentre", Align.RIGHT: "TextRight"}
_FAMILIES = ("Table", "SmallTable")
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
class Look:
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


def look(block: Table, measures: Measures, rows: list[Row], area: TypeArea) -> Look:
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
        family + aligned(column.align, length, figures.centre_up_to)
        for column, length in zip(block.columns, measures.longest_below_head, strict=True)
    ]
    rooms = [max(1.0, (width - padding) / char) for width in widths]
    height = f'<w:trHeight w:val="{mm(figures.row_height)}" w:hRule="atLeast"/>'
    top = '<w:vAlign w:val="top"/>' if block.even else ""
    margins = _margins(margin) if margin < mm(figures.padding) else ""
    return Look(figures, family, _whole(widths, area.width), rooms, styles, height, top, margins)


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


def aligned(align: Align | None, length: float, short: int) -> str:
    if align is None:
        align = Align.CENTER if length <= short else Align.LEFT
    return _ALIGNED[align]


def _whole(widths: list[float], total: int) -> list[int]:
    """Whole twips that add up to ``total``; the widest column takes the remainder."""
    whole = [int(length) for length in widths]
    if whole:
        whole[whole.index(max(whole))] += total - sum(whole)
    return whole
