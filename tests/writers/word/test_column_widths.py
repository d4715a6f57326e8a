"""Column widths: whole where they can be, shared by bulk where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.writers.word.column_widths import column_widths, evened


def test_columns_that_all_fit_grow_alike() -> None:
    """The room left over goes by natural width."""
    assert column_widths([10, 20, 20], [1, 1, 1], [10, 10, 10], 100) == [20, 40, 40]


def test_long_texts_share_what_the_short_columns_leave() -> None:
    """Short columns keep their natural width; long ones share by bulk, so that rows come out even."""
    assert column_widths([10, 300, 600], [10, 100, 200], [10, 20, 20], 100) == [10, 30, 60]


def test_no_column_falls_below_its_floor() -> None:
    """A column of little bulk still keeps its shorter lines whole."""
    assert column_widths([30, 900], [2, 500], [30, 40], 100) == [30, 70]


def test_columns_that_cannot_even_have_their_floors_shrink_alike() -> None:
    """Too many columns for the page: each gives up the same part."""
    assert column_widths([80, 80], [1, 1], [50, 150], 100) == [25, 75]


@given(
    st.lists(st.tuples(st.floats(1, 500), st.floats(1, 500), st.floats(0, 1)), min_size=1, max_size=14),
    st.floats(50, 1000),
)
def test_widths_fill_the_page_between_floor_and_natural_width(
    columns: list[tuple[float, float, float]], total: float
) -> None:
    """Whatever the content, the widths add up, and between the extremes each stays within its bounds."""
    natural = [wanted for wanted, _, _ in columns]
    floors = [wanted * share for wanted, _, share in columns]
    widths = column_widths(natural, [bulk for _, bulk, _ in columns], floors, total)
    assert sum(widths) == pytest.approx(total)
    if sum(floors) < total < sum(natural):
        for width, floor, wanted in zip(widths, floors, natural, strict=True):
            assert floor - 1e-6 <= width <= wanted + 1e-6


def test_the_days_of_a_calendar_are_equally_wide() -> None:
    """The columns at the right share their room; those before them keep theirs, and the sum stays."""
    assert evened([10, 40, 20, 30], 3) == [10, 30, 30, 30]
    assert evened([10, 40, 20, 30], 0) == [10, 40, 20, 30]
