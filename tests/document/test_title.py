"""Titles broken into lines as a careful clerk would."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planforge.document.title import break_title
from planforge.language.script import detect, display_width

TITLES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "titles" / "titles.yaml").read_text(encoding="utf-8")
)
WORDS = ["青山县", "教育局", "关于印发", "的", "通知", "实施方案", "（2016—2018年）", "义务教育", "均衡发展"]
WORDS += ["A4", *"《》（）、"]
REAL = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join)


@pytest.mark.parametrize("lines", TITLES, ids="".join)
def test_a_title_is_broken_between_words(lines: list[str]) -> None:
    """One line where it fits; else few lines, whole words, growing or with the longest in the middle."""
    title = "".join(lines)
    assert break_title(title, script=detect(title) or "hans") == tuple(lines)


def test_a_break_in_the_title_is_obeyed() -> None:
    """Who writes a line break wants it, however the lines come out."""
    assert break_title("青山县教育局\n  关于印发实施方案的\n\n通知") == ("青山县教育局", "关于印发实施方案的", "通知")


def test_joint_issuers_stand_on_their_own_lines() -> None:
    """A space between two offices is a good place to break, and is not printed."""
    title = "青山县教育局 青山县财政局 青山县人力资源和社会保障局关于印发《青山县教师交流轮岗实施方案（试行）》的通知"
    lines = break_title(title)
    assert lines[:2] == ("青山县教育局 青山县财政局", "青山县人力资源和社会保障局")
    assert all(display_width(line) <= 20 for line in lines)


def test_a_wider_page_needs_fewer_lines() -> None:
    """The limit is an argument: a landscape page or a smaller type holds more."""
    title = "青山县教育局关于印发青山县学前教育普及普惠实施方案的通知"
    assert [len(break_title(title, per_line)) for per_line in (14, 20, 28)] == [3, 2, 1]


def test_a_word_longer_than_a_line_fills_lines() -> None:
    """Nothing is lost and nothing fails where there is no place to break."""
    assert break_title("x" * 50) == ("x" * 40, "x" * 10)


@given(st.one_of(REAL, st.text(alphabet="青山县教育局的《》（）、关于印发方案2016a ", max_size=120)))
def test_no_character_is_lost(title: str) -> None:
    """The lines together are the title, but for spaces at their ends."""
    lines = break_title(title)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(line == line.strip() for line in lines)


@given(REAL)
def test_no_line_begins_or_ends_wrongly(title: str) -> None:
    """Where any allowed break exists, no line begins with 的 or a closing mark or ends with an opening one."""
    lines = break_title(title)
    filled = any(display_width(line) > 19.5 for line in lines)
    if not filled:
        assert not any(line[0] in "的、》）" for line in lines[1:])
        assert not any(line[-1] in "《（" for line in lines[:-1])
