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


def grid(table: Table) -> list[list[Slot]]:
    """The slots of each row. Raises WordError (PF538) where a row has too few or too many cells."""
    count = len(table.columns)
    spans = {cell.colspan * cell.rowspan for row in table.rows for cell in row}
    if spans <= {1} and {len(row) for row in table.rows} <= {count}:
        return [list(zip(range(count), row, repeat(False), strict=False)) for row in table.rows]
    return _merged(table, count)


def _merged(table: Table, count: int) -> list[list[Slot]]:
    rows: list[list[Slot]] = []
    below: dict[int, tuple[Cell, int]] = {}
    for number, row in enumerate(table.rows, 1):
        slots, below = _slots(row, below, count)
        if slots is None:
            found = sum(cell.colspan for cell in row)
            raise WordError("PF538", path=table.path, row=number, columns=count, found=found)
        rows.append(slots)
    return rows


def _slots(
    row: tuple[Cell, ...], above: dict[int, tuple[Cell, int]], count: int
) -> tuple[list[Slot] | None, dict[int, tuple[Cell, int]]]:
    """The slots of one row and what it covers in the rows below; None where the cells do not fill it."""
    slots: list[Slot] = []
    below: dict[int, tuple[Cell, int]] = {}
    cells, column = iter(row), 0
    while column < count:
        covering = above.get(column)
        cell, left = covering if covering else (next(cells, None), 0)
        if cell is None or column + cell.colspan > count:
            return None, below
        slots.append((column, cell, covering is not None))
        left = left - 1 if covering else cell.rowspan - 1
        if left > 0:
            below[column] = (cell, left)
        column += cell.colspan
    return (None if next(cells, None) else slots), below
