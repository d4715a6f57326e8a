"""The grid of a table: which cell, or which covered place, stands in which column of each row.

The tree holds only cells that nothing covers; Word wants the covered ones too.
"""

from __future__ import annotations

from typing import TypeAlias

from planforge.document.tree import Cell, Table
from planforge.writers.word.errors import WordError

Slot: TypeAlias = tuple[int, Cell, bool, str | None]
"""A place in a row: its column, its cell, whether that continues from the row above, and the text of a cell that is
one plain line and not merged, as most are."""

_Covering: TypeAlias = dict[int, tuple[Cell, int]]
"""By column: a cell from above, and how many more rows it covers."""


def grid(table: Table) -> list[list[Slot]]:
    """The slots of each row. Raises WordError (PF538) where a row has too few or too many cells."""
    count = len(table.columns)
    rows: list[list[Slot]] = []
    above: _Covering = {}
    for number, row in enumerate(table.rows, 1):
        if not above and len(row) == count == sum([cell.colspan * cell.rowspan for cell in row]):
            rows.append([(column, cell, False, _plain(cell)) for column, cell in enumerate(row)])
            continue
        slots = _slots(row, above, count)
        if slots is None:
            found = sum(cell.colspan for cell in row)
            raise WordError("PF538", path=table.path, row=number, columns=count, found=found)
        rows.append(slots)
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        above |= {column: (cell, cell.rowspan - 1) for column, cell, old, _ in slots if cell.rowspan > 1 and not old}
    return rows


def _plain(cell: Cell) -> str | None:
    """The text of an unmerged cell that is one line of one look; None where there is more to it, or nothing."""
    lines = cell.lines
    if len(lines) != 1 or len(lines[0]) != 1:
        return None
    run = lines[0][0]
    return None if run.strong or run.emphasis or "\n" in run.text else run.text


def _slots(row: tuple[Cell, ...], above: _Covering, count: int) -> list[Slot] | None:
    """The slots of one row; None where its cells do not fill what those above leave open."""
    slots: list[Slot] = []
    cells, column = iter(row), 0
    while column < count:
        covering = above.get(column)
        cell = covering[0] if covering else next(cells, None)
        if cell is None or column + cell.colspan > count:
            return None
        slots.append((column, cell, covering is not None, None if covering or is_merged(cell) else _plain(cell)))
        column += cell.colspan
    return None if next(cells, None) else slots


def is_merged(cell: Cell) -> bool:
    """Whether it stands in more than one place."""
    return cell.colspan > 1 or cell.rowspan > 1
