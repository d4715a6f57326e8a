"""Which weeks, months and terms of a period are counted."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.plan.rates import Window
from planforge.plan.school_calendar import SchoolCalendar
from planforge.publicity.terms import terms_of
from planforge.publicity.windows import Windows
from planforge.publicity.workdays import work_calendar

NATIONAL = work_calendar(())
TERMS = terms_of(
    (
        SchoolCalendar.model_validate(
            {
                "terms": [
                    {"name": "春季学期", "period": "2026-03-02 至 2026-07-03"},
                    {"name": "秋季学期", "period": "2026-09-01 至 2027-01-22"},
                ]
            }
        ),
    )
)


def counted(window: Window, first: str, last: str) -> list[str]:
    """What the windows are called that are counted from ``first`` to ``last``."""
    windows = Windows(date.fromisoformat(first), date.fromisoformat(last), NATIONAL, TERMS)
    return [span.label for span in windows.of(window)]


@pytest.mark.parametrize(
    ("window", "first", "last", "expected"),
    [
        # Whole months only.
        (Window.MONTH, "2026-05-01", "2026-06-30", ["2026年5月", "2026年6月"]),
        (Window.MONTH, "2026-05-11", "2026-07-10", ["2026年6月"]),
        (Window.MONTH, "2023-12-01", "2024-02-29", ["2023年12月", "2024年1月", "2024年2月"]),
        (Window.MONTH, "2024-02-01", "2024-02-28", ["2024年2月1日—28日"]),
        # What is missing of May and of October are days off only.
        (Window.MONTH, "2026-05-06", "2026-06-30", ["2026年5月", "2026年6月"]),
        (Window.MONTH, "2026-10-08", "2026-10-30", ["2026年10月"]),
        (Window.MONTH, "2026-05-07", "2026-06-30", ["2026年6月"]),
        # A period that is shorter than a month is the one stretch that counts.
        (Window.MONTH, "2026-05-20", "2026-06-10", ["2026年5月20日—6月10日"]),
        (Window.MONTH, "2026-05-11", "2026-05-15", ["2026年5月11日—15日"]),
        # Neither a whole month nor shorter than one: nothing can be said.
        (Window.MONTH, "2026-05-11", "2026-06-20", []),
        # Weeks from Monday to Sunday; the weekend may lie outside.
        (Window.WEEK, "2026-06-01", "2026-06-12", ["2026年6月1日—7日", "2026年6月8日—14日"]),
        (Window.WEEK, "2026-06-02", "2026-06-14", ["2026年6月8日—14日"]),
        (Window.WEEK, "2026-06-30", "2026-07-12", ["2026年7月6日—12日"]),
        (Window.WEEK, "2025-12-29", "2026-01-09", ["2025年12月29日—2026年1月4日", "2026年1月5日—11日"]),
        # 春节 is nine days long in 2026: the week that has no working day is no week.
        (Window.WEEK, "2026-02-09", "2026-02-28", ["2026年2月9日—15日", "2026年2月23日—3月1日"]),
        (Window.WEEK, "2026-06-10", "2026-06-11", ["2026年6月10日—11日"]),
        (Window.FORTNIGHT, "2026-06-01", "2026-06-30", ["2026年6月1日—14日", "2026年6月15日—28日"]),
        (Window.FORTNIGHT, "2026-06-02", "2026-06-30", ["2026年6月8日—21日"]),
        # Days on which nobody works are not counted; make-up days are.
        (Window.DAY, "2026-05-08", "2026-05-11", ["2026年5月8日", "2026年5月9日", "2026年5月11日"]),
        (Window.QUARTER, "2026-03-01", "2026-09-30", ["2026年4—6月", "2026年7—9月"]),
        (Window.TERM, "2026-01-01", "2026-12-31", ["春季学期"]),
        (Window.TERM, "2026-05-01", "2026-06-30", ["2026年5月1日—6月30日"]),
        (Window.TERM, "2026-07-10", "2026-08-20", []),
        (Window.YEAR, "2025-09-01", "2027-06-30", ["2026年"]),
        (Window.YEAR, "2026-03-01", "2026-12-31", ["2026年3月1日—12月31日"]),
        (Window.WHOLE, "2026-05-11", "2026-06-20", ["2026年5月11日—6月20日"]),
    ],
)
def test_whole_windows_of_the_period_are_counted(window: Window, first: str, last: str, expected: list[str]) -> None:
    """Those that begin before the period or end after it do not count, as far as anybody works there."""
    assert counted(window, first, last) == expected


@settings(deadline=None)
@given(
    st.sampled_from(list(Window)),
    st.dates(date(1000, 1, 1), date(9999, 12, 31)),
    st.integers(0, 900),
)
def test_windows_follow_each_other_and_hold_their_days(window: Window, first: date, length: int) -> None:
    """In any year, known or not: no two overlap, and each is the window that its own days are in."""
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    windows = Windows(first, last, NATIONAL, TERMS)
    spans = windows.of(window)
    assert all(one.last < other.first for one, other in pairwise(spans))
    for day in (span.first + timedelta(days=(span.last - span.first).days // 2) for span in spans):
        at = windows.at(window, day)
        assert at is not None and at.first <= day <= at.last
