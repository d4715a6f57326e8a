"""Lower rows: room goes from columns that have some to those that make the tallest cells.

Reckons in characters over a sample of the rows; knows no XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from math import ceil
from operator import itemgetter

from planforge.document.tree import Cell, plain
from planforge.patterns import lazy
from planforge.writers.word.cell_grid import Slot
from planforge.writers.word.cell_measures import line_width

_DATE = lazy(r"\d{1,2}月\d{1,2}日")
_ROWS = 120
_STEPS = (0.5, 1.0, 2.0)
"""Characters that are moved at a time."""
_MOVES = 60
_WASTE = 0.3
"""Characters that a line of several loses to marks that begin no line."""

Column = list[tuple[float, ...]]
"""By row: the lengths of the lines of a cell, before they wrap; none for merged cells."""


def sampled(rows: Sequence[list[Slot]], columns: int) -> tuple[list[Column], list[float]]:
    """The columns of rows taken at even distances, and the longest date in each."""
    chosen = list(islice(rows, 0, None, max(1, ceil(len(rows) / _ROWS))))
    lengths: list[Column] = [[()] * len(chosen) for _ in range(columns)]
    dates = [0.0] * columns
    for number, slots in enumerate(chosen):
        for column, cell, covered in slots:
            if covered or cell.colspan > 1 or cell.rowspan > 1:
                continue
            lines = list(_lines(cell))
            lengths[column][number] = tuple(map(line_width, lines))
            dates[column] = max(dates[column], *(_longest_date(line) for line in lines), 0.0)
    return lengths, dates


def lowered(rooms: Sequence[float], least: Sequence[float], columns: Sequence[Column]) -> list[float]:
    """``rooms``, the same in sum and none newly below ``least``, with rows of ``columns`` as low as moves make them."""
    found = list(rooms)
    lines = [_heights(column, room) for column, room in zip(columns, found, strict=True)]
    for _ in range(_MOVES):
        best = min(_moves(found, least, columns, lines), key=itemgetter(0), default=None)
        if best is None or best[0] >= 0:
            break
        _, step, taker, giver = best
        for column, change in ((taker, step), (giver, -step)):
            found[column] += change
            lines[column] = _heights(columns[column], found[column])
    return found


def _moves(
    rooms: Sequence[float], least: Sequence[float], columns: Sequence[Column], lines: list[list[int]]
) -> Iterable[tuple[float, float, int, int]]:
    """What each move to the column of the tallest cells changes in all rows, by the character; its step and columns."""
    before = _total(lines)
    taker = _tallest(lines)
    for step in _STEPS:
        wider = _heights(columns[taker], rooms[taker] + step)
        for giver, room in enumerate(rooms):
            if giver != taker and room - step >= least[giver]:
                narrower = _heights(columns[giver], room - step)
                after = _total([*_without(lines, taker, giver), wider, narrower])
                yield (after - before) / step, step, taker, giver


def _without(lines: list[list[int]], *left_out: int) -> list[list[int]]:
    return [column for number, column in enumerate(lines) if number not in left_out]


def _tallest(lines: list[list[int]]) -> int:
    """The column that alone adds most to the height of the rows."""
    whole = _total(lines)
    gains: list[int] = [whole - _total(_without(lines, number)) for number in range(len(lines))]
    return gains.index(max(gains))


def _total(lines: list[list[int]]) -> int:
    """The squares of the heights of all rows in lines, so that the tallest count most."""
    return sum([height * height for height in map(max, zip(*lines, strict=True))])


def _heights(column: Column, room: float) -> list[int]:
    return [sum([1 if length <= room else ceil(length / max(room - _WASTE, 1)) for length in cell]) for cell in column]


def _lines(cell: Cell) -> Iterable[str]:
    return (piece for line in cell.lines for piece in plain(line).split("\n"))


def _longest_date(text: str) -> float:
    return max(map(line_width, _DATE.findall(text)), default=0.0)
