"""No text makes the grammar of schedules fail: it is read, or refused by a code whose wording the facts complete."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

import pytest
from expectations import wording_is_complete
from hypothesis import given, settings
from hypothesis import strategies as st

from planforge.plan.capacity import Capacity, parse_capacity
from planforge.plan.rates import Rate, rate_of, rates_in
from planforge.plan.school_weeks import TermWeeks
from planforge.plan.timing import Festival, Once, Rule, Timing
from planforge.plan.timing_grammar import parse_timing
from planforge.plan.unreadable import Unreadable
from planforge.plan.week_grammar import parse_season

PIECES = [
    *"0123456789年月日号周天一二三四五六七八九十〇两第个每逢隔单双、，；：:—至到（）从自起共期次除外底末和的",
    *["每周五", "每月", "每两周", "5月8日", "5月", "2026年", "2026-05-08", "第3周", "周二", "第一个", "最后一天"],
    *["工作日", "季度", "首月", "春季学期", "開學第一天", "共8期", "连续8周", "除外", "遇節假日順延", "16:30"],
    *["下午4点", "不少于", "3篇", "各校", "以上", "期间", "每學期", "不超过", "%", "\n", " "],
    *["15:00—17:00", "晚上", "端午", "第3周起", "下学期"],
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
LONG = 2.0
"""Seconds; some milliseconds are usual."""


@settings(max_examples=800, deadline=None)
@given(TEXTS)
def test_times_are_read_or_refused(text: str) -> None:
    """Whatever is written; a read one keeps its text, and its numbers are of weeks and days that there are."""
    try:
        timing = parse_timing(text)
    except Unreadable as problem:
        assert wording_is_complete(problem)
        assert problem.facts["text"] == text
        return
    assert isinstance(timing, Timing)
    assert str(timing) == text
    assert timing.rules
    assert timing.count is None or timing.count > 0
    assert timing.until is None or (timing.clock is not None and timing.clock < timing.until)
    assert all(map(is_sound, (*timing.rules, *timing.exceptions)))


def is_sound(rule: Rule) -> bool:
    """Whether every number of the rule is one of a day, week or month, and the rule says anything at all."""
    if isinstance(rule, Once):
        return bool((rule.period.first and rule.period.last) or (rule.period.start and rule.period.end))
    if isinstance(rule, TermWeeks):
        says = rule.weeks or rule.parity or rule.opening or (rule.since > 0 and rule.days)
        return bool(says) and set(rule.days) <= set(range(7))
    if isinstance(rule, Festival):
        return bool(rule.name)
    days = all(-5 <= which <= 5 and 0 <= day < 7 for which, day in rule.days)
    dates = all(date == -1 or 1 <= date <= 31 for date in rule.dates)
    return rule.interval > 0 and days and dates and set(rule.months) <= set(range(1, 13))


@settings(max_examples=800, deadline=None)
@given(TEXTS)
def test_counts_rhythms_and_capacities_are_read_or_refused(text: str) -> None:
    """Whatever is written; limits are in order, and the words that were read stand in the text."""
    assert all(str(rate) in text and is_in_order(rate) for rate in rates_in(text))
    for parse, kind in ((rate_of, Rate), (parse_capacity, Capacity)):
        try:
            found = parse(text)
        except Unreadable as problem:
            assert wording_is_complete(problem)
            continue
        assert isinstance(found, kind)
        assert str(found) == text


def is_in_order(rate: Rate) -> bool:
    return (rate.least is not None or rate.most is not None) and (rate.least or 0) <= (rate.most or 10**6)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_seasons_are_read_or_refused(text: str) -> None:
    """Whatever is written; a read one keeps its text."""
    try:
        season = parse_season(text)
    except Unreadable as problem:
        assert wording_is_complete(problem)
        return
    assert str(season) == text


@pytest.mark.parametrize("word", PIECES)
def test_no_text_takes_long(word: str) -> None:
    """A word said over and over is refused at once: no expression backtracks without end."""
    started = perf_counter()
    for parse in (parse_timing, parse_season, rates_in, rate_of, parse_capacity):
        for text in (word * 300, word * (119 // len(word)), word * (110 // len(word)) + "除外", f"除{word * 20}外"):
            with suppress(Unreadable):
                parse(text)
    assert perf_counter() - started < LONG
