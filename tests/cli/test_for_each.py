"""A table with mistakes, on the command line (``render --for-each``): what is told, where, and how the run ends."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from command_line import Planforge
from openpyxl import Workbook

from planforge.cli import for_each

FORM = """\
类型: 实施方案
标题: "{学校}实施方案"
发文单位: "{学校}"
成文日期: 2026-02-06
指导思想: 把{学校}办好。
人员: [{姓名: 赵明, 职务: 校长}]
措施: [{编号: M1, 标题: 改善条件, 内容: 添置课桌。, 牵头单位: 总务处, 责任人: 赵明, 完成时限: 2026年6月底前}]
"""
RENDER = ("render", "表样.yaml", "--for-each", "学校.csv", "--to", "md")


@pytest.fixture(autouse=True)
def form(planforge: Planforge) -> None:
    """表样.yaml, in the working folder."""
    Path("表样.yaml").write_text(FORM, "utf-8")


def table(text: str) -> None:
    Path("学校.csv").write_text(text, "utf-8")


def book(*rows: tuple[str, ...]) -> None:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    stream = BytesIO()
    made.save(stream)
    Path("学校.xlsx").write_bytes(stream.getvalue())


def told(said: str) -> list[str]:
    """Each finding: its code and its place."""
    return [" ".join(found) for found in re.findall(r"\[(PF\d+)\].*\n *┌─ (\S+)", said)]


def test_all_mistakes_of_a_table_are_told_at_once(planforge: Planforge) -> None:
    """Of its headings, of the names of files, of what the cells say, in the order of the table; then how many plans
    there would have been."""
    table("学校,措施.M1.完成时限\n向阳小学,2026年13月\n红星小学,\n红星小学,2026年5月底前\n光明小学,5月32日\n,2026年5月\n")
    said = planforge(*RENDER, "--name", "{学校}方案")
    assert said.code == 1
    assert told(said.err) == [
        "PF304 学校.csv:2:6", "PF292 学校.csv:4:1", "PF305 学校.csv:5:6", "PF291 学校.csv:6:1",
    ]  # fmt: skip
    assert said.err.endswith("共4处：错误4\n共 5 份：有问题，一份也没有生成\n")
    assert not list(Path().glob("*.md"))


def test_a_column_that_is_missing_is_told_once(planforge: Planforge) -> None:
    """Where it would be added, with the line of the plan that needs it: not once a school, nor as a place that was
    left open."""
    table("校名,措施.M1.责任人\n" + "".join(f"第{number}小学,赵明\n" for number in range(30)))
    said = planforge(*RENDER, "--name", "{校名}方案").err
    assert told(said) == ["PF273 学校.csv:1:13"]
    assert "表里没有“学校”这一列，表样.yaml第2行要用" in said
    assert "1│ 校名,措施.M1.责任人\n" in said
    assert said.endswith("共 30 份：有问题，一份也没有生成\n")


@pytest.mark.parametrize(("text", "found"), [("", ["PF285"]), ("学校,结鱼\n", ["PF285", "PF275"])])
def test_of_a_table_without_rows_the_headings_are_told(planforge: Planforge, text: str, found: list[str]) -> None:
    """Not the names of files, which cannot be known."""
    table(text)
    said = planforge(*RENDER, "--name", "{学校}方案").err
    assert [one.split()[0] for one in told(said)] == found
    assert "PF290" not in said


def test_a_sheet_that_is_not_there_is_told_and_nothing_else(planforge: Planforge) -> None:
    book(("学校",), ("向阳小学",))
    said = planforge("render", "表样.yaml", "--for-each", "学校.xlsx", "--name", "{学校}", "--sheet", "学效").err
    assert told(said) == ["PF288 学校.xlsx:A1"]


def test_a_heading_of_a_workbook_is_shown_by_its_cell(planforge: Planforge) -> None:
    """There is no line of text to show."""
    book(("学校", "结鱼"), ("向阳小学", "完"))
    said = planforge("render", "表样.yaml", "--for-each", "学校.xlsx").err
    assert " ┌─ 学校.xlsx:B1\n = 是不是“结语”？" in said


def test_of_a_long_table_the_first_rows_are_looked_at(planforge: Planforge, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped all the same; nobody should wait for minutes to hear that."""
    monkeypatch.setattr(for_each, "_LOOKED_AT", 2)
    table("学校,结鱼\n" + "".join(f"第{number}小学,\n" for number in range(5)))
    said = planforge(*RENDER).err
    assert told(said) == ["PF275 学校.csv:1:4", "PF295 学校.csv:4:1"]
    assert "从这一行起的3行还没有细查" in said


def test_people_choose_which_findings_of_a_table_they_hear(planforge: Planforge) -> None:
    """As of a plan."""
    table("学校\n向阳小学\n向阳小学\n")
    said = planforge(*RENDER, "--skip", "PF279")
    assert told(said.err) == ["PF292 学校.csv:3:1"]


def test_who_wants_no_warnings_makes_nothing_of_a_table_with_some(planforge: Planforge) -> None:
    """A total below the table is one."""
    table("学校\n向阳小学\n合计\n")
    assert planforge(*RENDER).code == 0
    said = planforge(*RENDER, "--strict", "-o", "out")
    assert (said.code, told(said.err)) == (1, ["PF296 学校.csv:3:1"])
    assert not Path("out").exists()
