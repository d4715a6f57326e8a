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
        if not above and len(words) == columns and "" not in words:
            rows.append(Row(cells, words, []))
            continue
        row = _unspanned(cells, words, above, columns) or _row(cells, words, above, columns)
        if row is None:
            found = sum(cell.colspan for cell in cells)
            raise WordError("PF538", path=table.path, row=number, columns=columns, found=found)
        rows.append(row)
        above = _covering(row, above)
    return rows


def _covering(row: Row, above: _Covering) -> _Covering:
    """What covers places below ``row``, which stands under ``above``."""
    covering = {}
    for column, cell, covered in row.others:
        left = above[column][1] if covered else cell.rowspan
        if left > 1:
            covering[column] = cell, left - 1
    return covering


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


def _unspanned(cells: tuple[Cell, ...], words: list[str], above: _Covering, columns: int) -> Row | None:
    """A row as `_row` makes it, where no cell is over several columns; None for any other."""
    if len(cells) + len(above) != columns:
        return None
    placed, by_column = [*cells], [*words]
    for column in sorted(above):
        placed.insert(column, above[column][0])
        by_column.insert(column, "")
    others = [(column, placed[column], column in above) for column, word in enumerate(by_column) if not word]
    return None if any(cell.colspan > 1 for _, cell, _ in others) else Row(cells, by_column, others)


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
