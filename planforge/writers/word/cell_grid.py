"""The grid of a table: which cell, or which covered place, stands in which column of each row.

The tree holds only cells that nothing covers; Word wants the covered ones too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, repeat
from typing import TypeAlias

from planforge.document.tree import Cell, Table
from planforge.writers.word.errors import WordError

Slot: TypeAlias = tuple[int, Cell, bool]
"""A place in a row: its column, its cell, and whether that continues from the row above."""


@dataclass(slots=True)
class Row:
    """A row of the grid; ``spread`` are its slots, where they are not simply one plain cell a column."""

    cells: tuple[Cell, ...]
    words: list[str]
    """By column the text of a cell that is one plain line and not merged; empty for any other."""
    spread: list[Slot] | None = None

    @property
    def is_plain(self) -> bool:
        """Whether all cells are plain lines, as in most rows."""
        return self.spread is None

    @property
    def slots(self) -> Iterable[Slot]:
        return self.spread or zip(count(), self.cells, repeat(False))


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
            rows.append(Row(cells, words))
            continue
        slots = _slots(cells, above, columns)
        if slots is None:
            found = sum(cell.colspan for cell in cells)
            raise WordError("PF538", path=table.path, row=number, columns=columns, found=found)
        rows.append(Row(cells, _by_column(slots, words, columns), slots))
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        above |= {column: (cell, cell.rowspan - 1) for column, cell, old in slots if cell.rowspan > 1 and not old}
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


def _slots(row: tuple[Cell, ...], above: _Covering, columns: int) -> list[Slot] | None:
    """The slots of one row; None where its cells do not fill what those above leave open."""
    slots: list[Slot] = []
    cells, column = iter(row), 0
    while column < columns:
        covering = above.get(column)
        cell = covering[0] if covering else next(cells, None)
        if cell is None or column + cell.colspan > columns:
            return None
        slots.append((column, cell, covering is not None))
        column += cell.colspan
    return None if next(cells, None) else slots


def _by_column(slots: list[Slot], words: list[str], columns: int) -> list[str]:
    """``words``, which are those of the cells of the row itself, by column."""
    found = [""] * columns
    own = [column for column, _, covered in slots if not covered]
    for column, word in zip(own, words, strict=True):
        found[column] = word
    return found
