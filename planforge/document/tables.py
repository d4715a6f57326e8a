"""Pipe tables of formal Markdown to tables with merged cells.

``^^`` alone in a cell joins it to the cell above, ``<<`` to the cell on its left. Head rows are those above
the rule (one), and ``:-:`` and its kin in the rule align the columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from planforge.document.escaping import LINE_BREAK
from planforge.document.inline import read_plain
from planforge.document.pipes import PipeTable
from planforge.document.tree import Cell, Column, Run, Runs, Table

ABOVE, LEFT = "^^", "<<"
ReadRuns = Callable[[str | None], tuple[Runs, str]]
_Texts: TypeAlias = Sequence[Sequence[str]]
_Read: TypeAlias = list[tuple[tuple[Runs, ...], str]]
"""The cells of a row: the paragraphs of each, and the path of the first."""


def read_table(table: PipeTable, read_runs: ReadRuns) -> Table:
    """``table`` with its cells' texts read."""
    read = [[_lines(text, read_runs) for text in row] for row in table.rows]
    path = next((path for row in read for _, path in row if path), "")
    return Table(tuple(map(Column, table.aligns)), tuple(_cells(table.rows, read)), header_rows=1, path=path)


def _lines(text: str, read_runs: ReadRuns) -> tuple[tuple[Runs, ...], str]:
    """The paragraphs of a cell and the path of the first."""
    if plainly := read_plain(text):
        return (plainly[0],), plainly[1]
    runs, path = read_runs(text.replace("<br>", LINE_BREAK))
    if not runs or (len(runs) == 1 and "\n" not in runs[0].text):
        return (runs,), path
    return _split(runs), path


def _split(runs: Runs) -> tuple[Runs, ...]:
    """Divide runs into lines at the line breaks in their texts."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.strong, run.emphasis))
        lines.extend([Run(text, run.strong, run.emphasis)] for text in others)
    return tuple(tuple(run for run in line if run.text) for line in lines)


def _cells(texts: _Texts, read: list[_Read]) -> Iterator[tuple[Cell, ...]]:
    """The cells of each row that no other cell covers."""
    for index, row in enumerate(texts):
        if LEFT in row or any(ABOVE in other for other in texts[index : index + 2]):
            yield _uncovered(texts, read, index)
        else:
            yield tuple([Cell(lines, 1, 1, path) for lines, path in read[index]])


def _uncovered(texts: _Texts, read: list[_Read], row: int) -> tuple[Cell, ...]:
    """The cells of ``row`` that no other cell covers."""
    cells = []
    merges_left = LEFT in texts[row]
    below = texts[row + 1] if row + 1 < len(texts) else [""] * len(texts[row])
    for column, (text, (lines, path)) in enumerate(zip(texts[row], read[row], strict=True)):
        if text not in (ABOVE, LEFT):
            colspan = 1 + _count(LEFT, texts[row][column + 1 :]) if merges_left else 1
            rowspan = 1 + _count(ABOVE, _below(texts, row, column)) if below[column] == ABOVE else 1
            cells.append(Cell(lines, colspan, rowspan, path))
    return tuple(cells)


def _below(texts: _Texts, row: int, column: int) -> Iterator[str]:
    """The texts of ``column`` under ``row``, taken one by one."""
    return (texts[line][column] for line in range(row + 1, len(texts)))


def _count(mark: str, texts: Iterable[str]) -> int:
    """How many times ``mark`` stands at the start of ``texts``."""
    count = 0
    for text in texts:
        if text != mark:
            break
        count += 1
    return count
