"""Lower rows: room goes from columns that have some to those that make the tallest cells.

Reckons in characters over a sample of the rows; knows no XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from operator import itemgetter

from planforge.patterns import lazy
from planforge.writers.word.cell_grid import Row, is_merged
from planforge.writers.word.cell_measures import cell_lines, line_width

_DATE = lazy(r"\d{1,2}月\d{1,2}日")
_ROWS = 120
_STEPS = (0.5, 1.0, 2.0)
"""Characters that are moved at a time."""
_MOVES = 60
_WASTE = 0.3
"""Characters that a line of several loses to marks that begin no line."""

Column = list[tuple[float, ...]]
"""By row: the lengths of the lines of a cell, before they wrap; none for merged cells."""


def sampled(rows: Sequence[Row], columns: int) -> tuple[list[Column], list[float]]:
    """The columns of rows taken at even distances, and the longest date in each."""
    chosen = rows[:: max(1, ceil(len(rows) / _ROWS))]
    lengths, texts = [], []
    for row in chosen:
        lines = _lines(row)
        lengths.append([tuple(map(line_width, cell)) for cell in lines])
        texts.append(["\n".join(cell) for cell in lines])
    if not chosen:
        return [[] for _ in range(columns)], [0.0] * columns
    dates = [_longest_date("\n".join(column)) for column in zip(*texts, strict=True)]
    return [list(column) for column in zip(*lengths, strict=True)], dates


def _lines(row: Row) -> list[list[str]]:
    """The lines of each cell of ``row``; none for merged cells."""
    lines = [[word] if word else [] for word in row.words]
    for column, cell, covered in row.others:
        if not (covered or is_merged(cell)):
            lines[column] = cell_lines(cell)
    return lines


def lowered(rooms: Sequence[float], least: Sequence[float], columns: Sequence[Column]) -> list[float]:
    """``rooms``, the same in sum and none newly below ``least``, with rows of ``columns`` as low as moves make them."""
    found = list(rooms)
    heights = [_Heights(column) for column in columns]
    lines = [measured.at(room) for measured, room in zip(heights, found, strict=True)]
    for _ in range(_MOVES):
        best = min(_moves(found, least, heights, lines), key=itemgetter(0), default=None)
        if best is None or best[0] >= 0:
            break
        _, step, taker, giver = best
        for column, change in ((taker, step), (giver, -step)):
            found[column] += change
            lines[column] = heights[column].at(found[column])
    return found


class _Heights:
    """How many lines the cells of a column take at a width: reckoned once for cells that are as long."""

    def __init__(self, column: Column) -> None:
        known: dict[tuple[float, ...], int] = {}
        self._kind_of_cell = [known.setdefault(cell, len(known)) for cell in column]
        self._kinds = list(known)
        self._reckoned: dict[float, list[int]] = {}

    def at(self, room: float) -> list[int]:
        """The lines of each cell where a line holds ``room`` characters."""
        if room not in self._reckoned:
            inner = max(room - _WASTE, 1)
            kinds = [sum([1 if length <= room else ceil(length / inner) for length in cell]) for cell in self._kinds]
            self._reckoned[room] = [kinds[kind] for kind in self._kind_of_cell]
        return self._reckoned[room]


def _moves(
    rooms: Sequence[float], least: Sequence[float], heights: Sequence[_Heights], lines: list[list[int]]
) -> Iterable[tuple[float, float, int, int]]:
    """What each move to the column of the tallest cells changes in all rows, by the character; its step and columns.

    Left out are moves by which no cell of that column gets lower, and those from columns behind one that gives without
    making a row taller. No cell of a column that gives gets lower, hence the rows need not be reckoned without it.
    """
    before = _total(_rows(lines))
    taker = _tallest(lines)
    others = _rows([*lines[:taker], *lines[taker + 1 :]])
    for step in _STEPS:
        wider = heights[taker].at(rooms[taker] + step)
        if wider == lines[taker]:
            continue
        rows = [*map(max, others, wider)]
        unharmed = _total(rows)
        for giver, room in enumerate(rooms):
            if giver != taker and room - step >= least[giver]:
                narrower = heights[giver].at(room - step)
                after = unharmed if narrower == lines[giver] else _total(map(max, rows, narrower))
                yield (after - before) / step, step, taker, giver
                if after == unharmed:
                    break


def _tallest(lines: list[list[int]]) -> int:
    """The column that alone adds most to the height of the rows."""
    gains = [0] * len(lines)
    for cells in zip(*lines, strict=True):
        height = max(cells)
        if cells.count(height) == 1:
            column = cells.index(height)
            gains[column] += height**2 - max(cells[:column] + cells[column + 1 :], default=0) ** 2
    return gains.index(max(gains))


def _rows(lines: list[list[int]]) -> list[int]:
    """The height of each row."""
    return [*map(max, zip(*lines, strict=True))]


def _total(rows: Iterable[int]) -> int:
    """The squares of the heights of all rows in lines, so that the tallest count most."""
    return sum([height * height for height in rows])


def _longest_date(text: str) -> float:
    return max(map(line_width, _DATE.findall(text)), default=0.0) if "月" in text else 0.0
