"""What the templates of a 宣传方案 are given: courses, months, groups. The tables are in ``cases/render``."""

from __future__ import annotations

from datetime import date, time

import pytest

import planforge
from planforge.composing.scheduled import Scheduled
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.months import Item, _short
from planforge.source import Text

PLAN = """
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
实施期限: 2026年5月—6月
渠道: [“青山教育”公众号, “青山团委”公众号, 县电视台《青山教育》栏目]
排期:
  - {时间: 5月11日, 渠道: 县电视台《青山教育》栏目, 选题: 学位增加}
  - {时间: 5月12日, 渠道: “青山教育”公众号, 选题: 从课堂到社区的行走课程和家长的话}
  - {时间: 5月13日—14日, 名称: 宣传周}
  - {时间: 5月15日—6月5日, 名称: 征文}
  - {时间: 5月26日 17:30, 渠道: 县电视台《青山教育》栏目, 选题: 观看纪录片《平凡的一课》后与老师同学们座谈交流}
  - {时间: 5月27日 17:30, 渠道: 县电视台《青山教育》栏目, 选题: 学位}
  - {时间: 5月27日 9:00, 名称: 例会}
"""


@pytest.fixture(scope="module")
def scheduled() -> Scheduled:
    return scheduled_of(PLAN)


def scheduled_of(plan: str) -> Scheduled:
    loaded = planforge.read(plan.encode(), "案.yaml").loaded
    assert loaded is not None
    assert isinstance(loaded.plan, PublicityPlan)
    return Scheduled(loaded.plan, "hans")


def items(scheduled: Scheduled, day: date) -> tuple[Item, ...]:
    """What stands on ``day``."""
    days = [found for month in scheduled.months for week in month.weeks for found in week.days if found]
    return next(one.items for one in days if one.day == day)


def cell(scheduled: Scheduled, day: int, month: int = 5) -> list[tuple[str, str]]:
    """Channel and label of the items on a day of 2026."""
    return [(item.channel or "", item.label or "") for item in items(scheduled, date(2026, month, day))]


def test_a_channel_is_named_in_short_where_that_tells_it_apart(scheduled: Scheduled) -> None:
    """Without what is quoted in its name; two channels that would be called alike keep their names."""
    assert cell(scheduled, 11) == [("县电视台栏目", "学位增加")]
    assert cell(scheduled, 12)[0][0] == "“青山教育”公众号"


def test_a_long_topic_is_cut_to_the_cell(scheduled: Scheduled) -> None:
    """What is cut ends in an ellipsis, behind which its book title is closed, and has no path."""
    label = items(scheduled, date(2026, 5, 26))[0].label
    assert label == "观看纪录片《平凡的一课》后与老师同学们…"
    assert isinstance(label, Text) and not label.path
    cuts = [_short(Text("观看《平凡的一课》"), room) for room in (8, 7, 4)]
    assert cuts == ["观看《平凡的…》", "观看《平凡…》", "观看…"]


def test_a_stretch_stands_on_each_day_of_a_week_at_most(scheduled: Scheduled) -> None:
    """A longer one stands on its first day in each week and each month, with its last day."""
    assert [cell(scheduled, day) for day in (13, 14)] == [[("", "宣传周")]] * 2
    days = [day for month in scheduled.months for week in month.weeks for day in week.days if day]
    long = [(one.day.month, one.day.day) for one in days for item in one.items if item.until]
    assert long == [(5, 15), (5, 18), (5, 25), (6, 1)]
    assert {item.until for one in days for item in one.items} == {None, date(2026, 6, 5)}


def test_the_clock_orders_a_day_and_stands_where_there_is_room(scheduled: Scheduled) -> None:
    """A text that fills its cell goes without."""
    assert [item.clock for item in items(scheduled, date(2026, 5, 27))] == [time(9), time(17, 30)]
    assert [item.clock for item in items(scheduled, date(2026, 5, 26))] == [None]


def test_only_the_tallest_weeks_are_cut(scheduled: Scheduled) -> None:
    """Ten topics on one day leave a line each for some of them, while other weeks are told as before."""
    more = "".join(f"  - {{时间: 5月6日, 渠道: 县电视台《青山教育》栏目, 选题: 新变化{n}}}\n" for n in range(10))
    crowded = scheduled_of(PLAN + more)
    assert {channel for channel, _ in cell(crowded, 6)} == {""}
    assert cell(crowded, 11) == cell(scheduled, 11)
    assert sum(week.lines for week in crowded.months[0].weeks) <= 17


def test_every_entry_has_its_course(scheduled: Scheduled) -> None:
    """As many as the plan has, in its order, with the first and the last day."""
    spans = [(course.first.day, course.last.day) for course in scheduled.courses if course.first and course.last]
    assert spans == [(11, 11), (12, 12), (13, 14), (15, 5), (26, 26), (27, 27), (27, 27)]
