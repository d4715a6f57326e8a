"""The grid of a table: which cell, or which covered place, stands in which column of each row.

The tree holds only cells that nothing covers; Word wants the covered ones too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from planforge.document.tree import Cell, Table
from planforge.writers.word.errors import WordError

Slot: TypeAlias = tuple[int, Cell, bool]
"""A place in a row: its column, its cell, and whether that continues from the row above."""


@dataclass(slots=True)
class Row:
    """A row of the grid: the words of its plain cells by column, and whatever else stands in it."""

    cells: tuple[Cell, ...]
    words: list[str]
    """By column the text of a cell that is one plain line and not merged, as most are; empty for any other."""
    others: list[Slot]
    """The slots without words."""

    @property
    def slots(self) -> Iterator[Slot]:
        """Every slot, in the order of the columns."""
        others, own = {slot[0]: slot for slot in self.others}, iter(self.cells)
        for column, word in enumerate(self.words):
            slot = others.get(column)
            if word or (slot and not slot[2]):
                yield column, next(own), False
            elif slot:
                yield slot


_Covering: TypeAlias = dict[int, tuple[Cell, int]]
"""By column: a cell from above, and how many more rows it covers."""


def grid(table: Table) -> list[Row]:
    """The rows of ``table``. Raises WordError (PF538) where one has too few or too many cells."""
    columns = len(table.columns)
    rows: list[Row] = []
    above: _Covering = {}
    for number, cells in enumerate(table.rows, 1):
        words = _words(cells)
        if not above and len(cells) == columns and all(words):
            rows.append(Row(cells, words, []))
            continue
        row = _row(cells, words, above, columns)
        if row is None:
            found = sum(cell.colspan for cell in cells)
            raise WordError("PF538", path=table.path, row=number, columns=columns, found=found)
        rows.append(row)
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        above |= {column: (cell, cell.rowspan - 1) for column, cell, old in row.others if cell.rowspan > 1 and not old}
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


def _row(cells: tuple[Cell, ...], words: list[str], above: _Covering, columns: int) -> Row | None:
    """A row of ``cells`` with these words; None where they do not fill what those above leave open."""
    by_column = [""] * columns
    others: list[Slot] = []
    own, column = zip(cells, words, strict=True), 0
    while column < columns:
        covering = above.get(column)
        cell, word = (covering[0], "") if covering else next(own, (None, ""))
        if cell is None or column + cell.colspan > columns:
            return None
        if word:
            by_column[column] = word
        else:
            others.append((column, cell, covering is not None))
        column += cell.colspan
    return None if next(own, None) else Row(cells, by_column, others)
