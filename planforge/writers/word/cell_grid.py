"""The grid of a table: which cell, or which covered place, stands in which column of each row.

The tree holds only cells that nothing covers; Word wants the covered ones too.
"""

from __future__ import annotations

from itertools import repeat
from typing import TypeAlias

from planforge.document.tree import Cell, Table
from planforge.writers.word.errors import WordError

Slot: TypeAlias = tuple[int, Cell, bool]
"""A place in a row: its column, its cell, and whether that continues from the row above."""

_Covering: TypeAlias = dict[int, tuple[Cell, int]]
"""By column: a cell from above, and how many more rows it covers."""


def grid(table: Table) -> list[list[Slot]]:
    """The slots of each row. Raises WordError (PF538) where a row has too few or too many cells."""
    count = len(table.columns)
    if _unmerged(table):
        return [list(zip(range(count), row, repeat(False), strict=False)) for row in table.rows]
    rows: list[list[Slot]] = []
    above: _Covering = {}
    for number, row in enumerate(table.rows, 1):
        slots = _slots(row, above, count)
        if slots is None:
            found = sum(cell.colspan for cell in row)
            raise WordError("PF538", path=table.path, row=number, columns=count, found=found)
        rows.append(slots)
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        above |= {column: (cell, cell.rowspan - 1) for column, cell, old in slots if cell.rowspan > 1 and not old}
    return rows


def _unmerged(table: Table) -> bool:
    """Whether every row has a cell for each column and none spans, as in most tables."""
    return {len(row) for row in table.rows} <= {len(table.columns)} and {
        cell.colspan * cell.rowspan for row in table.rows for cell in row
    } <= {1}


def _slots(row: tuple[Cell, ...], above: _Covering, count: int) -> list[Slot] | None:
    """The slots of one row; None where its cells do not fill what those above leave open."""
    slots: list[Slot] = []
    cells, column = iter(row), 0
    while column < count:
        covering = above.get(column)
        cell = covering[0] if covering else next(cells, None)
        if cell is None or column + cell.colspan > count:
            return None
        slots.append((column, cell, covering is not None))
        column += cell.colspan
    return None if next(cells, None) else slots
