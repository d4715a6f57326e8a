"""Pipe tables of formal Markdown to tables with merged cells.

``^^`` alone in a cell joins it to the cell above, ``<<`` to the cell on its left. Head rows are those above
the rule (one), and ``:-:`` and its kin in the rule align the columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from planforge.document.escaping import LINE_BREAK
from planforge.document.inline import read_plain
from planforge.document.pipes import PipeTable
from planforge.document.tree import Cell, Column, Run, Runs, Table

ABOVE, LEFT = "^^", "<<"
ReadRuns = Callable[[str | None], tuple[Runs, str]]
_Texts: TypeAlias = Sequence[Sequence[str]]
_Read: TypeAlias = dict[str, Cell]
"""By text: a cell by itself. Many texts stand in a table more than once."""


def read_table(table: PipeTable, read_runs: ReadRuns) -> Table:
    """``table`` with its cells' texts read."""
    read = {text: _cell(text, read_runs) for text in dict.fromkeys(chain.from_iterable(table.rows))}
    path = next((cell.path for cell in read.values() if cell.path), "")
    return Table(tuple(map(Column, table.aligns)), tuple(_rows(table.rows, read)), header_rows=1, path=path)


def _cell(text: str, read_runs: ReadRuns) -> Cell:
    """The paragraphs of a cell and the path of the first."""
    if plainly := read_plain(text):
        return Cell((plainly[0],), 1, 1, plainly[1])
    runs, path = read_runs(text.replace("<br>", LINE_BREAK))
    is_line = not runs or (len(runs) == 1 and "\n" not in runs[0].text)
    return Cell((runs,) if is_line else _split(runs), 1, 1, path)


def _split(runs: Runs) -> tuple[Runs, ...]:
    """Divide runs into lines at the line breaks in their texts."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(Run(first, run.strong, run.emphasis))
        lines.extend([Run(text, run.strong, run.emphasis)] for text in others)
    return tuple(tuple(run for run in line if run.text) for line in lines)


def _rows(texts: _Texts, read: _Read) -> Iterator[tuple[Cell, ...]]:
    """The cells of each row that no other cell covers."""
    for index, row in enumerate(texts):
        if LEFT in row or any(ABOVE in other for other in texts[index : index + 2]):
            yield tuple(_uncovered(texts, read, index))
        else:
            yield tuple(map(read.__getitem__, row))


def _uncovered(texts: _Texts, read: _Read, row: int) -> Iterator[Cell]:
    """The cells of ``row`` that no other cell covers."""
    merges_left = LEFT in texts[row]
    below = texts[row + 1] if row + 1 < len(texts) else [""] * len(texts[row])
    for column, text in enumerate(texts[row]):
        if text not in (ABOVE, LEFT):
            colspan = 1 + _count(LEFT, texts[row][column + 1 :]) if merges_left else 1
            rowspan = 1 + _count(ABOVE, _below(texts, row, column)) if below[column] == ABOVE else 1
            cell = read[text]
            yield cell if colspan == rowspan == 1 else cell._replace(colspan=colspan, rowspan=rowspan)


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
