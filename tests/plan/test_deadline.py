"""What a plan's own dates decide about its deadlines, and how deadlines sort."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml

from planforge.plan.deadline import Anchor, Deadline, Kind, parse_deadline
from planforge.plan.recurring import Every

CASES = Path(__file__).parents[1] / "cases" / "time" / "years.yaml"
YEARS = yaml.load(CASES.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
PLAN = Anchor(issued=date(2025, 2, 6), first=date(2025, 2, 8), last=date(2025, 12, 31))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and text != "—" else None


@pytest.mark.parametrize("case", YEARS, ids=lambda case: "-".join(case.values()))
def test_the_missing_year_comes_from_the_plan(case: dict[str, str]) -> None:
    """The first day on or after issue and start that the period holds; see ``years.yaml``."""
    anchor = Anchor(issued=day(case.get("issued")), first=day(case.get("from")), last=day(case.get("to")))
    assert parse_deadline(case["text"]).resolve(anchor) == day(case["day"])


def test_deadlines_sort_immediate_dated_recurring_staged_continuous_vague() -> None:
    """A table of measures in order of time needs no other key, whatever order they were written in."""
    in_order = [
        "立行立改",
        "印发之日起30日内",
        "6月底",
        "2025年底",
        "2026年6月30日前",
        "每年12月底前",
        "2025年6月底前完成A，2025年底完成B",
        "分阶段推进",
        "长期坚持",
        "尽快",
    ]
    written = Random(7).sample(in_order, len(in_order))
    ordered = sorted(map(parse_deadline, written), key=lambda deadline: deadline.sort_key(PLAN))
    assert [str(deadline) for deadline in ordered] == in_order


def test_stages_keep_their_own_words() -> None:
    """Each part of a staged deadline is a deadline as written, so that it can be followed up by itself."""
    stages = parse_deadline("2026年3月底前完成勘界，６月底前完成征地、拆遷").stages
    assert [(stage.text, stage.resolve(PLAN)) for stage in stages] == [
        ("2026年3月底前完成勘界", date(2026, 3, 31)),
        ("６月底前完成征地", date(2026, 6, 30)),
    ]


def test_a_recurring_deadline_says_how_often() -> None:
    """The interval is what a schedule will be made from."""
    often = {"每年12月底前": Every.YEAR, "每学期": Every.TERM, "每季度末": Every.QUARTER, "每月5日前": Every.MONTH}
    assert {text: parse_deadline(text).every for text in often} == often


def test_a_deadline_is_a_value() -> None:
    """The same words are the same deadline, usable as a key."""
    assert {parse_deadline("2025年底"), parse_deadline("2025年底")} == {parse_deadline("2025年底")}
    assert parse_deadline("2025年底") != parse_deadline("2025年底前")
    assert isinstance(parse_deadline("2025年底"), Deadline)
    assert parse_deadline("2025年底").kind is Kind.FIXED
