"""How much the cells of a table hold, in characters of their own size.

Counts only; what comes of it is for ``table``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import sqrt
from operator import mul

from planforge.document.tree import Cell, Table, plain
from planforge.patterns import lazy
from planforge.writers.word.cell_grid import Row
from planforge.writers.word.text import width

_SEAM = lazy(r"(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])")
_SHORT = 16
_LEAST_LINE = 6.0


@dataclass(slots=True)
class Measures:
    longest: list[float]
    """The longest line of each column, head included; no less than one character."""
    longest_below_head: list[float]
    bulk: list[float]
    """Root mean square of the texts of each column: long ones count more than many short ones."""
    texts: list[list[float]]
    """Length of the text of each cell, row by row and by column; of a merged cell the share of a column or row."""


def measure(block: Table, rows: Sequence[Row]) -> Measures:
    texts = [[*map(line_width, row.words)] for row in rows]
    columns = [*zip(*texts[block.header_rows :], strict=True)] or [(0.0,)] * len(block.columns)
    head = [*map(max, zip(*texts[: block.header_rows], strict=True))] or [0.0] * len(columns)
    below = [*map(max, columns)]
    squares = [sum(map(mul, column, column)) for column in columns]
    filled = [block.header_rows + len(texts[block.header_rows :])] * len(columns)
    for index, (row, lengths) in enumerate(zip(rows, texts, strict=True)):
        is_head = index < block.header_rows
        for column, cell, covered in row.others:
            if covered and cell.colspan == 1:
                filled[column] -= not is_head
                continue
            most, total = (0.0, 0.0) if covered else cell_lengths(cell)
            lengths[column] = total / (cell.colspan if cell.colspan > 1 else cell.rowspan)
            is_own = cell.colspan == 1
            if is_own:
                longest = head if is_head else below
                longest[column] = max(longest[column], most)
            if not is_head:
                for place in range(column, column + cell.colspan):
                    filled[place] -= not is_own
                squares[column] += total * total * is_own
    longest = [max(pair) or 1.0 for pair in zip(head, below, strict=True)]
    return Measures(longest, below, [*map(_bulk, squares, filled, repeat(len(texts)))], texts)


def _bulk(squares: float, cells: int, rows: int) -> float:
    """The mean of a column's texts, between that over its cells and that over all rows.

    Over the rows alone, a column of merged cells would get too little room, and its cells be taller than their rows:
    what does not fit is cut off by some programs where a page ends between these.
    """
    return sqrt(squares / (sqrt(cells * rows) or 1))


def cell_lengths(cell: Cell) -> tuple[float, float]:
    """The longest line of a cell and its whole text; a line of its own counts as a short line at least."""
    lengths = [*map(line_width, cell_lines(cell))]
    if len(lengths) == 1 and len(cell.lines[0]) == 1:
        return lengths[0], lengths[0]
    return max(lengths, default=0.0), sum([max(_LEAST_LINE, length) for length in lengths])


def cell_lines(cell: Cell) -> list[str]:
    """The lines of a cell, before they wrap."""
    if len(cell.lines) == 1 == len(cell.lines[0]):
        return cell.lines[0][0].text.split("\n")
    return [piece for line in cell.lines for piece in plain(line).split("\n")]


@lru_cache(maxsize=1024)
def line_width(text: str) -> float:
    """Width of a line; a short one with the quarter that some programs set between Han and digits."""
    length = width(text)
    if length < _SHORT and length != len(text):
        return length + len(_SEAM.findall(text)) / 4
    return length
