"""Heading numbers, by schemes that are data and marks that people write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planforge.document.numbering import (
    Numberer,
    is_unnumbered,
    mark_level,
    parse_mark,
    scheme_named,
    scheme_names,
)
from planforge.language.script import narrow

FOLDER = Path(__file__).parents[1] / "cases" / "numbering"


def cases(name: str) -> dict[str, Any]:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


@pytest.mark.parametrize(("name", "case"), cases("headings").items())
def test_headings_are_numbered(name: str, case: dict[str, Any]) -> None:
    """Deeper levels begin again under each heading, unless they run on; see ``headings.yaml``."""
    numberer = Numberer(scheme_named(case["scheme"]), case.get("script", "hans"))
    for line in case["headings"]:
        asked, _, expected = line.partition(" → ")
        if asked == "reset":
            numberer.reset()
            continue
        level, *options = asked.split(" ")
        mark = next((option for option in options if option != "run-on"), None)
        number = numberer.next(int(level), mark, run_on="run-on" in options)
        assert number == ("" if expected == '""' else expected), line


@pytest.mark.parametrize(("text", "said"), cases("marks")["marks"].items())
def test_a_mark_is_read(text: str, said: str) -> None:
    """Its numerals, its value and its level; and it can be written again."""
    numeral, value, level = said.split()
    mark = parse_mark(text)
    assert mark is not None
    assert (mark.numeral.value, mark.value) == (numeral, int(value))
    assert str(mark_level(text) or "—") == level
    if numeral != "decimal":
        assert narrow(mark.write([mark.value], "hant")) == narrow(text)


@pytest.mark.parametrize("text", cases("marks")["none"])
def test_what_is_no_mark_is_none(text: str) -> None:
    """A bare 一 is a word, 2025 a year, and a heading with its text is more than a mark."""
    assert parse_mark(text) is None
    assert mark_level(text) is None


def test_no_mark_runs_out() -> None:
    """After ㊿, ⒇, z, 癸 and xxxix come （51） and so on; nothing fails."""
    ends = {"①": 50, "⑴": 20, "a.": 26, "甲、": 10, "i.": 39}
    for mark, last in ends.items():
        numberer = Numberer()
        numbers = [numberer.next(5, mark) for _ in range(last + 1)]
        assert numbers[-1] == f"（{last + 1}）"
        assert len(set(numbers)) == last + 1


def test_an_unknown_mark_is_an_error() -> None:
    """It is not replaced by the scheme's mark in silence."""
    with pytest.raises(ValueError, match="首先"):
        Numberer().next(1, "首先")


def test_every_scheme_is_known_by_key_and_name() -> None:
    """A plan may name its scheme either way; gbt9704 is the usual one."""
    assert scheme_named("公文") is scheme_named("gbt9704") is Numberer().scheme
    assert all(scheme_named(name) for name in scheme_names())
    assert scheme_named("没有的") is None


def test_without_number_in_either_script() -> None:
    """无 and 無 ask for no number."""
    assert is_unnumbered("无") and is_unnumbered("無") and not is_unnumbered("①")


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), max_size=120), st.sampled_from(scheme_names()))
def test_any_order_of_headings_is_numbered(headings: list[tuple[int, bool]], scheme: str) -> None:
    """Whatever levels follow each other, each gets a number."""
    numberer = Numberer(scheme_named(scheme))
    assert all(numberer.next(level, run_on=run_on) for level, run_on in headings)


@given(st.text(max_size=12))
def test_any_text_is_a_mark_or_none(text: str) -> None:
    """No text makes it fail."""
    mark = parse_mark(text)
    assert mark is None or mark.value >= 0
