"""Whatever the text: a value or an error, never an exception, and no place outside the file."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from source_cases import cases, data

from planforge.diagnostics import Diagnostics
from planforge.source import decode, load

MARKS = [*"#:：[]{},，|>*!@%?'\"\\－\t\u3000", "&a ", "*a", "<<: "]
LAYOUT = ["  ", "\n", "\n  ", "\n- ", "- ", ": ", " #", ", ", "|\n", "---\n"]
PIECES = st.sampled_from([*MARKS, *LAYOUT, "甲", "标题", "目标值", "8:30", "x"])
BROKEN = st.lists(PIECES, max_size=40).map("".join)
WORDS = st.text("甲乙丙标题 :#-'\"[]{},&*!|>%@`?：，“”1x", max_size=12)
KEYS = st.text("甲乙丙标题 :#'\"[]{},&*!|>%@`?，“”1x", min_size=1, max_size=12).filter(str.strip)
"""Without a full-width colon or a dash in front, which would rightly be suspected."""
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def judge(text: str) -> None:
    """Load ``text`` and hold every finding against it."""
    diagnostics = Diagnostics()
    node = load(text, "any.yaml", diagnostics)
    assert node is not None or diagnostics.has_errors()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    for diagnostic in diagnostics:
        place = diagnostic.place
        assert place is not None
        assert (place.line, place.column) <= (place.end_line, place.end_column)
        assert 1 <= place.line <= len(lines) + 1
        assert place.column <= len([*lines, ""][place.line - 1]) + 1


@given(st.text(st.characters(codec=None, exclude_categories=[]), max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_reported(text: str) -> None:
    """Any characters at all, lone surrogates included."""
    judge(text)


@given(BROKEN)
@settings(max_examples=600, deadline=None)
def test_anything_like_yaml_is_read_or_reported(text: str) -> None:
    """What YAML is made of, in any order."""
    judge(text)


@given(st.sampled_from(cases()), st.integers(0, 400), BROKEN)
@settings(max_examples=300, deadline=None)
def test_broken_plans_broken_further_are_reported(case: Any, at: int, piece: str) -> None:
    """A case with something more in the middle of it."""
    judge(case.text[:at] + piece + case.text[at:])


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_decoded_or_reported(data: bytes) -> None:
    """Bytes of any kind give a text or an error."""
    diagnostics = Diagnostics()
    text = decode(data, "any.yaml", diagnostics)
    assert text is not None or diagnostics.has_errors()


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
@settings(max_examples=300, deadline=None)
def test_good_yaml_is_read_as_it_was_meant(value: dict[str, Any]) -> None:
    """What a YAML writer writes is read back without an error, the same texts, nothing converted."""
    text = yaml.safe_dump(value, allow_unicode=True, width=1_000_000)
    diagnostics = Diagnostics()
    node = load(text, "good.yaml", diagnostics)
    assert not diagnostics.has_errors()
    assert data(node) == yaml.load(text, yaml.BaseLoader)
