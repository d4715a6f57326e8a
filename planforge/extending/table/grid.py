"""A table as cells with places: headings and rows, as they were read. Judges no content."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planforge.diagnostics import Diagnostics, Place
from planforge.patterns import lazy
from planforge.source import Scalar

MOST_ROWS = 20_000
"""A province has 3 000 schools."""
MOST_COLUMNS = 200
MOST_CHARACTERS = 32_767
"""Of one cell; Excel has no more."""
_SPREAD = lazy("\n|(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")


class Unusable(Exception):
    """The table cannot be read at all. It has been reported."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file, from 1."""

    number: int
    cells: tuple[Scalar, ...]
    in_cells: bool = False
    """Whether columns of places count cells, as in a workbook, and not characters."""

    @property
    def is_empty(self) -> bool:
        return all(cell.is_empty for cell in self.cells)

    def filled_up(self, count: int) -> tuple[Scalar, ...]:
        """The first ``count`` cells; empty ones where there are fewer: behind the last, as far as there is room."""
        last, there = self.cells[-1].place, len(self.cells)
        ends = (last.end_column + (at if self.in_cells else 0) for at in range(count - there))
        return (*self.cells[:count], *(Scalar("", last._replace(column=at, end_column=at), plain=False) for at in ends))


@dataclass(frozen=True, slots=True)
class Grid:
    """``head`` holds the headings; ``rows``, of which there may be none, have at least one cell that is filled."""

    head: Line
    rows: tuple[Line, ...]


def grid_of(lines: list[Line], file: str, diagnostics: Diagnostics) -> Grid:
    """The table in ``lines``: its headings are the first row with several cells, so that a title above is passed over.

    Raises:
        Unusable: there are no headings.
    """
    filled = [line for line in lines if not line.is_empty]
    if not filled:
        diagnostics.error("PF285", Place(file, 1, 1, 1, 1))
        raise Unusable
    several = next((at for at, line in enumerate(filled) if _count(line) > 1), 0)
    if len(filled) == several + 1:
        diagnostics.error("PF285", filled[several].cells[0].place)
    head = replace(filled[several], cells=tuple(map(_heading, filled[several].cells)))
    return Grid(head, tuple(filled[several + 1 :]))


def _heading(cell: Scalar) -> Scalar:
    """A heading without line breaks, and without the blanks that spread its characters: 校　长."""
    return cell._replace(value=_SPREAD.sub("", cell.value))


def too_big(file: str, diagnostics: Diagnostics, line: int = 1, **most: int) -> Unusable:
    """Report that a bound is exceeded: what there may be at ``most``, by its name; to be raised."""
    facts = {name: str(bound) for name, bound in most.items()}
    diagnostics.error("PF282", Place(file, line, 1, line, 1), **facts)
    return Unusable()


def unreadable(file: str, diagnostics: Diagnostics) -> Unusable:
    """Report that the file is no table that can be read; to be raised."""
    diagnostics.error("PF281", Place(file, 1, 1, 1, 1))
    return Unusable()


def _count(line: Line) -> int:
    return sum(not cell.is_empty for cell in line.cells)
