"""Wanted counts against a schedule: what is counted for which goal, and in which window it falls short."""

from __future__ import annotations

import pytest

import planforge
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.counting import beyond, counts, short_of
from planforge.publicity.goals import wanted_by_channel, wanted_by_goals
from planforge.publicity.schedule import make_schedule

CHANNELS = "渠道: [公众号, 局公众号, 县电视台]"
HEAD = """
类型: 宣传方案
标题: 青山县教育宣传方案
发文单位: 青山县教育局
学校: [城东小学, 城西小学]
篇章: [特色创建篇, 城区扩容篇]
遇休: 顺延
"""


def plan_with(body: str, channels: str = CHANNELS) -> PublicityPlan:
    """The plan with ``body``."""
    loaded = planforge.read(f"{HEAD}{channels}\n{body}".encode(), "宣传方案.yaml").loaded
    assert loaded and isinstance(loaded.plan, PublicityPlan)
    return loaded.plan


def said(body: str) -> list[str]:
    """Every count of the goals, with the names that it is limited to."""
    return [
        " ".join([one.rate.text, *(f"{kind}:{'/'.join(sorted(names))}" for kind, names in one.only)])
        for one in wanted_by_goals(plan_with(body))
    ]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("宣传稿件每月不少于3篇", ["每月不少于3篇"]),
        ("公众号每月不少于4篇，县电视台每月2期", ["每月不少于4篇 channels:公众号", "每月2期 channels:县电视台"]),
        ("在县电视台开设专栏，每月1期；共20篇", ["每月1期 channels:县电视台", "共20篇 channels:县电视台"]),
        ("局公众号每周1期", ["每周1期 channels:局公众号"]),
        ("特色创建篇在公众号每月1篇", ["每月1篇 channels:公众号 chapters:特色创建篇"]),
        ("{名称: 县电视台, 目标值: 每月1期}", ["每月1期 channels:县电视台"]),
        ("{名称: 县电视台, 内容: 每月1期}", ["每月1期 channels:县电视台"]),
        ("{名称: 县电视台发稿, 目标值: 每月1期, 渠道: 公众号}", ["每月1期 channels:公众号"]),
        ("{名称: 每月发稿, 目标值: 不少于3篇}", ["每月发稿不少于3篇"]),
        ("{名称: 发稿, 目标值: 40篇}", ["40篇"]),
        ("{名称: 发稿, 目标值: 40, 计量单位: 篇}", ["40篇"]),
        ("{名称: 拍摄, 目标值: 至少2部, 形式: 视频}", ["至少2部 forms:视频"]),
        ("{名称: 上级媒体, 子目标: [县电视台每月1期]}", ["每月1期 channels:县电视台"]),
        ("{名称: 满意度, 目标值: 95%以上}", []),
        ("{名称: 发稿, 目标值: 每月1期, 渠道: 报纸}", []),
        ("宣传氛围更加浓厚", []),
    ],
)
def test_a_goal_says_what_is_counted(goal: str, expected: list[str]) -> None:
    """Its own fields come first, then the names that its words say, the longest of those that hold each other."""
    assert said(f"目标:\n  - {goal}\n") == expected


def planned(goal: str, schedule: str, period: str = "2026年5月—6月") -> list[str]:
    """How many are planned in each window of the only count of ``goal``."""
    plan = plan_with(f"实施期限: {period}\n目标:\n  - {goal}\n排期:\n{schedule}\n")
    made = make_schedule(plan)
    [wanted] = wanted_by_goals(plan)
    return [f"{one.label} {one.planned}" for one in counts(wanted.rate, wanted.of(made.occurrences), made)]


FRIDAYS = "  - {时间: 每周五, 渠道: 公众号, 选题: 周报, 责任单位: 各校轮流}"
TWO_DAYS = "  - {时间: [5月13日, 6月10日], 渠道: 县电视台, 选题: 专访, 形式: 视频}"


@pytest.mark.parametrize(
    ("goal", "schedule", "period", "expected"),
    [
        ("每月不少于4篇", FRIDAYS, "2026年5月—6月", ["2026年5月 5", "2026年6月 4"]),
        ("每月不少于4篇", f"{FRIDAYS}\n{TWO_DAYS}", "2026年5月—6月", ["2026年5月 6", "2026年6月 5"]),
        ("县电视台每月1篇", f"{FRIDAYS}\n{TWO_DAYS}", "2026年5月—6月", ["2026年5月 1", "2026年6月 1"]),
        ("共10篇", f"{FRIDAYS}\n{TWO_DAYS}", "2026年5月—6月", ["2026年5月1日—6月30日 11"]),
        ("共10篇", FRIDAYS, "2026-06-15 至 2026-06-26", ["2026年6月15日—26日 2"]),
        # Fewer in May and more in June by the days of release: 5月31日 is a Sunday, and goes to 6月1日.
        ("每月1篇", "  - {时间: 5月31日, 名称: 总结}", "2026年5月—6月", ["2026年5月 0", "2026年6月 1"]),
        # The issue of Friday, 5月1日, comes on 5月6日 and is still that of its own week.
        (
            "每周1篇", FRIDAYS, "2026-04-27 至 2026-05-17",
            ["2026年4月27日—5月3日 1", "2026年5月4日—10日 1", "2026年5月11日—17日 1"],
        ),
        # A stretch counts where it begins.
        ("每月1次", "  - {时间: 5月28日—6月3日, 名称: 展览}", "2026年5月—6月", ["2026年5月 1", "2026年6月 0"]),
        # Every school by itself, those included that have nothing.
        (
            "每校每月1篇", "  - {时间: 6月5日, 名称: 开放日, 责任单位: 城东小学}", "2026年6月",
            ["城东小学2026年6月 1", "城西小学2026年6月 0"],
        ),
        (
            "各校每月1篇", "  - {时间: 6月5日, 名称: 开放日, 责任单位: 各校}", "2026年6月",
            ["城东小学2026年6月 1", "城西小学2026年6月 1"],
        ),
        (
            "各股室每月1篇", "  - {时间: [6月5日, 6月8日], 名称: 简报, 责任单位: [教育股, 城东小学], 轮流: [责任单位]}",
            "2026年6月", ["教育股2026年6月 1"],
        ),
        # What nobody is named for cannot be counted by person.
        ("每名教师每月1篇", FRIDAYS, "2026年6月", []),
    ],
)  # fmt: skip
def test_pieces_are_counted_in_every_window(goal: str, schedule: str, period: str, expected: list[str]) -> None:
    """Each piece once, in the window of its day."""
    assert planned(goal, schedule, period) == expected


def test_more_than_the_most_and_fewer_than_the_least_are_told_apart() -> None:
    """每月1—2期: none in May is too few, three in June too many."""
    body = """
实施期限: 2026年5月—6月
目标: [公众号每月1—2期]
排期:
  - {时间: [6月5日, 6月12日, 6月16日], 渠道: 公众号, 选题: 周报}
"""
    plan = plan_with(body)
    schedule = make_schedule(plan)
    [wanted] = wanted_by_goals(plan)
    found = counts(wanted.rate, wanted.of(schedule.occurrences), schedule)
    assert [one.label for one in short_of(wanted.rate, found)] == ["2026年5月"]
    assert [one.label for one in beyond(wanted.rate, found)] == ["2026年6月"]


def test_the_rhythm_of_a_channel_is_that_of_its_own_pieces() -> None:
    """频次 counts what is on the channel, whatever script its name is written in; 不定期 wants nothing."""
    channels = "渠道: [{名称: 公众号, 频次: 每周1期}, {名称: 简报, 频次: 不定期}, 宣传栏]"
    body = """
实施期限: 2026年6月
排期:
  - {时间: 每周三, 渠道: 公眾號, 选题: 周报}
  - {时间: 每周二, 渠道: 简报, 选题: 要闻}
"""
    plan = plan_with(body, channels)
    assert plan.channels
    rhythms = [wanted_by_channel(channel) for channel in plan.channels.entries]
    schedule = make_schedule(plan)
    found = [one and [n.planned for n in counts(one.rate, one.of(schedule.occurrences), schedule)] for one in rhythms]
    assert found == [[1, 1, 1, 1], [5], None]
