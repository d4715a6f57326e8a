"""A table and a plan to rows: what each row lays over the plan, and everything that is wrong with the table at once.

Lays nothing over anything.
"""

from __future__ import annotations

from collections.abc import Sequence as Sequence_

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.chain import Whole
from planforge.extending.columns import columns_of
from planforge.extending.filling import places, tell_missing
from planforge.extending.row import Row
from planforge.extending.table import text, workbook
from planforge.extending.table.grid import Grid, Line, Unusable, grid_of
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.source import Scalar

_SHOWN = 20
_NO_PLAN = lazy(r"(?:合|总|小|共)计|平均|(?:备?注|说明|填表人|制表人|审核人?):(?s:.*)")
"""How the rows begin that are no plan, folded."""


def read_rows(
    data: bytes,
    file: str,
    whole: Whole,
    diagnostics: Diagnostics,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    named: Sequence_[str] = (),
) -> list[Row]:
    """The rows of the table in ``data``, CSV or .xlsx, over the plan ``whole``; none where it cannot be used.

    A column is a field of the plan, or its name stands in a {place} of the plan or is among ``named``, or it stands
    in brackets. An empty cell leaves the plan as it is; 删去 takes the value away.
    """
    assert whole.node and whole.kind
    try:
        grid = _grid(data, file, diagnostics, sheet, encoding)
    except Unusable:
        return []
    used = places(whole.node)
    columns = columns_of(grid.head.cells, whole.node, whole.kind.model, {*used, *named}, diagnostics)
    beyond = _beyond(grid.head)
    tell_missing(used, [column.name for column in columns if column.name], beyond, diagnostics)
    for line in grid.rows:
        _report_nameless(line, grid.head.cells, diagnostics)
    _report_repeated(grid.rows, diagnostics)
    _report_no_plans(grid.rows, diagnostics)
    return [Row(columns, line.filled_up(len(columns)), beyond) for line in grid.rows]


def _beyond(head: Line) -> Place:
    last = [cell for cell in head.cells if not cell.is_empty][-1].place
    return last._replace(column=last.end_column)


def _grid(data: bytes, file: str, diagnostics: Diagnostics, sheet: str | None, encoding: str | None) -> Grid:
    if data.startswith(workbook.SIGNATURE):
        lines = workbook.lines_of(data, file, diagnostics, sheet)
    else:
        lines = text.lines_of(data, file, diagnostics, encoding)
    return grid_of(lines, file, diagnostics)


def _report_nameless(line: Line, headings: Sequence_[Scalar], diagnostics: Diagnostics) -> None:
    for at, cell in enumerate(line.cells):
        if not cell.is_empty and (at >= len(headings) or headings[at].is_empty):
            diagnostics.error("PF280", cell.place, text=cell.value[:_SHOWN])


def _report_repeated(lines: Sequence_[Line], diagnostics: Diagnostics) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for line in lines:
        values = tuple(cell.value for cell in line.cells)
        if values in seen:
            diagnostics.warning("PF279", line.cells[0].place, line=seen[values])
        else:
            seen[values] = line.number


def _report_no_plans(lines: Sequence_[Line], diagnostics: Diagnostics) -> None:
    """Ask about the rows that people put below a table: totals, and notes."""
    for line in lines:
        first = next(cell for cell in line.cells if not cell.is_empty)
        if _NO_PLAN.fullmatch(fold(first.value[:_SHOWN])):
            diagnostics.warning("PF296", first.place, text=first.value[:_SHOWN])
