"""A table for the terminal: columns as wide as what they hold, wide characters counted as two. Prints nothing."""

from __future__ import annotations

from collections.abc import Sequence

from planforge.reports.columns import head, visible, width

_GAP = "  "
_WIDEST = 44
"""Columns that a cell is cut to."""
_CUT = "…"


def grid(header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """The lines of the table; numbers stand to the right, and a column that is empty throughout is left out."""
    cells = [[_cell(value) for value in row] for row in rows]
    used = [index for index in range(len(header)) if any(row[index] for row in cells)]
    widths = {index: max(width(row[index]) for row in [list(header), *cells]) for index in used}
    numeric = {index for index in used if all(isinstance(row[index], int) for row in rows)}
    lines = [list(header), *cells]
    return [_GAP.join(_padded(line[i], widths[i], right=i in numeric) for i in used).rstrip() for line in lines]


def _cell(value: object) -> str:
    text = visible(" ".join(str(value).split()))
    return text if width(text) <= _WIDEST else head(text, _WIDEST - width(_CUT)) + _CUT


def _padded(text: str, columns: int, *, right: bool) -> str:
    blank = " " * (columns - width(text))
    return blank + text if right else text + blank
