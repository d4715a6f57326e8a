"""No text makes a parser of time fail: it is read, or refused by a code whose wording the facts complete."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from expectations import wording_is_complete
from hypothesis import given, settings
from hypothesis import strategies as st

import planforge
from planforge.plan.anchor import Anchor
from planforge.plan.dates import CalendarDate, parse_date
from planforge.plan.deadline import Deadline, parse_deadline
from planforge.plan.period import Period, parse_period
from planforge.plan.quantity import Quantity, parse_quantity
from planforge.plan.unreadable import Unreadable

CODES = yaml.safe_load(
    (Path(planforge.__file__).parent / "codes" / "time.yaml").read_text(encoding="utf-8")
)
PIECES = [
    *"0123456789年月日底初末中前内起至到—-~.,，、；:：％%自每第上下半旬周天号一二三四五六七八九十廿〇零两百千万元约達",
    *["2025年", "2026", "9999年", "0001年", "民國", "99999", "春季学期", "开学", "季度", "学年", "年底"],
    *["印发之日起", "个工作日", "个月", "逐年", "长期", "完成", "分阶段", "暑假", "明年", "次年", "十四五"],
    *["不低于", "以上", "百分之", "並", " ", "\n"],
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
LONG = 2.0
"""Seconds; some milliseconds are usual."""
DAYS = st.one_of(st.none(), st.dates())
ANCHORS = st.builds(Anchor, DAYS, DAYS, DAYS)


@settings(max_examples=600)
@given(TEXTS, ANCHORS)
def test_deadlines_are_read_or_refused(text: str, anchor: Anchor) -> None:
    """Whatever is written; and a read one keeps its text and resolves by any plan."""
    try:
        deadline = parse_deadline(text)
    except Unreadable as problem:
        assert wording_is_complete(problem)
        return
    assert isinstance(deadline, Deadline)
    assert str(deadline) == text
    assert isinstance(deadline.resolve(anchor), date | None)
    assert deadline.sort_key(anchor) <= (5, date.max)


@settings(max_examples=600)
@given(TEXTS, ANCHORS)
def test_periods_are_read_or_refused(text: str, anchor: Anchor) -> None:
    """Whatever is written; a read one does not end before it begins."""
    try:
        period = parse_period(text)
    except Unreadable as problem:
        assert wording_is_complete(problem)
        return
    assert isinstance(period, Period)
    assert str(period) == text
    assert not (period.first and period.last) or period.first <= period.last
    assert isinstance(period.resolve(anchor).last, date | None)
    assert period.formal("minguo")


@settings(max_examples=600)
@given(TEXTS)
def test_dates_are_read_or_refused(text: str) -> None:
    """Whatever is written; a read one says the same again from its formal form."""
    try:
        read = parse_date(text)
    except Unreadable as problem:
        assert wording_is_complete(problem)
        return
    assert isinstance(read, CalendarDate)
    assert read.first() <= read.last()
    assert parse_date(read.formal()) == read
    assert parse_date(read.formal("minguo")) == read


@settings(max_examples=600)
@given(TEXTS)
def test_quantities_are_read_or_none(text: str) -> None:
    """Whatever is written; a read one has one number or two, and its text."""
    quantity = parse_quantity(text)
    assert quantity is None or (isinstance(quantity, Quantity) and len(quantity.numbers) in (1, 2))
    assert quantity is None or str(quantity) == text


@pytest.mark.parametrize("word", [*PIECES, "力争", "逐年提高", "每年", "1,111", "全面基本", "2025年6月底前完成，"])
def test_no_text_takes_long(word: str) -> None:
    """A word said over and over is refused at once: no expression backtracks without end."""
    started = perf_counter()
    for parse in (parse_date, parse_period, parse_deadline, parse_quantity):
        for text in (word * (190 // len(word)), word * (50 // len(word)), word * (50 // len(word)) + "!"):
            with suppress(Unreadable):
                parse(text)
    assert perf_counter() - started < LONG


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    """ISO, formal, Taiwan's and numeric forms of one day are one date."""
    known = CalendarDate(day.year, day.month, day.day)
    forms = [day.isoformat(), known.formal(), known.formal("minguo"), f"{day.year}.{day.month}.{day.day}"]
    assert [parse_date(form) for form in forms] == [known] * len(forms)
    assert [parse_deadline(form).resolve(Anchor()) for form in forms] == [day] * len(forms)


@pytest.mark.parametrize("code", CODES)
def test_the_wording_of_each_code_is_whole(code: str) -> None:
    """Each code has a name, a message without full stop, and examples."""
    entry = CODES[code]
    assert code.startswith("PF3")
    assert entry["name"] and entry["why"] and entry["wrong"] and entry["right"]
    assert not entry["message"].endswith("。")


@pytest.mark.parametrize("code", [code for code in CODES if code not in {"PF311"}])
def test_the_wrong_example_of_each_code_is_wrong_and_the_right_one_right(code: str) -> None:
    """`planforge explain` shows what it says: the wrong line raises this code, the right one is read."""
    parsers = {"成文日期": parse_date, "完成时限": parse_deadline, "起止": parse_period}
    (key, wrong), (_, right) = (
        CODES[code][side].strip().split(": ", 1) for side in ("wrong", "right")
    )
    with pytest.raises(Unreadable) as refused:
        parsers[key](wrong)
    assert refused.value.code == code
    assert str(parsers[key](right)) == right
