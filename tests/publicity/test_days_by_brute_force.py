"""The days of every form of rule, against a second opinion: a look at each day of the period, one by one.

The second opinion knows a rule as a plain question about a day. It uses neither the grammar nor rrule.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planforge.plan.school_calendar import SchoolCalendar
from planforge.plan.timing_grammar import parse_timing
from planforge.publicity.frame import Frame
from planforge.publicity.slots import Slots
from planforge.publicity.terms import terms_of
from planforge.publicity.workdays import work_calendar

DAY = timedelta(days=1)
Question = Callable[[date], bool]
"""Whether a day is one of the rule's."""
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

TERMS = [
    ("2022—2023学年第二学期", date(2023, 2, 13), date(2023, 7, 7)),
    ("2023—2024学年第一学期", date(2023, 9, 1), date(2024, 1, 19)),
    ("2023—2024学年第二学期", date(2024, 2, 26), date(2024, 7, 5)),
    ("2024—2025学年第一学期", date(2024, 9, 2), date(2025, 1, 17)),
    ("2024—2025学年第二学期", date(2025, 2, 19), date(2025, 7, 4)),
    ("2025—2026学年第一学期", date(2025, 9, 1), date(2026, 2, 1)),
]
"""The second has a first week that is one day long, the third holds the leap day, one ends on a Sunday."""
CALENDAR = SchoolCalendar.model_validate(
    {"terms": [{"name": name, "period": f"{first} 至 {last}"} for name, first, last in TERMS]}
)


def weekday(*wanted: int) -> Question:
    return lambda day: day.weekday() in wanted


def of_month(*numbers: int) -> Question:
    return lambda day: day.day in numbers or day.day - monthrange(day.year, day.month)[1] - 1 in numbers


def nth(which: int, wanted: int) -> Question:
    """The ``which``-th such weekday of the month; -1 is the last."""

    def asked(day: date) -> bool:
        after = (monthrange(day.year, day.month)[1] - day.day) // 7
        return day.weekday() == wanted and ((day.day - 1) // 7 == which - 1 if which > 0 else after == -which - 1)

    return asked


def workday_of_month(which: int) -> Question:
    def asked(day: date) -> bool:
        length = monthrange(day.year, day.month)[1]
        others = range(1, day.day) if which > 0 else range(day.day + 1, length + 1)
        worked = sum(is_workday(day.replace(day=number)) for number in others)
        return is_workday(day) and worked == abs(which) - 1

    return asked


def in_months(months: tuple[int, ...], question: Question) -> Question:
    return lambda day: day.month in months and question(day)


def of_odd_or_even_week(odd: bool, wanted: int) -> Question:
    def asked(day: date) -> bool:
        for _, first, last in TERMS:
            week = ((day - (first - DAY * first.weekday())).days) // 7 + 1
            if first <= day <= last and day.weekday() == wanted and (week % 2 == 1) == odd:
                return True
        return False

    return asked


RULES: dict[str, Question] = {
    "每天": lambda day: True,
    "每个工作日": is_workday,
    "每周五": weekday(FRIDAY),
    "每周日": weekday(SUNDAY),
    "每周二、四": weekday(TUESDAY, THURSDAY),
    "每周一至周五": weekday(*range(5)),
    "每月5日": of_month(5),
    "每月5日、20日": of_month(5, 20),
    "每月29日": of_month(29),
    "每月31日": of_month(31),
    "每月最后一天": of_month(-1),
    "每月第一个周一": nth(1, MONDAY),
    "每月第三个周日": nth(3, SUNDAY),
    "每月最后一个周五": nth(-1, FRIDAY),
    "每月第一个工作日": workday_of_month(1),
    "每月第三个工作日": workday_of_month(3),
    "每月最后一个工作日": workday_of_month(-1),
    "每季度首月5日": in_months((1, 4, 7, 10), of_month(5)),
    "每年9月10日": in_months((9,), of_month(10)),
    "每年2月29日": in_months((2,), of_month(29)),
    "单周周三": of_odd_or_even_week(odd=True, wanted=WEDNESDAY),
    "双周周五": of_odd_or_even_week(odd=False, wanted=FRIDAY),
    "单周周日": of_odd_or_even_week(odd=True, wanted=SUNDAY),
}


def weeks_since(day: date, start: date) -> int:
    return ((day - DAY * day.weekday()) - (start - DAY * start.weekday())).days // 7


def months_since(day: date, start: date) -> int:
    return (day.year - start.year) * 12 + day.month - start.month


EVERY_OTHER: dict[str, tuple[Question, Callable[[date, date], int], int]] = {
    "每两天": (lambda day: True, lambda day, start: (day - start).days, 2),
    "每两周周三": (weekday(WEDNESDAY), weeks_since, 2),
    "隔周周一": (weekday(MONDAY), weeks_since, 2),
    "每两周周二、周四": (weekday(TUESDAY, THURSDAY), weeks_since, 2),
    "每三周周日": (weekday(SUNDAY), weeks_since, 3),
    "每两个月5日": (of_month(5), months_since, 2),
    "每两个月31日": (of_month(31), months_since, 2),
    "每两个月第一个工作日": (workday_of_month(1), months_since, 2),
    "每两个月最后一个周五": (nth(-1, FRIDAY), months_since, 2),
}
"""Rules with an interval: it is counted from the first day of the period that fits."""


@st.composite
def periods(draw: st.DrawFn) -> tuple[date, date]:
    """From a day to a year or so, in 2023 to 2026, whose days off are published."""
    first = draw(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
    return first, min(first + DAY * draw(st.integers(0, 400)), date(2026, 12, 31))


LEAP_DAY = (date(2024, 2, 29), date(2024, 2, 29))
OVER_THE_YEAR = (date(2023, 12, 29), date(2025, 1, 6))
A_TERM = (date(2024, 2, 26), date(2024, 7, 5))
BETWEEN_TERMS = (date(2025, 1, 18), date(2025, 2, 18))


def days_of(text: str, first: date, last: date) -> list[date]:
    """The days that planforge makes of ``text``."""
    frame = Frame(work_calendar(()), terms_of((CALENDAR,)), first, last)
    return [slot.first for slot in Slots(frame, text).of(parse_timing(text), first, last)]


def every_day(first: date, last: date) -> Iterator[date]:
    return (first + DAY * number for number in range((last - first).days + 1))


@pytest.mark.parametrize("text", RULES)
@settings(max_examples=40, deadline=None)
@given(periods())
@example(LEAP_DAY)
@example(OVER_THE_YEAR)
@example(A_TERM)
@example(BETWEEN_TERMS)
def test_a_rule_means_the_days_that_answer_its_question(text: str, period: tuple[date, date]) -> None:
    """No day too many, none missing, in order."""
    assert days_of(text, *period) == list(filter(RULES[text], every_day(*period)))


@pytest.mark.parametrize("text", EVERY_OTHER)
@settings(max_examples=40, deadline=None)
@given(periods())
@example(LEAP_DAY)
@example(OVER_THE_YEAR)
def test_an_interval_counts_from_the_first_day_that_fits(text: str, period: tuple[date, date]) -> None:
    """每两周周三 begins with the first Wednesday of the period."""
    fits, since, interval = EVERY_OTHER[text]
    days = list(filter(fits, every_day(*period)))
    assert days_of(text, *period) == [day for day in days if since(day, days[0]) % interval == 0]


@pytest.mark.parametrize("name,first,last", TERMS)
@pytest.mark.parametrize("week", range(1, 24))
@pytest.mark.parametrize("wanted", [MONDAY, FRIDAY, SUNDAY])
def test_a_numbered_week_is_counted_from_the_week_of_the_first_day(
    name: str, first: date, last: date, week: int, wanted: int
) -> None:
    """第3周周一 of a term is found by counting Mondays; a day outside the term is none."""
    mondays = [day for day in every_day(first - DAY * 6, last) if day.weekday() == MONDAY]
    monday = mondays[week - 1] if week <= len(mondays) else None
    day = monday + DAY * wanted if monday else None
    expected = [day] if day and first <= day <= last else []
    assert days_of(f"{name}第{week}周周{'一二三四五六日'[wanted]}", first, last) == expected


def test_a_week_is_that_of_the_term_in_whose_part_of_the_period_it_lies() -> None:
    """June to October touches two terms; the third week of the first one was in March, and is not meant."""
    assert days_of("第3周周二", date(2024, 6, 1), date(2024, 10, 31)) == [date(2024, 9, 17)]
    assert days_of("第3周周二", date(2024, 3, 1), date(2024, 10, 31)) == [date(2024, 3, 12), date(2024, 9, 17)]
    assert days_of("第3周周二", date(2024, 6, 1), date(2024, 6, 30)) == [date(2024, 3, 12)]


def test_only_months_in_which_it_was_to_be_are_told_to_lack_the_day() -> None:
    """每两个月31日 from May: June is none of its months."""
    first, last = date(2026, 5, 15), date(2026, 12, 31)
    slots = Slots(Frame(work_calendar(()), (), first, last), "每两个月31日")
    assert len(slots.of(parse_timing("每两个月31日"), first, last)) == 2
    assert [problem.facts["months"] for problem in slots.problems] == ["2026年9月、2026年11月"]
