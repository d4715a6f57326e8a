"""How a plan stands at a day: every case is a file of ``cases/status``, a plan and what is expected of it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from planforge.plan.companions import read_apart
from planforge.rectification.overview import Counts, PlanOverview, Share, overview
from planforge.rectification.standing import Task

FOLDER = Path(__file__).parents[1] / "cases" / "status"
CASES = sorted(FOLDER.glob("*.yaml"))


def seen(case: Path) -> tuple[dict[str, Any], PlanOverview]:
    """What a case expects, and its plan as it stands on its day."""
    wanted = yaml.safe_load(case.read_text("utf-8"))
    loaded, found = read_apart(wanted["plan"].encode(), case.name)
    assert loaded is not None and not found.has_errors(), list(found)
    return wanted, overview([(case.name, loaded)], wanted["as_of"], wanted["within"]).plans[0]


def told(task: Task) -> str:
    """``overdue 2025-07-31 -61``: the standing, the day that counts, the days until then."""
    return " ".join(str(part) for part in (task.standing.value, task.due, task.days) if part is not None)


def figures(counts: Counts) -> dict[str, int]:
    """The figures that are not nought."""
    return {name: number for name, number in asdict(counts).items() if number}


def shares(found: list[Share]) -> dict[str, dict[str, int]]:
    """The figures of each, with the measures that it supports."""
    return {str(one.name): figures(one.counts) | ({"supports": one.supports} if one.supports else {}) for one in found}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_measure_stands_as_its_deadline_and_state_say(case: Path) -> None:
    """Overdue, due soon, later, lasting, without day, awaiting acceptance or closed, to the day."""
    wanted, plan = seen(case)
    assert {str(task.label): told(task) for task in plan.tasks if task.label} == wanted["measures"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_finding_stands_as_its_most_urgent_measure(case: Path) -> None:
    """Unless it is itself closed or waits for acceptance."""
    wanted, plan = seen(case)
    assert {one.item.number: one.standing.value for one in plan.findings} == wanted["findings"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_figures_are_those_of_the_findings(case: Path) -> None:
    """In all, and where the case names them by department and by person, in the order of the plan."""
    wanted, plan = seen(case)
    assert figures(plan.counts) == wanted["counts"]
    for name, found in (("departments", plan.departments), ("persons", plan.persons)):
        if name in wanted:
            assert list(shares(found).items()) == list(wanted[name].items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_finding_and_measure_is_counted_exactly_once(case: Path) -> None:
    """Open, awaiting and closed make up the findings; the standings make up the measures."""
    counts = seen(case)[1].counts
    assert counts.open + counts.awaiting + counts.closed == counts.findings
    parts = [number for name, number in asdict(counts).items() if name.startswith("measures_")]
    assert sum(parts) == counts.measures


def test_a_month_without_year_counts_from_the_plan_that_first_answered(tmp_path: Path) -> None:
    """9月初 of the first round stays in its year when the plan is issued again in the next."""
    plan = """\
类型: 整改方案
标题: 青山县办学条件整改方案
发文单位: 青山县教育局
成文日期: 2026-04-20
反馈意见:
  - {标题: 第一次反馈意见, 反馈日期: 2025-05-10, 方案日期: 2025-05-20}
  - {标题: 第二次反馈意见, 反馈日期: 2026-04-10}
问题:
  - {标题: 老问题, 经过: [{轮次: 1, 变化: 新提出}], 整改措施: [{内容: 旧, 整改时限: 9月初}]}
  - {标题: 新问题, 经过: [{轮次: 2, 变化: 新提出}], 整改措施: [{内容: 新, 整改时限: 9月初}]}
"""
    case = tmp_path / "两轮.yaml"
    case.write_text(yaml.safe_dump({"plan": plan, "within": 30}, allow_unicode=True) + "as_of: 2026-05-01\n", "utf-8")
    assert [told(task) for task in seen(case)[1].tasks] == ["overdue 2025-09-10 -233", "on_time 2026-09-10 132"]
