"""Schedule times, wanted counts, capacities and seasons: every case is a line of ``cases/time``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from timing_notation import capacity_shown, rate_shown, season_shown, timing_shown

from planforge.diagnostics import Diagnostics
from planforge.plan.capacity import parse_capacity
from planforge.plan.loading import LoadedPlan, read_text
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rates import rate_of, rates_in
from planforge.plan.timing_grammar import parse_excepted, parse_timing
from planforge.plan.unreadable import Unreadable
from planforge.plan.week_grammar import parse_season
from planforge.source import Text

CASES = Path(__file__).parents[1] / "cases" / "time"


def cases(name: str) -> dict[str, Any]:
    """The case file ``name``; every value is text."""
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


def refusal(parse: Callable[[str], object], text: str) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        parse(text)
    return refused.value


TIMINGS, RATES, SEASONS = cases("timings"), cases("rates"), cases("seasons")


@pytest.mark.parametrize(("text", "said"), TIMINGS["read"].items())
def test_a_time_of_a_schedule_is_taken_apart(text: str, said: str) -> None:
    """Either script, any numerals, with or without spaces: its rules and all that is said beside them."""
    timing = parse_timing(text)
    assert timing_shown(timing) == said
    assert str(timing) == text


@pytest.mark.parametrize("text", TIMINGS["read"])
def test_spaces_and_full_width_change_nothing(text: str) -> None:
    """A space on either side, and digits of full width."""
    wide = text.translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    expected = TIMINGS["read"][text]
    assert [timing_shown(parse_timing(form)) for form in (f" {text} ", wide)] == [expected, expected]


@pytest.mark.parametrize(("text", "said"), TIMINGS["refused"].items())
def test_a_time_is_refused_with_what_is_wrong_in_it(text: str, said: str) -> None:
    """The code names the fault; the facts hold the text as written and what the message needs."""
    code, *facts = said.split()
    problem = refusal(parse_timing, text)
    assert problem.code == code
    assert problem.facts["text"] == text
    assert sorted(value for name, value in problem.facts.items() if name != "text") == sorted(facts)


@pytest.mark.parametrize("near", [said.split()[1] for said in TIMINGS["refused"].values() if said.startswith("PF910 ")])
def test_the_form_that_is_advised_can_be_read(near: str) -> None:
    """Whoever takes the advice is not refused again."""
    assert parse_timing(near).rules


@pytest.mark.parametrize(("text", "said"), TIMINGS["excepted"].items())
def test_what_is_left_out_may_be_a_holiday(text: str, said: str) -> None:
    """By the name that the national calendar has for it; everything else is a time like any other."""
    assert timing_shown(parse_excepted(text)) == said


def test_a_time_keeps_the_place_of_its_text() -> None:
    """So that a finding about it is shown where it stands."""
    text = parse_timing(Text("每周五", "schedule.0.when.0")).text
    assert isinstance(text, Text)
    assert text.path == "schedule.0.when.0"


def test_of_several_times_the_unreadable_one_is_left_out() -> None:
    """It is told once, at its place; the others are read, and so is the rest of the plan."""
    diagnostics = Diagnostics()
    plan = "类型: 宣传方案\n标题: 宣传方案\n发文单位: 县教育局\n排期:\n  - {时间: [每周, 每周五], 名称: 专题}\n"
    loaded = read_text(plan, "方案.yaml", diagnostics)
    assert isinstance(loaded, LoadedPlan)
    assert isinstance(loaded.plan, PublicityPlan)
    assert loaded.plan.schedule
    assert [str(when) for when in loaded.plan.schedule.entries[0].when] == ["每周五"]
    assert [(found.code, found.facts["text"]) for found in diagnostics if found.code == "PF910"] == [("PF910", "每周")]


@pytest.mark.parametrize(("text", "said"), RATES["sentences"].items())
def test_wanted_counts_are_found_in_a_sentence(text: str, said: str) -> None:
    """What is a percentage, an age, a place in an order or a count of something else is none."""
    found = rates_in(text)
    assert (" + ".join(map(rate_shown, found)) or "—") == said
    assert all(str(rate) in text for rate in found)


@pytest.mark.parametrize(("text", "said"), RATES["rhythms"].items())
def test_a_rhythm_is_one_count(text: str, said: str) -> None:
    """A stretch of time alone (每周) is one; days that come again are as many as they are."""
    rate = rate_of(text)
    assert rate_shown(rate) == said
    assert str(rate) == text


@pytest.mark.parametrize(("text", "said"), RATES["capacities"].items())
def test_a_capacity_is_the_most_in_a_stretch_of_time(text: str, said: str) -> None:
    """A number alone is that of a day."""
    capacity = parse_capacity(text)
    assert capacity_shown(capacity) == said
    assert str(capacity) == text


@pytest.mark.parametrize("text", RATES["no_rhythm"])
def test_what_is_no_rhythm_is_refused(text: str) -> None:
    """Nothing is guessed; two rhythms are not one."""
    problem = refusal(rate_of, text)
    assert (problem.code, problem.facts) == ("PF940", {"text": text})


@pytest.mark.parametrize("text", RATES["no_capacity"])
def test_what_is_no_capacity_is_refused(text: str) -> None:
    """A lower limit says nothing of how much there is room for."""
    problem = refusal(parse_capacity, text)
    assert (problem.code, problem.facts) == ("PF941", {"text": text})


@pytest.mark.parametrize(("text", "said"), SEASONS["read"].items())
def test_a_season_is_school_weeks_or_days(text: str, said: str) -> None:
    """Weeks are kept as they are named, until a calendar makes days of them."""
    season = parse_season(text)
    assert season_shown(season) == said
    assert season.formal() == text if season.weeks else str(season) == text


@pytest.mark.parametrize(("text", "said"), SEASONS["refused"].items())
def test_what_is_no_season_is_refused(text: str, said: str) -> None:
    """As a period is; days of a week are none."""
    code, *facts = said.split()
    problem = refusal(parse_season, text)
    assert problem.code == code
    assert sorted(value for name, value in problem.facts.items() if name != "text") == sorted(facts)
