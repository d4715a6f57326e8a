"""A plan against the round before: findings matched, deadlines, responsibilities and measures compared."""

from __future__ import annotations

from typing import cast

import planforge
from planforge.plan.changes import Changes, compare
from planforge.plan.rectification import RectificationPlan

HEAD = """\
类型: 整改方案
标题: 青山县督导评估反馈问题整改方案
发文单位: 青山县教育局
"""
BEFORE = """\
反馈意见: [{标题: 第一轮}]
问题:
  - {编号: 1, 标题: 班额偏大, 整改措施: 划片招生。, 责任部门: 教育股, 责任人: 张三, 整改时限: 2025年9月初}
  - 编号: 2
    标题: 食堂没有监控
    责任部门: 装备办
    整改措施:
      - {编号: a, 内容: 补装监控。, 整改时限: 2025年7月底}
      - {编号: b, 内容: 建立巡查制度。, 整改时限: 2025年7月底}
      - {内容: 培训炊事员。, 整改时限: 2025年8月底}
  - {编号: 3, 标题: 墙面陈旧, 整改措施: 粉刷。, 状态: 已销号}
  - {编号: 4, 标题: 档案不全, 整改措施: 补齐。}
"""
AFTER = """\
反馈意见: [{标题: 第一轮}, {标题: 第二轮}]
问题:
  - {编号: 1, 标题: 班额偏大, 整改措施: 划片招生。, 责任部门: 基教股, 责任人: 张三, 整改时限: 2026年9月初}
  - 编号: 2
    标题: 食堂没有监控
    责任部门: 装备办
    整改措施:
      - {编号: b, 内容: 建立每周巡查制度。, 整改时限: 2026年7月底}
      - {编号: a, 内容: 补装监控。, 整改时限: 2025年7月底}
    经过: [{轮次: 2, 变化: 反弹}]
  - {编号: 3, 标题: 墙面陈旧, 整改措施: 粉刷。}
  - {编号: 6, 标题: 缺心理教师}
"""


def plan(text: str) -> RectificationPlan:
    loaded = planforge.read((HEAD + text).encode(), "方案.yaml").loaded
    assert loaded is not None
    return cast(RectificationPlan, loaded.plan)


def changes() -> Changes:
    return compare(plan(BEFORE), plan(AFTER))


def test_the_history_tells_the_change_and_else_the_two_plans_do() -> None:
    """经过 of the last round goes before what comparing shows."""
    told = {one.item.number: one.change for one in changes().findings}
    assert told == {"1": "carried", "2": "returned", "3": "returned", "6": "new"}


def test_a_finding_that_is_gone_is_told() -> None:
    """No finding of the plan before disappears without a word."""
    assert [item.number for item in changes().dropped] == ["4"]


def test_a_deadline_and_a_department_that_changed_are_told_once_for_the_finding() -> None:
    """Old and new, as written."""
    (first, *_) = changes().findings
    assert [(shift.about, shift.before, shift.after, shift.of) for shift in first.shifts] == [
        ("lead", "教育股", "基教股", ()),
        ("deadline", "2025年9月初", "2026年9月初", ()),
    ]


def test_measures_are_the_same_by_their_ids_though_their_order_and_words_change() -> None:
    """A reworded measure is neither added nor removed, one that is gone is removed."""
    second = changes().findings[1]
    assert [(shift.before, shift.after) for shift in second.reworded] == [("建立巡查制度。", "建立每周巡查制度。")]
    assert [(shift.after, shift.of) for shift in second.moved] == [("2026年7月底", ("建立每周巡查制度。",))]
    assert (second.added, second.removed) == ((), ("培训炊事员。",))


def test_without_a_plan_before_only_the_history_speaks() -> None:
    """Deadlines are not compared, and the changes say so."""
    found = compare(None, plan(AFTER))
    assert not found.compared
    assert [one.change for one in found.findings] == ["", "returned", "", ""]
    assert not any(one.shifts or one.added or one.removed for one in found.findings)


def test_the_same_plan_again_has_nothing_to_tell_but_that_all_goes_on() -> None:
    """Every open finding is carried over, of the closed ones there is nothing to tell; nothing moved."""
    found = compare(plan(BEFORE), plan(BEFORE))
    assert all(one.change == ("carried" if one.item.is_open else "") for one in found.findings)
    assert not any(one.shifts or one.added or one.removed for one in found.findings) and not found.dropped
