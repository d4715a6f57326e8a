"""The nearest word: the same in the other script or width, then one character off, then the most alike."""

from __future__ import annotations

import pytest

from planforge.language.nearest import nearest

KNOWN = ["组长", "副组长", "成员", "责任单位", "责任人", "完成时限", "县教育局", "县财政局", "lead", "deadline"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("責任單位", "责任单位"),
        ("责任单們", "责任单位"),
        ("完成時限：", "完成时限"),
        ("付组长", "副组长"),
        ("县财证局", "县财政局"),
        ("县教局", "县教育局"),
        ("ＬＥＡＤ", "lead"),
        ("led", "lead"),
        ("今天天气", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_the_one_meant(word: str, near: str | None) -> None:
    """Nothing is offered where nothing is near."""
    assert nearest(word, KNOWN) == near


def test_without_words_there_is_none() -> None:
    """An empty register offers nothing."""
    assert nearest("何静", []) is None
