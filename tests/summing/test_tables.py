"""Plans gathered into one table: every case of ``cases/summing``, and what holds for any plans."""

from __future__ import annotations

import pickle
from dataclasses import asdict
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from summed_plans import CASES, DAY, above, columns, line, read, summaries, summary, table

from planforge.summing.gathering import gather
from planforge.summing.remarks import Remark
from planforge.summing.spelling import in_script

HUGE = "9" * 15


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_table_is_that_of_the_case(case: Path) -> None:
    """How many have each target, and its figures by unit: sum where one means something, least, middle, most."""
    assert columns(table(case)) == read(case)["table"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_told_is_that_of_the_case(case: Path) -> None:
    """Every fault and every question, by sort, target and unit; no more."""
    totals = table(case)
    assert [line(one, totals) for one in totals.told] == read(case)["told"]


@pytest.mark.parametrize("case", [case for case in CASES if "measures" in read(case)], ids=lambda case: case.stem)
def test_measures_are_counted(case: Path) -> None:
    """All of them, those whose day is past, those that nobody answers for, those without a deadline."""
    assert asdict(table(case).measures) == read(case)["measures"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_order_of_files_does_not_matter(case: Path) -> None:
    """Workers may hand in their plans in any order."""
    wanted = table(case)
    for order in permutations(summaries(case)):
        assert gather(order, DAY, above(case)) == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_summaries_travel(case: Path) -> None:
    """What another process sends is what it read, and little of it."""
    for one in summaries(case):
        sent = pickle.dumps(one)
        assert pickle.loads(sent) == one
        assert len(sent) < 3000


@pytest.mark.parametrize("script", ["hans", "hant", "hant-tw", "hant-hk"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_table_is_the_same_in_every_script(case: Path, script: str) -> None:
    """Its texts are converted; its figures and what is told of whom are not touched."""
    wanted, county = table(case), above(case)
    made = gather((in_script(one, script) for one in wanted.schools), DAY, county and in_script(county, script))
    assert {one.script for one in made.schools} == {script}
    assert [one.tallies for one in made.columns] == [one.tallies for one in wanted.columns]
    assert [(one.remark, one.school, one.column) for one in made.told] == [
        (one.remark, one.school, one.column) for one in wanted.told
    ]


def test_the_plan_from_above_is_no_school() -> None:
    """Neither it nor another plan of its issuer is counted; the other one is named."""
    county = summary("青山县教育局", "目标: [{名称: 新增学位, 目标值: 300个}]\n", "县.yaml")
    other = summary("青山縣教育局", "目标: [{名称: 新增学位, 目标值: 900个}]\n", "县局工作计划.yaml")
    school = summary("第一小学", "目标: [{名称: 新增学位, 目标值: 300个}]\n", "校.yaml")
    totals = gather([county, school, other], DAY, county)
    assert [one.file for one in totals.schools] == ["校.yaml"]
    assert [one.file for one in totals.own] == ["县局工作计划.yaml"]
    assert totals.columns[0].tallies[0].total == 300


def test_a_change_goes_either_way() -> None:
    """By how much something falls is no limit, though less of the thing itself is better."""
    county = summary("县教育局", "目标: [{名称: 近视率, 目标值: 降低2个百分点}]\n")
    more = summary("甲校", "目标: [{名称: 近视率, 目标值: 降低3个百分点以上}]\n")
    less = summary("乙校", "目标: [{名称: 近视率, 目标值: 降低1个百分点}]\n")
    totals = gather([more, less], DAY, county)
    assert [line(one, totals) for one in totals.told] == ["lower 乙校 近视率: 降低1个百分点 / 降低2个百分点"]


def test_sums_of_huge_numbers_are_exact() -> None:
    """To the last digit, whatever their number of digits."""
    text = f"目标: [{{名称: 投入资金, 目标值: {HUGE}.000001亿元}}]\n"
    totals = gather([summary(f"第{number}小学", text, f"{number}.yaml") for number in range(40)], DAY)
    assert totals.columns[0].tallies[0].total == Decimal(f"{HUGE}.000001") * 10**8 * 40


def test_thousands_of_names_are_all_there() -> None:
    """Every target of every plan has its column, whoever has it; nothing is compared pair by pair."""
    text = "目标: [{}]\n"
    plans = [
        summary(
            f"第{plan}小学", text.format(", ".join(f"{{名称: 第{plan}校第{k}项, 目标值: {k}所}}" for k in range(50)))
        )
        for plan in range(60)
    ]
    totals = gather(plans, DAY)
    assert len(totals.columns) == 60 * 50
    assert sum(one.tallies[0].total or 0 for one in totals.columns) == 60 * sum(range(50))


def test_nothing_is_a_table_too() -> None:
    """No plans at all, or plans without targets, against a plan from above."""
    county = summary("县教育局", "目标: [{名称: 新增学位, 目标值: 300个}]\n")
    assert gather([], DAY, county).told == ()
    (one,) = gather([summary("甲校", "引言: 无\n")], DAY, county).told
    assert one.remark is Remark.MISSING
