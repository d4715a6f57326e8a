"""``planforge schedule --roll YEAR``: the same plan for another year, shown, and written where it is asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Planforge

PLAN = """\
# 每年用一次
类型: 宣传方案
标题: 青山县2026年教育宣传方案   # 年份自己改
发文单位: 青山县教育局
成文日期: 2026-03-20
宣传时间: 2026年5月—6月
校历: 校历.yaml
遇休: 顺延
渠道: [{名称: 公众号, 责任单位: 局办公室}]
审核: [{审核人: 局办公室, 环节: 审核, 提前: 2}]
排期:
  - {时间: "5月8日、13日", 名称: 宣讲, 责任单位: 局办公室}   # 两场
  - {时间: 5月5日, 渠道: 公众号, 选题: 节日里的值守}
  - {时间: 6月1日, 名称: 六一儿童节展演, 责任单位: 局办公室}
"""
CALENDAR = """\
类型: 校历
学期: {2026年春季学期: 2026-03-02 至 2026-07-03, 2027年春季学期: 2027-03-01 至 2027-07-02}
放假:
  元旦: 2027-01-01
  春节: 2027-02-05 至 2027-02-11
  清明: 2027-04-05
  劳动节: 2027-05-01 至 2027-05-05
  端午: 2027-06-09
  中秋: 2027-09-15
  国庆节: 2027-10-01 至 2027-10-07
上班: [2027-04-25, 2027-05-08]
"""


@pytest.fixture(autouse=True)
def plan(planforge: Planforge) -> None:
    """方案.yaml and 校历.yaml in the working folder."""
    Path("方案.yaml").write_text(PLAN, "utf-8")
    Path("校历.yaml").write_text(CALENDAR, "utf-8")


def test_every_day_is_shown_beside_the_one_before(planforge: Planforge) -> None:
    """With what had to move, and what still names the old year."""
    result = planforge("schedule", "方案.yaml", "--roll", "2027")
    assert result.code == 0
    lines = [line.split() for line in result.out.splitlines()]
    assert ["2026-05-08", "周五", "第10周", "2027-05-07", "周五", "第10周", "宣讲", "局办公室"] in lines
    assert "2027-05-04是劳动节，改期" in result.out
    assert "日期固定，不按周次，同一周是2027-05-31" in result.out
    assert "共4项，改动2项" in result.out
    assert result.out.splitlines()[-2:] == ["第3行：青山县2026年教育宣传方案", "第5行：2026-03-20"]


def test_programs_get_the_new_days_with_where_they_come_from(planforge: Planforge) -> None:
    """A list in order of the new days."""
    found = json.loads(planforge("schedule", "方案.yaml", "--roll", "2027", "--format", "json").out)
    assert [(one["date"], one["rolled_from"], one["wanted"], one["reason"]) for one in found] == [
        ("2027-05-06", "2026-05-06", "2027-05-04", "holiday"),
        ("2027-05-07", "2026-05-08", "2027-05-07", None),
        ("2027-05-12", "2026-05-13", "2027-05-12", None),
        ("2027-06-01", "2026-06-01", "2027-05-31", "fixed"),
    ]


def test_the_next_plan_is_the_old_one_with_other_dates(planforge: Planforge) -> None:
    """Everything else stays as it is written, comments included; the old file stays."""
    result = planforge("schedule", "方案.yaml", "--roll", "2027", "-o", "2027.yaml")
    assert (result.code, result.err.splitlines()[-1]) == (0, "2027.yaml")
    written = PLAN.replace("2026年5月—6月", "2027年5月—6月").replace("5月5日", "5月4日")
    assert Path("2027.yaml").read_text("utf-8") == written.replace('"5月8日、13日"', "5月7日、12日")
    assert Path("方案.yaml").read_text("utf-8") == PLAN


def test_a_file_that_is_there_is_not_written_over(planforge: Planforge) -> None:
    """PF614, and it stays."""
    Path("2027.yaml").write_text("别的", "utf-8")
    result = planforge("schedule", "方案.yaml", "--roll", "2027", "-o", "2027.yaml")
    assert (result.code, "PF614" in result.err, Path("2027.yaml").read_text("utf-8")) == (2, True, "别的")


def test_elsewhere_the_calendar_has_to_go_along(planforge: Planforge) -> None:
    """It is looked for beside the plan."""
    result = planforge("schedule", "方案.yaml", "--roll", "2027", "-o", "明年/2027.yaml")
    assert result.code == 0
    assert result.err.splitlines()[-1] == "校历在原方案旁边，要一起拷过去：校历.yaml"


def test_a_year_without_its_holidays_is_not_guessed(planforge: Planforge) -> None:
    """Exit code 1, nothing on stdout, nothing written; the message names the remedy."""
    Path("校历.yaml").write_text(CALENDAR.partition("放假:")[0], "utf-8")
    result = planforge("schedule", "方案.yaml", "--roll", "2027", "-o", "2027.yaml")
    assert (result.code, result.out, "PF904" in result.err, Path("2027.yaml").exists()) == (1, "", True, False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--roll", "2028"], "PF682"),
        (["--roll", "2026"], "PF683"),
        (["-o", "x.yaml"], "PF684"),
        (["--roll", "2027", "--unit", "局办公室"], "PF685"),
        (["--roll", "2027", "--from", "2026-05-01"], "PF685"),
    ],
)
def test_what_cannot_be_done_is_said(planforge: Planforge, arguments: list[str], code: str) -> None:
    """Exit code 2, the code of the reason, nothing on stdout."""
    result = planforge("schedule", "方案.yaml", *arguments)
    assert (result.code, result.out) == (2, "")
    assert code in result.err


def test_the_year_of_the_entries_will_do(planforge: Planforge) -> None:
    """A plan without 宣传时间 is rolled from the year of its days; one whose days are all excepted has none (PF681)."""
    head = "类型: 宣传方案\n标题: 宣传方案\n发文单位: 青山县教育局\n遇休: 照常\n"
    entry = "{时间: 每周五, 期数: 2, 名称: 例会, 起止: 2026年5月, 责任单位: 局办公室}"
    Path("方案.yaml").write_text(f"{head}排期: [{entry}]\n", "utf-8")
    assert "2025-05-02" in planforge("schedule", "方案.yaml", "--roll", "2025").out
    excepted = entry.replace("期数: 2", "除外: [2026年5月]")
    Path("方案.yaml").write_text(f"{head}排期: [{excepted}]\n", "utf-8")
    assert "PF681" in planforge("schedule", "方案.yaml", "--roll", "2025").err
