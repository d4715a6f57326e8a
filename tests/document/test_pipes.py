"""Which lines are a pipe table, and what stands in its cells."""

from __future__ import annotations

import pytest

from planforge.document.escaping import protect
from planforge.document.pipes import pipe_table
from planforge.document.tree import Align

ROWS = {
    "边上有竖线": ("|甲|乙|\n|---|---|\n|1|2|", [["甲", "乙"], ["1", "2"]]),
    "边上没有竖线": ("甲 | 乙\n--- | ---\n1 | 2", [["甲", "乙"], ["1", "2"]]),
    "缺的格是空的": ("|甲|乙|\n|---|---|\n|1|", [["甲", "乙"], ["1", ""]]),
    "没有行也有一个空行": ("|甲|乙|\n|---|---|", [["甲", "乙"], ["", ""]]),
    "一列": ("|甲|\n|---|\n|1|", [["甲"], ["1"]]),
    "反斜线后的竖线不分格": ("|甲|乙|\n|---|---|\n|1\\|2|3|", [["甲", "乙"], [f"1{protect('|')}2", "3"]]),
    "成对的反斜线不保护竖线": ("|甲|乙|\n|---|---|\n|1\\\\|2|", [["甲", "乙"], [f"1{protect(chr(92))}", "2"]]),
}
NONE = {
    "没有横线": "|甲|乙|\n|::|::|\n|1|2|",
    "列数不同": "|甲|乙|\n|---|\n|1|2|",
    "横线行里有字": "|甲|乙|\n|---|-一-|\n|1|2|",
    "一列而有一行没有竖线": "|甲|\n|---|\n1",
    "只有一行": "|甲|乙|",
}


@pytest.mark.parametrize("name", ROWS)
def test_a_table_is_its_rows(name: str) -> None:
    """The head first, all rows as long as it."""
    block, rows = ROWS[name]
    table = pipe_table(block)
    assert table is not None
    assert table.rows == rows


@pytest.mark.parametrize("name", NONE)
def test_what_is_no_table(name: str) -> None:
    """It stays the text that it is."""
    assert pipe_table(NONE[name]) is None


def test_colons_in_the_rule_align() -> None:
    """At the left, at both ends, at the right, and nowhere."""
    table = pipe_table("|a|b|c|d|\n|:--|:-:|--:|---|")
    assert table is not None
    assert table.aligns == [Align.LEFT, Align.CENTER, Align.RIGHT, None]
