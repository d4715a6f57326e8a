"""A dear pattern reads no more of a text than the lines with a sign, and misses none of them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from planforge.checks.passages import characters_in, lines_with, occurrences

TEXTS = st.text(alphabet="待定。，a\n", max_size=40)
SIGN = re.compile("待")


@given(TEXTS)
def test_the_lines_are_those_with_the_sign(text: str) -> None:
    assert [text[start:end] for start, end in lines_with(SIGN, text)] == [
        line for line in text.split("\n") if "待" in line
    ]


@given(TEXTS)
def test_what_stands_in_one_line_is_found_as_in_the_whole_text(text: str) -> None:
    dear = re.compile("(?<!a)待定?(?!。)")
    by_lines = [found.span() for line in lines_with(SIGN, text) for found in dear.finditer(text, *line)]
    assert by_lines == [found.span() for found in dear.finditer(text)]


def test_a_word_may_begin_within_itself() -> None:
    assert list(occurrences("甲甲", "甲甲甲乙甲甲")) == [0, 1, 4]


def test_characters_come_in_the_order_of_the_text() -> None:
    assert characters_in("县教育局和县财政局", {"局", "县"}) == [0, 3, 5, 8]
