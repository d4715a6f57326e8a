"""``planforge schedule``: the days of a 宣传方案, all or those that somebody asks for, for people and for programs."""

from __future__ import annotations

import csv
import json
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_line import Planforge

CASES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "schedule_reports" / "范围.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)
HEAD = """\
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
成文日期: 2026-03-20
宣传时间: 2026年5月—6月
单位:
  - {名称: 青山县教育局, 简称: 县教育局}
  - {名称: 青山县教育局办公室, 简称: 县教育局办公室, 负责人: 何静}
  - 城东小学
  - 城西小学
  - {名称: 青山一中, 简称: 一中}
  - 青山二中
学校: [城东小学, 城西小学, 青山一中]
渠道: [{名称: 公众号, 责任单位: 县教育局办公室}]
审核: 局办公室审核（提前2个工作日）→ 林向阳审签（提前1个工作日）
"""
PLAN = f"""\
{HEAD}\
排期:
  - {{时间: 5月6日, 名称: 启动, 责任单位: 县教育局办公室}}
  - {{时间: 5月8日、15日、6月5日, 选题: 读书, 渠道: 公众号, 责任单位: 各校轮流}}
  - {{时间: 5月13日, 名称: 广播, 责任单位: 各校}}
  - {{时间: 5月25日—29日, 名称: 宣传周, 责任人: 何静}}
"""


@pytest.fixture(autouse=True)
def plan(planforge: Planforge) -> None:
    """方案.yaml in the working folder."""
    Path("方案.yaml").write_text(PLAN, "utf-8")


def data(planforge: Planforge, *arguments: str) -> Any:
    """What ``schedule --format json`` says."""
    result = planforge("schedule", "方案.yaml", *arguments, "--format", "json")
    assert result.code == 0, result.err
    return json.loads(result.out)


def said(one: dict[str, Any]) -> str:
    """``05-08 城东小学 读书``."""
    return f"{one['date'][5:]} {one['unit'] or chr(39) * 2} {one['subject']}"


@pytest.mark.parametrize("name", CASES)
def test_the_part_that_is_asked_for(name: str, planforge: Planforge) -> None:
    """By days, unit and person; no more and no less, in order."""
    assert [said(one) for one in data(planforge, *shlex.split(CASES[name]["run"]))] == CASES[name]["days"]


def test_the_table_is_what_one_gets_without_a_format(planforge: Planforge) -> None:
    """Exit code 0, the table on stdout."""
    result = planforge("schedule", "方案.yaml", "--unit", "一中")
    assert result.code == 0
    assert result.out.split("\n") == [
        "日期        星期  渠道    选题  单位      交稿        审核",
        "2026-05-13  周三          广播  各校",
        "2026-06-05  周五  公众号  读书  青山一中  2026-06-03  2026-06-04",
        "",
        "共2项",
        "",
    ]


def test_days_left_out_are_those_of_what_is_asked_for(planforge: Planforge) -> None:
    """In the range, and of entries that the unit has something to do with."""
    changed = PLAN.replace("6月5日, 选题: 读书", "6月5日, 除外: [5月15日, 6月5日], 选题: 读书")
    Path("方案.yaml").write_text(changed, "utf-8")
    left_out = "不排 1\n日期        星期  选题  原因\n2026-05-15  周五  读书  除外\n"
    for asked in (("--unit", "城东小学", "--until", "2026-05"), ("--from", "2026-05-14", "--until", "2026-05-31")):
        assert left_out in planforge("schedule", "方案.yaml", *asked).out
    assert "不排" not in planforge("schedule", "方案.yaml", "--unit", "县教育局办公室").out


@pytest.mark.parametrize(("format", "out"), [("text", "没有符合的安排\n"), ("json", "[]\n")])
def test_nothing_in_the_range_is_no_mistake(planforge: Planforge, format: str, out: str) -> None:
    """Exit code 0; the text says it, the data are an empty list."""
    result = planforge("schedule", "方案.yaml", "--from", "2027-01", "--format", format)
    assert (result.code, result.out) == (0, out)


def test_csv_of_nothing_is_its_header(planforge: Planforge) -> None:
    """The same header as that of many lines."""
    every = planforge("schedule", "方案.yaml", "--format", "csv").out
    nothing = planforge("schedule", "方案.yaml", "--format", "csv", "--from", "2027-01").out
    assert nothing.split("\n") == [every.split("\n")[0], ""]
    assert len(list(csv.DictReader(every.splitlines()))) == 6


def test_a_warning_is_told_and_changes_nothing(planforge: Planforge) -> None:
    """On stderr as render tells it; the schedule on stdout, exit code 0."""
    changed = PLAN.replace("启动, 责任单位: 县教育局办公室", "启动, 责任单位: 县教育局办公厅")
    Path("方案.yaml").write_text(changed, "utf-8")
    result = planforge("schedule", "方案.yaml")
    assert result.code == 0
    assert "警告[PF220] 单位名册里没有“县教育局办公厅”" in result.err
    assert result.out.startswith("日期 ")


def test_with_an_error_nothing_is_listed(planforge: Planforge) -> None:
    """The findings on stderr, nothing on stdout, exit code 1, in whatever format."""
    Path("方案.yaml").write_text(PLAN + "主体: 无\n", "utf-8")
    for format in ("text", "json", "csv"):
        result = planforge("schedule", "方案.yaml", "--format", format)
        assert (result.code, result.out) == (1, "")
        assert "错误[PF203]" in result.err and "方案.yaml:" in result.err


def test_the_calendar_beside_the_plan_is_read(planforge: Planforge) -> None:
    """Also where the plan lies in another folder."""
    Path("县").mkdir()
    Path("县/方案.yaml").write_text(PLAN + "校历: 校历.yaml\n", "utf-8")
    Path("县/校历.yaml").write_text("类型: 校历\n学期: {2026年春季学期: 2026-03-02 至 2026-07-03}\n", "utf-8")
    weeks = [one["week"] for one in json.loads(planforge("schedule", "县/方案.yaml", "--format", "json").out)]
    assert weeks[0] == {"term": "2026年春季学期", "number": 10}


def test_a_plan_in_traditional_characters(planforge: Planforge) -> None:
    """Its words as they are; asked for in either script."""
    text = HEAD.replace("宣传方案\n标题: 青山县教育宣传方案", "宣傳方案\n標題: 青山縣教育宣傳方案")
    Path("方案.yaml").write_text(
        text + "文字: 繁體\n排期: [{时间: 5月8日, 名称: 讀書會, 责任单位: 城東小學}]\n", "utf-8"
    )
    (one,) = data(planforge, "--unit", "城东小学")
    assert (one["subject"], one["unit"]) == ("讀書會", "城東小學")


def test_an_encoding_without_the_characters_is_refused(
    planforge: Planforge, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By name, with the way out; nothing is replaced by question marks in silence."""
    with (tmp_path / "out").open("w", encoding="latin-1") as out:
        monkeypatch.setattr("sys.stdout", out)
        result = planforge("schedule", "方案.yaml")
    assert (result.code, (tmp_path / "out").read_bytes()) == (2, b"")
    assert "错误[PF616] 输出的编码 latin-1 里没有“日”这个字" in result.err
