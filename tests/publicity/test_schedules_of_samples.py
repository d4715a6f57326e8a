"""The two publicity samples: what their schedules hold, and what one of them keeps of the plan that it goes back to."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from real_plans import ROOT, read

import planforge
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.occurrence import Shift
from planforge.publicity.rolling.over import RollOver
from planforge.publicity.schedule import Schedule, make_schedule

FOLDER = ROOT / "samples" / "publicity"
COUNTY_MONTH = FOLDER / "青山县2026年教育宣传月宣传方案.yaml"
YEAR_OF_CONTENT = FOLDER / "望川縣教育內涵發展年宣傳方案.yaml"


def schedule_in(file: Path) -> Schedule:
    """The schedule of a sample."""
    checked = read(file)[0]
    assert checked.loaded is not None and isinstance(checked.loaded.plan, PublicityPlan)
    return make_schedule(checked.loaded.plan, checked.script)


@pytest.fixture(scope="module")
def month() -> Schedule:
    """The county's publicity month."""
    return schedule_in(COUNTY_MONTH)


@pytest.fixture(scope="module")
def content() -> Schedule:
    """The publicity of the 教育內涵發展年."""
    return schedule_in(YEAR_OF_CONTENT)


def test_the_county_month_has_forty_occurrences_over_several_schools(month: Schedule) -> None:
    """Every school has work of its own, every channel and every chapter is used."""
    plan = month.plan
    busy = {unit for one in month.occurrences for unit in one.members}
    assert len(month.occurrences) >= 40
    assert len(plan.schools) >= 8 and set(plan.schools) <= busy
    assert plan.channels and len(plan.channels.entries) >= 8
    assert {one.name for one in plan.channels.entries} == {name for one in month.occurrences for name in one.channels}
    assert plan.chapters
    assert {one.title for one in plan.chapters.entries} == {name for one in month.occurrences for name in one.chapters}


def test_the_schools_of_the_county_month_take_turns(month: Schedule) -> None:
    """各校轮流 gives each school one issue; 各校分别 gives each one of every issue."""
    by_entry = {key: Counter(one.units[0] for one in month.occurrences if one.entry.id == key)
                for key in ("gongzhonghao", "guangbo")}  # fmt: skip
    once = dict.fromkeys(month.plan.schools, 1)
    assert by_entry == {"gongzhonghao": once, "guangbo": once}


def test_the_make_up_day_of_the_county_month_is_worked(month: Schedule) -> None:
    """2026-05-09, a Saturday: an event takes place, and copy and reviews are due on it."""
    day = date(2026, 5, 9)
    assert [one.shift for one in month.occurrences if one.day == day] == [Shift.NONE]
    assert any(one.copy_due == day for one in month.occurrences)
    assert any(review.due == day for one in month.occurrences for review in one.reviews)


def test_the_month_end_of_the_county_month_is_moved_into_the_month(month: Schedule) -> None:
    """31 May 2026 is a Sunday."""
    moved = [(one.nominal, one.day) for one in month.occurrences if one.entry.id == "huizong"]
    assert moved == [(date(2026, 5, 31), date(2026, 5, 29))]


def test_the_county_month_rolls_over(month: Schedule) -> None:
    """Its school calendar knows 2027: as many occurrences, each of a working day, memorial days on their dates."""
    checked = read(COUNTY_MONTH)[0]
    assert checked.loaded is not None
    over = RollOver(checked.text, checked.loaded, 2027)
    rolled = planforge.read(over.next_text().encode(), COUNTY_MONTH.name, lambda other: (FOLDER / other).read_bytes())
    assert rolled.loaded is not None and isinstance(rolled.loaded.plan, PublicityPlan)
    found = make_schedule(rolled.loaded.plan, rolled.script)
    assert {problem.severity for problem in found.problems} <= {"note"}
    assert len(found.occurrences) == len(month.occurrences)
    assert all(not found.frame.calendar.is_off(one.day) for one in found.occurrences)
    assert [one.nominal.day for one in found.occurrences if one.entry.id == "zhutiri"] == [12, 15, 20, 31]


def test_the_year_of_content_keeps_the_facts_of_its_model(content: Schedule) -> None:
    """Four chapters in their order, three channels, four requirements, two reviews, May and June."""
    plan = content.plan
    assert plan.chapters and plan.channels and plan.requirements
    assert [one.title for one in plan.chapters.entries] == ["城區擴容篇", "農村建設篇", "特色創建篇", "質量提升篇"]
    assert [one.name for one in plan.channels.entries] == ["縣電視臺專欄", "各級教育信息網", "教育報刊雜誌"]
    assert len(plan.requirements.entries) == 4
    assert [step.label for step in plan.review] == ["局辦公室審核", "分管局領導審簽"]
    assert (content.frame.first, content.frame.last) == (date(2026, 5, 1), date(2026, 6, 30))


def test_the_year_of_content_moves_around_holidays(content: Schedule) -> None:
    """劳动节 and a Sunday are passed by afterwards, 端午节 before."""
    moved = [(one.nominal, one.day) for one in content.occurrences if one.shift is not Shift.NONE]
    assert moved == [
        (date(2026, 5, 4), date(2026, 5, 6)),
        (date(2026, 5, 10), date(2026, 5, 11)),
        (date(2026, 6, 19), date(2026, 6, 18)),
    ]


def test_the_year_of_content_gives_each_chapter_its_share(content: Schedule) -> None:
    """The column takes the four chapters in turn, two issues each; each school writes once."""
    column = [one for one in content.occurrences if one.entry.id == "dianshi"]
    assert Counter(one.chapters[0] for one in column) == dict.fromkeys(column[0].entry.chapters, 2)
    own = [one for one in content.occurrences if one.entry.id == "tongxun"]
    assert Counter(one.units[0] for one in own) == dict.fromkeys(content.plan.schools, 1)
