"""The names of the files that rows become."""

from __future__ import annotations

import pytest

from planforge.diagnostics import Diagnostics
from planforge.extending.stems import file_stems, safe_name
from planforge.pipeline import read_rows

FORM = "类型: 实施方案\n标题: '{学校}方案'\n发文单位: 教育局\n结语: 完。\n".encode()


def stems(table: str, pattern: str | None = None) -> tuple[list[str], list[tuple[str, int, dict[str, str]]]]:
    """The names, and code, line and facts of each finding about them."""
    rows = read_rows(table.encode(), "学校.csv", FORM, "表样.yaml", Diagnostics())
    diagnostics = Diagnostics()
    made = file_stems(rows, pattern, "表样", diagnostics)
    return made, [(one.code, one.place.line if one.place else 0, dict(one.facts)) for one in diagnostics]


def test_a_name_is_that_of_the_plan_with_the_first_cell() -> None:
    assert stems("学校,结语\n向阳小学,一\n红星小学,二\n") == (["表样-向阳小学", "表样-红星小学"], [])


def test_a_pattern_holds_columns() -> None:
    """Those in brackets, too, which are for nothing else."""
    made = stems("学校,（序号）\n向阳小学,01\n", "{序号}{ 学校 }实施方案")
    assert made == (["01向阳小学实施方案"], [])


def test_unknown_columns_are_told_with_the_nearest() -> None:
    made, [found] = stems("学校,结语\n向阳小学,一\n", "{学效}方案")
    facts = {"pattern": "{学效}方案", "name": "学效", "nearest": "学校", "known": "学校、结语"}
    assert (made, found) == ([], ("PF290", 0, facts))


@pytest.mark.parametrize("pattern", ["{学校", "学校}方案", "{学校{结语}", "{学校}}"])
def test_a_brace_without_the_other_is_told(pattern: str) -> None:
    """And nothing of what would come of it: names that are all the same."""
    assert stems("学校,结语\n向阳小学,一\n红星小学,二\n", pattern) == ([], [("PF297", 0, {"pattern": pattern})])


@pytest.mark.parametrize(
    ("pattern", "made"),
    [("{结语}/{学校}", "{结语}／{学校}"), ("../{学校}", "／{学校}"), ("{学校}: 方案.", "{学校}： 方案")],
)
def test_what_no_name_can_have_is_told_once(pattern: str, made: str) -> None:
    """Of the pattern, with what becomes of it; not of every row."""
    _, found = stems("学校,结语\n向阳小学,一\n红星小学,二\n", pattern)
    assert found == [("PF298", 0, {"pattern": pattern, "made": made})]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "／..／etc／passwd"),
        (r"C:\temp", "C：＼temp"),
        ("a<b>c|d?e*f\"g", "a＜b＞c｜d？e＊f＂g"),
        (".hidden", "hidden"),
        ("  名称 . ", "名称"),
        ("一\n二\t三", "一 二 三"),
        ("con", "_con"),
        ("COM1.hans", "_COM1.hans"),
        ("contract", "contract"),
        ("\u202egnp.exe", "gnp.exe"),
        ("cafe\u0301", "café"),
        ("\0\x07", ""),
    ],
)
def test_a_name_is_safe_on_every_system(text: str, name: str) -> None:
    """Refused marks become full-width ones; what nobody sees goes."""
    assert safe_name(text) == name


@pytest.mark.parametrize("other", ["ABC小学", "Ａbc小学"])
def test_names_that_are_one_on_some_system_are_told(other: str) -> None:
    """By case, width and composition; with what could be added to tell them apart."""
    made, found = stems(f"学校,结语\nabc小学,一\n{other},二\n", "{学校}")
    assert made == ["abc小学", other]
    assert found == [("PF292", 3, {"name": other, "line": "2", "pattern": "{学校}-{结语}"})]


def test_a_name_that_is_empty_or_too_long_is_told_at_its_cell() -> None:
    """Of one too long, the beginning is shown."""
    made, found = stems(f"学校,结语\n,一\n{'长' * 67},二\n...,三\n", "{学校}")
    assert [len(one) for one in made] == [0, 67, 0]
    assert found == [
        ("PF291", 2, {"column": "学校"}), ("PF291", 3, {"name": "长" * 20 + "…", "most": "200"}), ("PF291", 4, {}),
    ]  # fmt: skip
