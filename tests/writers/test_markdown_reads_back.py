"""The Markdown, read by an independent CommonMark parser, says what the document says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from commonmark import see
from document_text import pieces
from hypothesis import given, settings
from hypothesis import strategies as st
from real_plans import PLANS, name, read

from planforge.document.tree import (
    Align,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Properties,
    Role,
    Run,
    Runs,
    Table,
)
from planforge.writers import markdown

MARKS = [*"*_`[]()<>#+-.!|=:^&~\\{}\"'/ 　，。：（）《》“”1aé完成率"]
MARKS += ["**", "&amp;", "<b>", "http://a.b", "1. ", "- ", "# "]
TEXTS = st.lists(st.sampled_from(MARKS), min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)
RUNS = st.lists(st.builds(Run, TEXTS, st.booleans(), st.booleans()), min_size=1, max_size=4).map(tuple)


def document(*blocks: object) -> Document:
    """A document of one part with ``blocks``."""
    return Document((Part(blocks),), Properties("", "", ""))  # type: ignore[arg-type]


def shown(*blocks: object) -> list[str]:
    """The texts that the Markdown of ``blocks`` shows."""
    seen = see(markdown.write(document(*blocks)))
    assert not seen.others
    return seen.texts


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_real_plan_reads_back(file: Path) -> None:
    """No stray mark, no list or code by accident: the page shows the document's texts, and they alone, in order."""
    _, real = read(file)
    seen = see(markdown.write(real))
    assert not seen.others
    words = "".join("".join(seen.texts).split())
    missing = [piece.text for piece in pieces(real) if "".join((piece.number + piece.text).split()) not in words]
    assert missing == []
    assert "**" not in words


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_headings_and_tables_are_the_documents_own(file: Path) -> None:
    """Every title and heading at its level, every table with its rows and columns."""
    _, real = read(file)
    seen = see(markdown.write(real))
    assert seen.headings == list(_headings(real))
    tables = [block for part in real.parts for block in part.blocks if isinstance(block, Table)]
    assert [(len(table.rows), len(table.columns)) for table in tables] == [
        (len(rows), len(rows[0])) for rows in seen.tables
    ]


def _headings(real: Document) -> Iterator[tuple[int, str]]:
    for part in real.parts:
        if part.title:
            yield 1, "".join(part.title)
        for block in part.blocks:
            if isinstance(block, Heading) and not block.body:
                yield block.level + 1, block.number + "".join(run.text for run in block.runs)


@settings(max_examples=500)
@given(RUNS)
def test_any_paragraph_shows_its_own_text(runs: Runs) -> None:
    """Whatever characters, whichever of them strong or slanted, in Latin or Han surroundings."""
    text = "".join(run.text for run in runs)
    assert ["".join(seen.split()) for seen in shown(Paragraph(runs))] == ["".join(text.split())]


@settings(max_examples=300)
@given(TEXTS, RUNS, st.integers(1, 5), st.one_of(st.just(()), RUNS))
def test_any_heading_shows_its_own_text(number: str, runs: Runs, level: int, body: Runs) -> None:
    """On a line of its own or with a text run in."""
    text = number + "".join(run.text for run in (*runs, *body))
    assert ["".join(seen.split()) for seen in shown(Heading(level, number, runs, body))] == ["".join(text.split())]


@settings(max_examples=300)
@given(st.lists(st.tuples(RUNS, RUNS), min_size=1, max_size=3))
def test_any_table_shows_its_own_cells(rows: list[tuple[Runs, Runs]]) -> None:
    """A bar in a cell does not divide it."""
    table = Table((Column(Align.LEFT), Column()), tuple(tuple(Cell((runs,)) for runs in row) for row in rows))
    (seen,) = see(markdown.write(document(table))).tables
    squeezed = [["".join(cell.split()) for cell in row] for row in seen]
    assert squeezed == [["".join("".join(run.text for run in runs).split()) for runs in row] for row in rows]


@pytest.mark.parametrize("role", Role)
def test_any_role_of_paragraph_is_shown(role: Role) -> None:
    """No role of paragraph is passed over."""
    assert shown(Paragraph((Run("完成率：98%"),), role)) == ["完成率：98%"]


def test_strong_beside_chinese_punctuation_closes() -> None:
    """``**完成率：**98%`` does not close in CommonMark; the mark moves before the colon."""
    written = markdown.write(document(Paragraph((Run("完成率：", strong=True), Run("98%")))))
    assert written == "**完成率**：98%\n"
