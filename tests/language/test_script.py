"""Telling the scripts apart, and folding for look-up."""

from __future__ import annotations

from pathlib import Path

import opencc
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import planforge
from planforge.language.script import detect, display_width, fold, fold_exact, narrow, simplify

CASES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "language" / "scripts.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
DATA = yaml.safe_load(
    (Path(planforge.__file__).parent / "language" / "data" / "scripts.yaml").read_text(encoding="utf-8")
)
UNKNOWN_TO_OPENCC = {"衞"}
"""Hong Kong's form, which OpenCC's t2s leaves."""


@pytest.mark.parametrize(
    ("script", "text"), [(script, text) for script, texts in CASES["detected"].items() for text in texts]
)
def test_the_script_of_a_text(script: str, text: str) -> None:
    """By the characters that only one script has; a quoted title does not decide, nor does a surname."""
    assert detect(text) == (None if script == "neither" else script)


@pytest.mark.parametrize(("text", "key"), CASES["folded"].items())
def test_folding_makes_one_key_of_all_writings(text: str, key: str) -> None:
    """Script, width and spaces do not matter in look-up."""
    assert fold(text) == key
    assert fold_exact(text) == key


@pytest.mark.parametrize("section", ["pairs", "shared"])
def test_the_pairs_agree_with_opencc(section: str) -> None:
    """Every Traditional character folds to what OpenCC makes of it."""
    to_simplified = opencc.OpenCC("t2s")
    wrong = [
        word
        for word in DATA[section].split()
        for traditional in word[1:]
        if traditional not in UNKNOWN_TO_OPENCC and to_simplified.convert(traditional) != word[0]
    ]
    assert wrong == []


def test_evidence_is_exclusive() -> None:
    """No character speaks for both scripts, and a Simplified one of ``pairs`` is changed by OpenCC's s2t."""
    to_traditional = opencc.OpenCC("s2t")
    words = DATA["pairs"].split()
    simplified = {word[0] for word in words}
    traditional = {char for section in DATA.values() for word in section.split() for char in word[1:]}
    assert simplified.isdisjoint(traditional)
    assert [char for char in simplified if to_traditional.convert(char) == char] == []


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    """Folded text folds to itself, and the one-to-one foldings keep the length."""
    assert fold(fold(text)) == fold(text)
    assert len(simplify(text)) == len(narrow(text)) == len(text)


def test_width_counts_in_han_characters() -> None:
    """A Han character or full-width mark is 1, an ASCII one ½."""
    assert display_width("三年规划（2016—2018年）") == 4 + 2 + 4 + 1 + 1
