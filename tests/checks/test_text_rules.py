"""The rules over each text by itself keep their word on any text whatever."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.checks.text.blotting import blotted
from planforge.checks.text.slip import TextRule, everywhere
from planforge.checks.text.slips import slips_in
from planforge.checks.text.text_rules import TEXT_RULES
from planforge.pipeline import read
from planforge.plan.fields import Kind

PIECES = [
    *"一二三十第其是要年月日号所县校发班甲乙0123456789１２％xX×NAbＡ%",
    *"。，、；：？！…—～,.;:?!~-()（）[]〔〕【】《》<>{}“”‘’「」\"'_□○〇O某待定*#|`\n 　",
    *[
        "（一）",
        "(1)",
        "1、",
        "一是",
        "二是",
        "四是",
        "首先",
        "20xx年",
        "二0一六年",
        "国发[2016]第06号",
        "......",
        "。。",
        "某某",
        "待补充",
        "县教育局",
        "加强领导",
    ],
    *["https://a.cn/b,c", "a@b.cn", "表.xlsx", "**重点**", '"双减"', "<<意见>>", "百分之9", "第一、", "（", "）"],
    "## ",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
KINDS = st.sampled_from([Kind.PROSE, Kind.MARKDOWN, Kind.DOCUMENT_NUMBER])
ROUNDS = 5
"""As many as ``check --fix`` makes."""


def rules(kind: Kind) -> list[TextRule]:
    """Those over any text of a kind."""
    return [rule for rule in TEXT_RULES if kind in rule.of and rule.where is everywhere]


def corrected(text: str, kind: Kind) -> str:
    """``text`` with every certain correction made once."""
    for _, slip in reversed(slips_in(blotted(text, kind), rules(kind))):
        if slip.better is not None:
            text = text[: slip.start] + slip.better + text[slip.end :]
    return text


@given(TEXTS, KINDS)
@settings(max_examples=300, deadline=None)  # The first example pays for compiling the patterns of all rules.
def test_a_slip_lies_within_the_text(text: str, kind: Kind) -> None:
    """Its characters are there, it is not empty, and its correction is no correction to the same."""
    for rule in TEXT_RULES:
        for slip in rule.find(blotted(text, kind)):
            assert 0 <= slip.start < slip.end <= len(text)
            assert slip.better != text[slip.start : slip.end]


@given(TEXTS, KINDS)
@settings(max_examples=300)
def test_corrections_come_to_an_end(text: str, kind: Kind) -> None:
    """After a few rounds nothing is left that is certainly wrong."""
    for _ in range(ROUNDS):
        text = corrected(text, kind)
    assert corrected(text, kind) == text
    assert all(slip.better is None for _, slip in slips_in(blotted(text, kind), rules(kind)))


@given(TEXTS, KINDS)
@settings(max_examples=300)
def test_slips_are_apart(text: str, kind: Kind) -> None:
    """No character is found wrong twice, so that one fault is one finding."""
    found = [slip for _, slip in slips_in(blotted(text, kind), rules(kind))]
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(TEXTS, KINDS)
@settings(max_examples=300)
def test_blotting_keeps_every_place(text: str, kind: Kind) -> None:
    """The text stays as long as it is, and its paragraphs where they are."""
    plain = blotted(text, kind)
    assert len(plain) == len(text)
    assert [at for at, char in enumerate(plain) if char == "\n"] == [at for at, char in enumerate(text) if char == "\n"]


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: f"{rule.code}-{rule.find.__name__}")
def test_no_text_takes_long(rule: TextRule) -> None:
    """A long row of the same characters is read in the time that its length takes, not its square."""
    for piece in [*dict.fromkeys(PIECES), "“中", "《（", '"中', "（\n", "某 ", "一、", "1.\n", "中,  "]:
        text = piece * (12_000 // len(piece))
        begun = time.process_time()
        list(rule.find(blotted(text, Kind.PROSE)))
        list(rule.find(blotted(f"中{text}", Kind.MARKDOWN)))
        assert time.process_time() - begun < 1, piece


@pytest.mark.parametrize("piece", ["县", "何", "共发展", "由何"])
def test_a_name_of_any_length_is_looked_for_in_bounded_time(piece: str) -> None:
    """A heading and a text of 200,000 characters that repeat themselves are compared within seconds."""
    text = piece * (200_000 // len(piece))
    plan = f"类型: 实施方案\n发文单位: 县教育局\n标题: {text}\n引言: {text}\n措施: [{{标题: 建, 责任人: 何静}}]\n"
    begin = time.process_time()
    read(plan.encode(), "plan.yaml")
    assert time.process_time() - begin < 10
