"""The grid of a table: which cell, or which covered place, stands in which column of each row.

The tree holds only cells that nothing covers; Word wants the covered ones too.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
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
    columns = range(count)
    rows: list[list[Slot]] = []
    above: _Covering = {}
    for number, row in enumerate(table.rows, 1):
        texts = _texts(row)
        if not above and len(row) == count and None not in texts:
            rows.append([*zip(columns, row, repeat(False), texts, strict=False)])
            continue
        slots = _slots(zip(row, texts, strict=True), above, count)
        if slots is None:
            found = sum(cell.colspan for cell in row)
            raise WordError("PF538", path=table.path, row=number, columns=count, found=found)
        rows.append(slots)
        above = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        above |= {column: (cell, cell.rowspan - 1) for column, cell, old, _ in slots if cell.rowspan > 1 and not old}
    return rows


def is_merged(cell: Cell) -> bool:
    """Whether it stands in more than one place."""
    return cell.colspan > 1 or cell.rowspan > 1


def _texts(row: tuple[Cell, ...]) -> list[str | None]:
    """The text of each unmerged cell that is one line of one look; None where there is more to a cell, or nothing."""
    texts: list[str | None] = []
    for cell in row:
        text = None
        lines = cell.lines
        if cell.colspan == cell.rowspan == 1 == len(lines) == len(lines[0]):
            run = lines[0][0]
            if not (run.strong or run.emphasis or "\n" in run.text):
                text = run.text
        texts.append(text)
    return texts


def _slots(cells: Iterator[tuple[Cell, str | None]], above: _Covering, count: int) -> list[Slot] | None:
    """The slots of one row; None where its cells do not fill what those above leave open."""
    slots: list[Slot] = []
    column = 0
    while column < count:
        if column in above:
            cell = above[column][0]
            slots.append((column, cell, True, None))
        else:
            found = next(cells, None)
            if found is None:
                return None
            cell, text = found
            slots.append((column, cell, False, text))
        column += cell.colspan
    return None if column > count or next(cells, None) else slots
