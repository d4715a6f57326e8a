"""Formal Markdown read as blocks: every case of ``cases/formal/blocks.md``, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notation import notation

from planforge.document.escaping import protect, restore, take_path, with_path
from planforge.document.formal import read_formal
from planforge.document.numbering import Numberer
from planforge.document.refused import NothingToRunIn, UnknownDirective
from planforge.document.tree import Heading, Table

FILE = Path(__file__).parents[1] / "cases" / "formal" / "blocks.md"
_CASE = re.compile(r"^## ([^\n]+)\n\n```formal\n(.*?)^```\n\n```blocks\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
CASES = _CASE.findall(FILE.read_text("utf-8"))


@pytest.mark.parametrize(("name", "formal", "blocks"), CASES, ids=[name for name, _, _ in CASES])
def test_formal_markdown_is_read_as_these_blocks(name: str, formal: str, blocks: str) -> None:
    """As the manual describes the grammar."""
    assert notation(read_formal(formal, Numberer())) == blocks


def test_every_case_is_found() -> None:
    """A case whose fences are miswritten would be passed over."""
    assert len(CASES) == FILE.read_text("utf-8").count("```formal")


def test_an_unknown_block_is_refused() -> None:
    """By its name, so that the message can say it."""
    with pytest.raises(UnknownDirective) as refused:
        read_formal("::: groups\n组长 | 林向阳\n:::\n", Numberer())
    assert refused.value.name == "groups"


@pytest.mark.parametrize("after", ["", "### 又一个", "- 列表", "::: note\n（附注）\n:::", "| 甲 |\n|---|\n| 1 |"])
def test_a_run_in_heading_needs_a_paragraph(after: str) -> None:
    """Nothing, a heading, a list or a table is no text to go on with."""
    with pytest.raises(NothingToRunIn):
        read_formal(f"## 标题 {{run-in}}\n\n{after}\n", Numberer())


def test_even_columns_are_said_around_the_table() -> None:
    """``::: even 7``: so many columns at the right are equally wide, as the days of a calendar are."""
    formal = "::: even 2\n| 周 | 一 | 二 |\n|---|---|---|\n| 1 | 甲 | 乙 |\n\n:::\n\n| 甲 |\n|---|\n| 乙 |"
    tables = [block for block in read_formal(formal, Numberer()).blocks if isinstance(block, Table)]
    assert [table.even for table in tables] == [2, 0]


def test_blocks_carry_the_path_of_their_text() -> None:
    """Invisible in the text; a heading's own, a cell's own, the title's."""
    text = f"# {with_path('方案', 'title')}\n\n"
    text += f"## {with_path('任务', 'a.title')} {{run-in}}\n\n{with_path('正文', 'a.text')}\n\n"
    text += f"| 甲 |\n|---|\n| {with_path('一', 'b.0')}、{with_path('二', 'b.1')} |\n"
    formal = read_formal(text, Numberer())
    heading, table = formal.blocks
    assert (formal.title, formal.title_path) == ("方案", "title")
    assert isinstance(heading, Heading) and heading.path == "a.title"
    assert isinstance(table, Table) and table.rows[1][0].path == "b.0"
    assert notation(formal) == "# 方案\nH1 一、任务 + 正文\nT -\n  甲\n  一、二\n"


@given(st.text())
def test_protected_text_comes_back(text: str) -> None:
    """Whatever it holds but the stand-ins themselves, which no source may hold; tabs become blanks."""
    plain = "".join(char for char in text if not 0xFDD0 <= ord(char) <= 0xFDEF)
    assert restore(protect(plain)) == plain.replace("\t", " ")
    assert take_path(with_path(protect(plain), "a.0.b")) == (protect(plain), "a.0.b")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp", "Zs"]), min_size=1))
def test_protected_text_is_never_markup(text: str) -> None:
    """As a paragraph, as a heading, in a cell: one block that says it."""
    safe = protect(text)
    assert notation(read_formal(f"{safe}\n", Numberer())) == f"P {text}\n"
    assert notation(read_formal(f"## {safe}\n", Numberer())) == f"H1 一、{text}\n"
    assert notation(read_formal(f"| {safe} |\n|---|\n| 乙 |\n", Numberer())) == f"T -\n  {text}\n  乙\n"
