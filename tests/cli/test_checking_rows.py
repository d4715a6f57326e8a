"""``planforge check --for-each``: a table, and the plans that come of its rows, in one report; nothing is made."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import Planforge

FORM = """\
类型: 实施方案
标题: "{学校}实施方案"
发文单位: "{学校}"
成文日期: 2026-02-06
单位: ["{学校}", 总务处]
指导思想: 把{学校}办好。
措施:
  - {编号: M1, 标题: 改善条件, 内容: 添置课桌。, 牵头单位: 总务处, 责任人: 赵明, 完成时限: 2026年6月底前}
  - {标题: 维修校舍, 内容: 粉刷墙面。, 牵头单位: 总务处, 责任人: 赵明, 完成时限: 2026年6月底前}
"""
CHECK = ("check", "表样.yaml", "--for-each", "学校.csv")


@pytest.fixture(autouse=True)
def form(planforge: Planforge) -> None:
    """表样.yaml, in the working folder."""
    Path("表样.yaml").write_text(FORM, "utf-8")


def table(text: str) -> None:
    Path("学校.csv").write_text(text, "utf-8")


def told(said: str) -> list[str]:
    """Each finding: its code and its place."""
    return [" ".join(found) for found in re.findall(r"\[(PF\d+)\].*\n *┌─ (\S+)", said)]


def test_every_row_is_a_plan_that_is_checked(planforge: Planforge) -> None:
    """Without findings it is said how many; no document is made."""
    table("学校,措施.M1.责任人\n向阳小学,钱明\n红星小学,孙红\n")
    before = sorted(Path().iterdir())
    said = planforge(*CHECK)
    assert (said.code, said.out, said.err) == (0, "没有发现问题\n共 2 份：没有问题 2 份\n", "")
    assert sorted(Path().iterdir()) == before


def test_what_is_wrong_with_a_row_is_told_at_its_cell(planforge: Planforge) -> None:
    """With the line of the table; the summary names the plans by the files that they would become."""
    table("学校,措施.M1.牵头单位,措施.M1.完成时限\n向阳小学,总务处,2026年13月\n红星小学,教导处,\n光明小学,,\n")
    said = planforge(*CHECK)
    assert said.code == 1
    assert told(said.out) == ["PF304 学校.csv:2:10", "PF220 学校.csv:3:6"]
    assert "2│ 向阳小学,总务处,2026年13月\n │                 ^^^^^^^^^^ " in said.out
    assert said.out.endswith(
        "共2处：错误1，警告1\n共 3 份：有错误 1 份，有警告 1 份，没有问题 1 份\n  表样.yaml（表样-向阳小学）  PF304\n"
    )


def test_the_summary_counts_a_row_with_what_is_told_of_it_in_the_table(planforge: Planforge) -> None:
    """One without a name is called by its line; the line of a sum is no plan without findings."""
    table("学校,措施.M1.责任人\n向阳小学,钱明\n,孙红\n,李青\n合计,\n")
    said = planforge(*CHECK)
    assert (said.code, told(said.out)) == (1, ["PF291 学校.csv:3:1", "PF291 学校.csv:4:1", "PF296 学校.csv:5:1"])
    assert said.out.endswith(
        "共3处：错误2，警告1\n共 4 份：有错误 2 份，有警告 1 份，没有问题 1 份\n"
        "  表样.yaml（第3行）  PF291\n  表样.yaml（第4行）  PF291\n"
    )


def test_where_no_row_has_a_name_each_is_called_by_its_line(planforge: Planforge) -> None:
    """The pattern asks for a column that is not there."""
    table("学校,措施.M1.完成时限\n向阳小学,2026年13月\n红星小学,\n")
    assert "  表样.yaml（第2行）  PF304\n" in planforge(*CHECK, "--name", "{校名}").out


def test_a_table_with_mistakes_is_told_with_those_of_its_rows(planforge: Planforge) -> None:
    """Of its headings, of the names of files, of what the cells say."""
    table("学校,措失,措施.M1.完成时限\n向阳小学,甲,2026年13月\n向阳小学,乙,\n")
    assert told(planforge(*CHECK).out) == ["PF275 学校.csv:1:4", "PF292 学校.csv:3:1", "PF304 学校.csv:2:8"]


def test_what_is_wrong_with_the_plan_is_told_once(planforge: Planforge) -> None:
    """Not for every row."""
    table("学校\n向阳小学\n红星小学\n")
    Path("表样.yaml").write_text(FORM + "措失: 无\n", "utf-8")
    said = planforge(*CHECK).out
    assert told(said) == ["PF203 表样.yaml:10:1"]
    assert "共1处：错误1\n共 2 份：有错误 2 份\n" in said


def test_the_data_hold_table_and_rows(planforge: Planforge) -> None:
    table("学校,措施.M1.牵头单位\n向阳小学,总务处\n红星小学,教导处\n红星小学,教导处\n")
    data = json.loads(planforge(*CHECK, "--name", "{学校}", "--format", "json").out)
    found = [(one["code"], one["file"], one["line"]) for one in data["diagnostics"]]
    assert found == [
        ("PF292", "学校.csv", 4), ("PF279", "学校.csv", 4), ("PF220", "学校.csv", 3), ("PF220", "学校.csv", 4),
    ]  # fmt: skip


def test_a_column_may_serve_the_names_of_files_alone(planforge: Planforge) -> None:
    """As for render, the pattern says so."""
    table("学校,简称\n向阳小学,向阳\n")
    assert "PF275 学校.csv:1:4" in told(planforge(*CHECK).out)
    assert planforge(*CHECK, "--name", "{简称}").code == 0


@pytest.mark.parametrize(
    ("more", "code"),
    [(("--fix",), "PF636"), (("坏.yaml",), "PF647"), (("--sheet", "甲"), ""), (("--for-each", "没有.csv"), "PF610")],
)
def test_what_does_not_go_together_is_refused(planforge: Planforge, more: tuple[str, ...], code: str) -> None:
    """A sheet is of workbooks alone, and harmless."""
    table("学校\n向阳小学\n")
    said = planforge(*CHECK, *more)
    assert (said.code, code in said.err) == (2 if code else 0, True)


def test_options_about_a_table_want_one(planforge: Planforge) -> None:
    said = planforge("check", "表样.yaml", "--name", "{学校}")
    assert (said.code, "PF602" in said.err) == (2, True)


def test_an_empty_cell_is_told_once(planforge: Planforge) -> None:
    """As a name that is missing; not as an empty place of the plan, too."""
    table("学校,措施.M1.责任人\n向阳小学,钱明\n,孙红\n")
    assert told(planforge(*CHECK).out) == ["PF291 学校.csv:3:1"]
