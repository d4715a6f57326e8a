"""Findings on the screen: every case of ``cases/reports``, and what holds for any line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.reports.columns import width as columns
from planforge.reports.columns import wrapped
from planforge.reports.excerpt import excerpt
from planforge.reports.text import render, summary
from planforge.source import load

FOLDER = Path(__file__).parents[1] / "cases" / "reports"
_CASE = re.compile(
    r"^## (?P<title>.+)\n\n```yaml\n(?P<yaml>(?s:.*?))```\n(?:\n```\n(?P<screen>(?s:.*?))```\n)?", re.MULTILINE
)
_CASES = [
    (file, found["title"], found["yaml"], found["screen"])
    for file in sorted(FOLDER.glob("*.md"))
    for found in _CASE.finditer(file.read_text("utf-8"))
]
UNKNOWN_KEY = Diagnostic(
    "PF203",
    Severity.ERROR,
    Place("实施方案.yaml", 41, 9, 41, 13),
    {"key": "责任单們", "nearest": "牵头单位"},
)
LINE = "        责任单們: 教育股"


def shown(text: str) -> str:
    """The findings of a YAML text as a person sees them; ``⇥`` stands for a tab."""
    text = text.replace("⇥", "\t")
    diagnostics = Diagnostics()
    load(text, "方案.yaml", diagnostics)
    screen = [render(diagnostics, {"方案.yaml": text}), summary(diagnostics)]
    return "".join(f"{part}\n" for part in screen if part)


@pytest.mark.parametrize(("file", "title", "yaml", "screen"), _CASES, ids=[case[1] for case in _CASES])
def test_a_finding_is_shown_as_its_case_says(file: Path, title: str, yaml: str, screen: str, update: bool) -> None:
    """Message, place, excerpt, carets, remedy and count, character by character."""
    if update:
        file.write_text(_CASE.sub(_renewed, file.read_text("utf-8")), "utf-8")
    assert shown(yaml) == screen


def _renewed(found: re.Match[str]) -> str:
    return f"## {found['title']}\n\n```yaml\n{found['yaml']}```\n\n```\n{shown(found['yaml'])}```\n"


def test_the_form_is_the_one_of_the_manual() -> None:
    """The form that the README shows, with the number of the line in the margin."""
    assert render([UNKNOWN_KEY], {"实施方案.yaml": "\n" * 40 + LINE}) == (
        "错误[PF203] 不认识的键“责任单們”\n"
        "  ┌─ 实施方案.yaml:41:9\n"
        "41│         责任单們: 教育股\n"
        "  │         ^^^^^^^^ 是不是“牵头单位”？\n"
        "  = planforge explain PF203"
    )


def test_without_the_text_there_is_no_excerpt() -> None:
    """The place and the remedy are still given."""
    assert render([UNKNOWN_KEY], {}).split("\n")[1:3] == ["  ┌─ 实施方案.yaml:41:9", "  = 是不是“牵头单位”？"]


def test_without_a_place_there_is_the_message_alone() -> None:
    """Findings about the command line have no place."""
    found = Diagnostic("PF603", Severity.ERROR, None, {"name": "--jobs", "detail": "x"})
    assert "┌─" not in render([found], {})


def test_a_place_behind_the_last_line_is_shown_without_excerpt() -> None:
    """A file that ends too early is no reason to fail."""
    found = Diagnostic("PF203", Severity.ERROR, Place("a.yaml", 9, 1, 9, 1), {"key": "x"})
    assert "a.yaml:9:1" in render([found], {"a.yaml": "一行"})


def test_a_finding_over_several_lines_marks_the_first() -> None:
    """The carets run to the end of the first line."""
    found = Diagnostic("PF203", Severity.ERROR, Place("a.yaml", 1, 4, 2, 4), {"key": "x"})
    assert "1│ 甲: 乙丙\n │     ^^^^\n" in render([found], {"a.yaml": "甲: 乙丙\n  丁"})


def test_color_changes_no_character() -> None:
    """Without its escape sequences, the coloured text is the plain one."""
    sources = {"实施方案.yaml": "\n" * 40 + LINE}
    colored = render([UNKNOWN_KEY], sources, color=True)
    assert "\033[1;31m" in colored
    assert re.sub(r"\033\[[\d;]*m", "", colored) == render([UNKNOWN_KEY], sources)


def test_what_a_terminal_must_not_be_sent_is_not_sent() -> None:
    """Control and direction characters of a file or a name come out as U+FFFD."""
    found = Diagnostic("PF203", Severity.ERROR, Place("a\x1b.yaml", 1, 1, 1, 2), {"key": "\u202e甲\x07"})
    screen = render([found], {"a\x1b.yaml": "\u202e甲\x07: \ud800乙"})
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\ud800-\udfff]", screen)


def test_the_language_is_the_users() -> None:
    """Templates are translated before their facts are filled in."""
    english = {
        "不认识的键“{key}”": "unknown key “{key}”",
        "错误": "error",
        "共{count}处：{counts}": "{count}: {counts}",
    }

    def say(text: str) -> str:
        return english.get(text, text)

    assert render([UNKNOWN_KEY], {}, translate=say).startswith("error[PF203] unknown key “责任单們”\n")
    assert summary([UNKNOWN_KEY], translate=say) == "1: error1"


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "没有发现问题"),
        ([Severity.ERROR], "共1处：错误1"),
        ([Severity.NOTE, Severity.ERROR, Severity.WARNING, Severity.ERROR], "共4处：错误2，警告1，提示1"),
    ],
)
def test_the_summary_counts(severities: list[Severity], said: str) -> None:
    """In all and of each severity, the gravest first; a severity without findings is left out."""
    assert summary([Diagnostic("PF203", severity) for severity in severities]) == said


LINES = st.text("甲乙，：ab c1e\u0301\t“”😀", min_size=1, max_size=160)


@given(LINES, st.integers(0, 159), st.integers(0, 40))
def test_carets_stand_under_their_characters(line: str, start: int, length: int) -> None:
    """Whatever is wide, narrow, combining, a tab or cut off: the marked text begins where the carets begin."""
    start = min(start, len(line))
    shown = excerpt(line, Place("a", 1, start + 1, 1, start + length + 1), 60)
    assert columns(shown.line) <= 60
    marked = line[start : start + length].rstrip()
    if marked and not any(mark in marked for mark in "\t\u0301"):
        behind = _from_column(shown.line, shown.gap)
        assert behind.rstrip("…")[:1] == marked[0] or behind == "…"
        assert shown.marked <= columns(marked)


def _from_column(text: str, column: int) -> str:
    for index in range(len(text) + 1):
        if columns(text[:index]) == column and not text[index : index + 1].startswith("\u0301"):
            return text[index:]
    return ""


@given(st.text("甲乙，abc 1", max_size=300), st.integers(10, 100))
def test_wrapping_loses_nothing_and_fits(text: str, room: int) -> None:
    """Every line fits, and the lines together are the text, but for blanks at their ends."""
    lines = wrapped(text, room)
    assert all(columns(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
