"""Row heights: a long text gets room from columns that lose nothing by it."""

from __future__ import annotations

import pytest

from planforge.document.tree import Cell, Column, Run, Table
from planforge.writers.word.cell_grid import Row, grid
from planforge.writers.word.row_heights import lowered, sampled


def cell(*lines: str, rowspan: int = 1) -> Cell:
    return Cell(tuple((Run(line),) for line in lines), rowspan=rowspan)


def rows(*cells: tuple[Cell, ...]) -> list[Row]:
    return grid(Table((Column(),) * len(cells[0]), cells))


def test_a_column_with_room_to_spare_gives_it_to_the_tallest() -> None:
    """Eight characters of a form wrap once, so that forty of a note stand on six lines instead of eleven."""
    rooms = lowered([8.0, 4.0], [4.0, 4.0], [[(8.0,)] * 3, [(40.0,)] * 3])
    assert rooms == [5.0, 7.0]


def test_nothing_moves_where_it_would_lower_no_row() -> None:
    """The taller cell of each row is as low as it can be."""
    assert lowered([5.0, 5.0], [4.0, 4.0], [[(20.0,)], [(20.0,)]]) == [5.0, 5.0]


def test_no_column_gives_more_than_it_can_spare() -> None:
    """A date keeps its line, and a column that is already closer than its least keeps what it has."""
    rooms = lowered([4.0, 6.0, 4.0], [3.5, 6.5, 3.5], [[(4.0,)], [(6.0,)], [(60.0,)]])
    assert rooms[0] >= 3.5 and rooms[1] == 6.0
    assert sum(rooms) == pytest.approx(14.0)


def test_lines_and_dates_are_measured_in_running_text() -> None:
    """Each line of a cell counts by itself; a date among words is a date too; covered cells say nothing."""
    row = (cell("5月6日", "17:30"), cell("原定12月10日，顺延"), cell("甲", rowspan=2))
    columns, dates = sampled(rows(row), 3)
    assert [len(column[0]) for column in columns] == [2, 1, 0]
    assert dates[0] > 2 and dates[1] >= 4 and dates[2] == 0


def test_of_many_rows_a_part_is_measured() -> None:
    """Five thousand rows take no longer than a hundred or so."""
    columns, _ = sampled(rows(*((cell(str(number)),) for number in range(5000))), 1)
    assert 100 <= len(columns[0]) <= 120
