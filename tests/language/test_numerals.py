"""Numerals of both scripts, there and back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planforge.language.numerals import CIRCLED, is_mixed, parse_number, to_capital, to_circled, to_han

CASES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "language" / "numerals.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


@pytest.mark.parametrize(("number", "forms"), CASES["written"].items())
def test_numbers_are_written_as_in_headings(number: str, forms: list[str]) -> None:
    """十二 and 拾贰 as headings use them, without a leading 一 before 十."""
    n = int(number)
    assert [to_han(n), to_capital(n), to_capital(n, "hant")] == forms


@pytest.mark.parametrize(("text", "number"), CASES["read"].items())
def test_every_kind_of_numeral_is_read(text: str, number: str) -> None:
    """With units, digit by digit, financial, full-width, circled."""
    assert parse_number(text) == int(number)


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_no_number_is_none(text: str) -> None:
    """Nothing is guessed: 一百二 may be 102 or 120."""
    assert parse_number(text) is None


@pytest.mark.parametrize("text", CASES["mixed"])
def test_mixed_numerals_are_noticed(text: str) -> None:
    """A zero or a letter O in a Han number is readable, but a fault of writing."""
    assert is_mixed(text)


@pytest.mark.parametrize("text", CASES["not_mixed"])
def test_numbers_side_by_side_are_not_mixed(text: str) -> None:
    """Each number by itself may have its own numerals."""
    assert not is_mixed(text)


@given(st.integers(0, 10**12 - 1), st.sampled_from(["hans", "hant"]))
def test_every_number_is_read_back(n: int, script: str) -> None:
    """Writing and reading are inverse, in both scripts and both kinds of numerals."""
    assert parse_number(to_han(n, script)) == n
    assert parse_number(to_capital(n, script)) == n


def test_circled_numbers_reach_fifty() -> None:
    """① to ㊿ are one after the other; beyond there is none."""
    assert [to_circled(n) for n in range(1, 51)] == list(CIRCLED)
    for n in (0, 51):
        with pytest.raises(ValueError, match=str(n)):
            to_circled(n)


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    """No text makes it fail."""
    number = parse_number(text)
    assert number is None or number >= 0
