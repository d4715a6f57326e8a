"""What is reported about the calendar files that a 宣传方案 names, and how long the rules take."""

from __future__ import annotations

from time import process_time

import pytest

import planforge
from planforge.checks.publicity import SCHEDULE_RULES
from planforge.diagnostics import Diagnostics
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.schedule import make_schedule

CALENDAR = """
类型: 校历
学期: {2030年春季学期: 2030-02-25 至 2030-07-05}
放假: {元旦: 2030-01-01, 劳动节: 2030-05-01 至 2030-05-05, 国庆节: 2030-10-01 至 2030-10-07}
"""
HEAD = """
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
成文日期: 2030-02-20
实施期限: 2030年3月—5月
遇休: 顺延
排期:
  - {时间: 每周五, 名称: 宣传周报, 责任单位: 局办公室}
  - {时间: 第3周周二, 名称: 开放日, 责任单位: 城东小学}
"""
FILES = {
    "校历.yaml": CALENDAR,
    "有错.yaml": f"{CALENDAR}放价: [2030-04-05]\n上班: [某天]\n",
    "重叠.yaml": CALENDAR.replace("学期: {", "学期: {短学期: 2030-06-03 至 2030-07-19, "),
    "反馈意见.yaml": "类型: 反馈意见\n标题: 督导评估反馈意见\n检查单位: 省督导组\n问题: [班额过大]\n",
}


def beside(name: str) -> bytes | None:
    """The files that lie beside the plan."""
    return FILES[name].encode() if name in FILES else None


def brief(named: str) -> list[tuple[str, str]]:
    """The codes reported, each with the words of the plan at its place."""
    text = f"{HEAD}{named}\n"
    found = planforge.read(text.encode(), "宣传方案.yaml", beside).diagnostics
    places = [(one.code, one.place) for one in found]
    lines = text.split("\n")
    return [(code, lines[at.line - 1][at.column - 1 : at.end_column - 1]) for code, at in places if at]


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("校历: 校历.yaml", []),
        ("校历: [{文件: 校历.yaml, 上班: [2030-05-11]}]", []),
        ("校历: 校例.yaml", [("PF901", "校例.yaml")]),
        ("校历: 有错.yaml", [("PF902", "有错.yaml")]),
        ("校历: 反馈意见.yaml", [("PF903", "反馈意见.yaml")]),
    ],
)
def test_a_calendar_that_a_plan_names_is_there_and_is_one(named: str, expected: list[tuple[str, str]]) -> None:
    """One message a file, at its name in the plan; what it would have said is not asked for as well."""
    assert brief(named) == expected


def test_the_errors_of_a_named_calendar_are_counted() -> None:
    """What is wrong in it is told when it is checked itself."""
    found = planforge.read(f"{HEAD}校历: 有错.yaml\n".encode(), "宣传方案.yaml", beside).diagnostics
    [problem] = [one for one in found if one.code == "PF902"]
    assert problem.facts == {"file": "有错.yaml", "count": "2"}


def test_the_count_is_that_of_checking_the_calendar_itself() -> None:
    """Mistakes of reading and those that the rules find, together."""
    broken = FILES["重叠.yaml"] + "放价: [2030-04-05]\n"
    alone = planforge.read(broken.encode(), "校历.yaml").diagnostics
    found = planforge.read(f"{HEAD}校历: 校历.yaml\n".encode(), "宣传方案.yaml", lambda name: broken.encode())
    assert [one.facts["count"] for one in found.diagnostics if one.code == "PF902"] == [str(len(alone))] == ["2"]


def test_a_calendar_is_checked_by_the_same_rules_in_a_file_and_in_a_plan() -> None:
    """Terms that overlap are found in both."""
    alone = planforge.read(FILES["重叠.yaml"].encode(), "校历.yaml").diagnostics
    inside = "\n".join(f"  {line}" for line in FILES["重叠.yaml"].strip().split("\n")[1:])
    assert [one.code for one in alone] == ["PF907"]
    assert [code for code, _ in brief(f"校历:\n{inside}")] == ["PF907"]


def test_the_rules_are_quick_over_five_thousand_occurrences() -> None:
    """A year of twenty schools on five channels, with goals for every school: a second or so of computing at most."""
    schools = [f"第{number}小学" for number in range(1, 21)]
    body = [f"学校: [{', '.join(schools)}]", "目标:", *(f"  - 渠道{one}每校每月不少于3篇" for one in "甲乙丙丁戊")]
    body += ["渠道:", *(f"  - {{名称: 渠道{one}, 责任单位: 局办公室, 频次: 每周1期}}" for one in "甲乙丙丁戊"), "排期:"]
    body += [
        f"  - {{时间: 每周{day}, 渠道: 渠道{one}, 选题: 周报, 责任单位: 各校分别}}"
        for day, one in zip("一二三四五", "甲乙丙丁戊", strict=True)
    ]
    text = "\n".join((HEAD.partition("排期")[0].replace("2030年3月—5月", "2026年"), *body))
    loaded = planforge.read(text.encode(), "宣传方案.yaml").loaded
    assert loaded and isinstance(loaded.plan, PublicityPlan)
    schedule = make_schedule(loaded.plan)
    assert len(schedule.occurrences) > 5000
    began = process_time()
    for rule in SCHEDULE_RULES:
        rule(loaded, schedule, Diagnostics())
    assert process_time() - began < 2
