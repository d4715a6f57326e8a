"""From parser marks to places. Counts from 1, in characters; knows nothing of values."""

from __future__ import annotations

from collections.abc import Callable

from planforge.diagnostics import Place
from planforge.source.making import place_maker

Locate = Callable[[int, int, int, int], Place]
"""Line, column, end line, end column, all counted from 0, to a place."""

Unshift = Callable[[int, int], int]
"""The column, in the file as written, of a line and column in the mended text; all counted from 0."""


def as_written(file: str) -> Locate:
    """Places in a text that was read as it stands."""
    return place_maker(file)


def mended(file: str, unshift: Unshift) -> Locate:
    """Places in a text some lines of which were mended before they were read."""

    def locate(line: int, column: int, end_line: int, end_column: int) -> Place:
        start, end = unshift(line, column), unshift(end_line, end_column)
        return Place(file, line + 1, start + 1, end_line + 1, end + 1)

    return locate
