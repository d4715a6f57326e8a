"""What the templates of a 宣传方案 are given: courses, months, groups. The tables are in ``cases/render``."""

from __future__ import annotations

import pytest

import planforge
from planforge.composing.scheduled import Scheduled

PLAN = """
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
实施期限: 2026年5月
渠道: [“青山教育”公众号, “青山团委”公众号, 县电视台《青山教育》栏目]
排期:
  - {时间: 5月11日, 渠道: 县电视台《青山教育》栏目, 选题: 学位增加}
  - {时间: 5月12日, 渠道: “青山教育”公众号, 选题: 从课堂到社区的行走课程和家长的话}
  - {时间: 5月13日—14日, 名称: 宣传周}
  - {时间: 5月15日—25日, 名称: 征文}
"""


@pytest.fixture(scope="module")
def scheduled() -> Scheduled:
    loaded = planforge.read(PLAN.encode(), "案.yaml").loaded
    assert loaded is not None
    return Scheduled(loaded.plan, "hans")


def cell(scheduled: Scheduled, day: int) -> list[tuple[str, str, str]]:
    """Channel, label and edge of the items on a day of May."""
    days = [day for week in scheduled.months[0].weeks for day in week.days if day]
    found = next(one for one in days if one.day.day == day)
    return [(item.channel or "", item.label or "", item.edge) for item in found.items]


def test_a_channel_is_named_in_short_where_that_tells_it_apart(scheduled: Scheduled) -> None:
    """Without what is quoted in its name; two channels that would be called alike keep their names."""
    assert cell(scheduled, 11) == [("县电视台栏目", "学位增加", "")]
    assert cell(scheduled, 12)[0][0] == "“青山教育”公众号"


def test_a_long_topic_is_cut_to_the_cell(scheduled: Scheduled) -> None:
    """Three lines for the only item of a day; what is cut ends in an ellipsis and has no path."""
    label = cell(scheduled, 12)[0][1]
    assert label == "从课堂到社区的行走…"


def test_a_stretch_stands_on_each_day_of_a_week_at_most(scheduled: Scheduled) -> None:
    """A longer one stands on its first and its last day, and says so."""
    assert [cell(scheduled, day) for day in (13, 14)] == [[("", "宣传周", "")]] * 2
    assert cell(scheduled, 15) == [("", "征文", "first")]
    assert cell(scheduled, 16) == []
    assert cell(scheduled, 25) == [("", "征文", "last")]


def test_every_entry_has_its_course(scheduled: Scheduled) -> None:
    """As many as the plan has, in its order, with the first and the last day."""
    spans = [(course.first.day, course.last.day) for course in scheduled.courses if course.first and course.last]
    assert spans == [(11, 11), (12, 12), (13, 14), (15, 25)]
