"""The grid of a table: which cell, or which covered place, stands in which column of each row.

The tree holds only cells that nothing covers; Word wants the covered ones too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TypeAlias

from planforge.document.tree import Cell, Table
from planforge.writers.word.errors import WordError

Slot: TypeAlias = tuple[int, Cell, bool]
"""A place in a row: its column, its cell, and whether that continues from the row above."""


@dataclass(slots=True)
class Row:
    slots: Sequence[Slot]
    words: list[str]
    """By column the text of a cell that is one plain line and not merged; empty for any other."""
    is_plain: bool
    """Whether all cells are such, as in most rows."""


_Covering: TypeAlias = dict[int, tuple[Cell, int]]
"""By column: a cell from above, and how many more rows it covers."""


def grid(table: Table) -> list[Row]:
    """The rows of ``table``. Raises WordError (PF538) where one has too few or too many cells."""
    count = len(table.columns)
    columns = range(count)
    rows: list[Row] = []
    above: _Covering = {}
    for number, cells in enumerate(table.rows, 1):
        words = _words(cells)
        if not above and len(cells) == count and all(words):
            rows.append(Row([*zip(columns, cells, repeat(False), strict=False)], words, True))
            continue
        row = _row(zip(cells, words, strict=True), above, count)
        if row is None:
            found = sum(cell.colspan for cell in cells)
            raise WordError("PF538", path=table.path, row=number, columns=count, found=found)
        rows.append(row)
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        above |= {column: (cell, cell.rowspan - 1) for column, cell, old in row.slots if cell.rowspan > 1 and not old}
    return rows


def is_merged(cell: Cell) -> bool:
    """Whether it stands in more than one place."""
    return cell.colspan > 1 or cell.rowspan > 1


def _words(cells: tuple[Cell, ...]) -> list[str]:
    """The text of each cell; empty where it is merged, or there is more to it than a line of one look."""
    words = []
    for cell in cells:
        word, lines = "", cell.lines
        if cell.colspan == cell.rowspan == 1 == len(lines) == len(lines[0]):
            run = lines[0][0]
            if not (run.strong or run.emphasis or "\n" in run.text):
                word = run.text
        words.append(word)
    return words


def _row(cells: Iterator[tuple[Cell, str]], above: _Covering, count: int) -> Row | None:
    """A row of ``cells`` with their words; None where they do not fill what those above leave open."""
    slots: list[Slot] = []
    words = [""] * count
    column = 0
    while column < count:
        covering = above.get(column)
        cell, word = (covering[0], "") if covering else next(cells, (None, ""))
        if cell is None or column + cell.colspan > count:
            return None
        slots.append((column, cell, covering is not None))
        words[column] = word
        column += cell.colspan
    return None if next(cells, None) else Row(slots, words, False)
