"""Which days are worked, and counting back in working days, against the published arrangement and by brute force."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planforge.plan.lead_time import parse_lead_time
from planforge.plan.school_calendar import SchoolCalendar
from planforge.publicity.deadlines import before
from planforge.publicity.workdays import UnknownYear, work_calendar

DAY = timedelta(days=1)
NATIONAL = work_calendar(())


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_of_the_published_years_is_as_published(year: int) -> None:
    """All days since 2004, one by one."""
    days = (date(year, 1, 1) + DAY * number for number in range(366))
    for day in (day for day in days if day.year == year):
        assert NATIONAL.is_workday(day) == chinese_calendar.is_workday(day), day


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),  # 元旦
        (date(2026, 1, 4), True),  # 调休上班的周日
        (date(2026, 2, 14), True),  # 调休上班的周六
        (date(2026, 2, 17), False),  # 春节
        (date(2026, 2, 28), True),  # 调休上班的周六
        (date(2026, 5, 1), False),  # 劳动节
        (date(2026, 5, 5), False),
        (date(2026, 5, 9), True),  # 调休上班的周六
        (date(2026, 9, 20), True),  # 调休上班的周日
        (date(2026, 10, 7), False),  # 国庆节
        (date(2026, 10, 10), True),  # 调休上班的周六
        (date(2024, 2, 29), True),  # 闰日，周四
        (date(2026, 5, 16), False),  # 平常的周六
    ],
)
def test_days_that_are_known_from_the_notices_of_the_state_council(day: date, worked: bool) -> None:
    """Facts written down by hand, whatever the library says."""
    assert NATIONAL.is_workday(day) is worked


def test_a_year_that_is_not_published_is_not_guessed() -> None:
    """Neither weekends nor weekdays of it are known."""
    with pytest.raises(UnknownYear) as refused:
        NATIONAL.is_off(date(2031, 1, 4))
    assert refused.value.year == 2031


@given(st.dates(date(2023, 1, 1), date(2026, 12, 31)), st.integers(0, 40))
@example(date(2026, 1, 1), 1)
@example(date(2024, 3, 1), 1)
@example(date(2026, 10, 8), 3)
@example(date(2026, 5, 10), 1)
def test_so_many_working_days_before_are_so_many_between(day: date, count: int) -> None:
    """From the day found up to the day before ``day`` there are ``count`` working days, the first of them itself."""
    due = NATIONAL.workdays_before(day, count)
    between = [due + DAY * number for number in range((day - due).days)]
    assert sum(map(chinese_calendar.is_workday, between)) == count
    assert count == 0 or chinese_calendar.is_workday(due)


@given(st.dates(date(2023, 1, 1), date(2026, 12, 30)))
def test_the_next_working_day_is_the_first_after(day: date) -> None:
    """Nobody works in between; the one before the next is not later than ``day``."""
    try:
        following = NATIONAL.next_workday(day)
    except UnknownYear:
        assert day >= date(2026, 12, 31)
        return
    between = [day + DAY * number for number in range(1, (following - day).days)]
    assert chinese_calendar.is_workday(following) and not any(map(chinese_calendar.is_workday, between))
    assert NATIONAL.previous_workday(following) <= day


@pytest.mark.parametrize(
    ("release", "lead", "due"),
    [
        (date(2026, 5, 8), "2个工作日", date(2026, 5, 6)),
        (date(2026, 5, 8), "3个工作日", date(2026, 4, 30)),
        (date(2026, 5, 11), "1个工作日", date(2026, 5, 9)),  # 调休上班的周六
        (date(2024, 3, 1), "1个工作日", date(2024, 2, 29)),
        (date(2026, 1, 5), "1个工作日", date(2026, 1, 4)),
        (date(2026, 1, 4), "1个工作日", date(2025, 12, 31)),
        (date(2026, 5, 8), "3天", date(2026, 4, 30)),  # 5月5日放假，再往前
        (date(2026, 5, 15), "一周", date(2026, 5, 8)),
        (date(2026, 5, 8), "当天", date(2026, 5, 8)),
        (date(2026, 5, 3), "当天", date(2026, 5, 3)),
    ],
)
def test_a_deadline_is_counted_back_over_holidays_and_make_up_days(release: date, lead: str, due: date) -> None:
    """Working days as they are worked; calendar days that end on a day off go on to the working day before."""
    assert before(release, parse_lead_time(lead), NATIONAL) == due


def test_a_calendar_of_the_place_comes_after_the_national_one() -> None:
    """Its days off are off, its workdays are worked; a year is known when its fixed holidays are listed."""
    own = SchoolCalendar.model_validate(
        {
            "days_off": [
                {"name": "校庆", "days": ["2026-05-12"]},
                {"name": "元旦", "days": ["2031-01-01"]},
                {"name": "劳动节", "days": ["2031-05-01 至 2031-05-05"]},
                {"name": "国庆节", "days": ["2031-10-01 至 2031-10-07"]},
            ],
            "workdays": ["2026-05-05", "2031-04-26"],
        }
    )
    calendar = work_calendar((own,))
    assert calendar.rest(date(2026, 5, 12)) == "校庆"
    assert calendar.is_workday(date(2026, 5, 5))
    assert calendar.is_make_up(date(2031, 4, 26))
    assert not calendar.is_workday(date(2031, 4, 27))
    assert calendar.is_workday(date(2031, 5, 6))
