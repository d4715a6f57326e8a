"""Every block knows the YAML that it came from, so that a later reader of Word files can write edits back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from document_text import pieces
from real_plans import PLANS, name, read

from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import of_kind, times
from planforge.source import Text

SENTENCE = 10
"""Characters of a text that is no name, label or figure."""


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_every_value_has_the_place_where_it_is_written(file: Path) -> None:
    """The lines of a value's place hold the value, in the file itself or in the one that it extends."""
    checked, _ = read(file)
    assert checked.loaded is not None
    for text in _values(checked.loaded):
        place = checked.loaded.places[text.path]
        lines = checked.sources[place.file].split("\n")
        assert _bare(text) in _bare("".join(lines[place.line - 1 : place.end_line])), text.path


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_block_has_the_path_of_a_value_that_it_shows(file: Path) -> None:
    """The path of a block is the path of a value, and the block says that value or a paragraph of it."""
    checked, document = read(file)
    assert checked.loaded is not None
    values = {text.path: text for text in _values(checked.loaded)}
    wrong = [(piece.path, piece.text) for piece in pieces(document) if not _shows(piece.text, values, piece.path)]
    assert wrong == []


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_block_without_path_holds_no_sentence_of_the_plan(file: Path) -> None:
    """Where there is no path, the template alone speaks, or a name is repeated."""
    checked, document = read(file)
    assert checked.loaded is not None
    sentences = [_bare(line) for text in _values(checked.loaded) for line in text.split("\n") if "。" in line]
    pathless = [_bare(piece.text) for piece in pieces(document) if not piece.path]
    assert [text for text in pathless if any(s in text for s in sentences if len(s) >= SENTENCE)] == []


def _values(loaded: LoadedPlan) -> Iterator[Text]:
    """Every text that the plan holds, with its path; times as they are written."""
    for kind in Kind:
        yield from (text for _, _, text in of_kind(loaded.plan, kind) if isinstance(text, Text) and text.path)
    yield from times(loaded.plan)


def _shows(text: str, values: dict[str, Text], path: str) -> bool:
    """Whether a block with ``text`` shows the value at ``path`` (any block without path does)."""
    if not path:
        return True
    if path not in values:
        return False
    shown = _bare(text)
    lines = filter(None, map(_bare, values[path].split("\n")))
    return any(line in shown for line in lines) or shown in _bare(values[path])


def _bare(text: str) -> str:
    """``text`` without what differs between YAML, templates and print: blanks and marks."""
    return re.sub(r"[\W_]", "", text)
