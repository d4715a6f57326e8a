"""Which finding is which, as people decided it: every file of ``cases/rectify/matching`` is an old plan and a round."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from planforge.plan.companions import read_apart
from planforge.plan.finding_numbers import number_key
from planforge.plan.loading import LoadedFeedback, LoadedPlan
from planforge.plan.numbered import of_feedback, of_plan
from planforge.plan.rectification import RectificationPlan
from planforge.rectification.matching import Doubt, Outcome, Same, match

FOLDER = Path(__file__).parents[1] / "cases" / "rectify"
FILES = sorted((FOLDER / "matching").glob("*.yaml"))


def read(file: Path) -> dict[str, Any]:
    """A case file; every scalar is text."""
    return dict(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader))


FAILS = read(FOLDER / "matching_fails_today.yaml")


@cache
def outcomes(file: Path) -> dict[str, Outcome]:
    """What is made of every finding of the round that is no group, by its key."""
    case = read(file)
    plan = {"类型": "整改方案", "标题": "方案", "发文单位": "县教育局", "问题": case["旧"]}
    feedback = {"类型": "反馈意见", "检查单位": "督导组", "问题": case["新"]}
    before, _ = read_apart(json.dumps(plan, ensure_ascii=False).encode(), "方案.yaml")
    after, _ = read_apart(json.dumps(feedback, ensure_ascii=False).encode(), "反馈.yaml")
    assert isinstance(before, LoadedPlan) and isinstance(before.plan, RectificationPlan)
    assert isinstance(after, LoadedFeedback)
    reported = [one for one in of_feedback(after.feedback) if not one.is_group or one.finding.same]
    return {one.new.key: one for one in match(of_plan(before.plan), reported)}


def wanted(one: dict[str, Any]) -> tuple[str, list[str]]:
    """``same``, ``new`` or ``doubt``, and the keys of the old findings."""
    kind = {"同": "same", "新问题": "new", "存疑": "doubt"}[next(iter(one))]
    said = next(iter(one.values())) if kind != "new" else []
    return kind, sorted(map(number_key, said if isinstance(said, list) else [said]))


def found(outcome: Outcome) -> tuple[str, list[str]]:
    """The same of an outcome."""
    if isinstance(outcome, Same):
        return "same", sorted(old.key for old in outcome.olds)
    if isinstance(outcome, Doubt):
        return "doubt", sorted(one.old.key for one in outcome.candidates)
    return "new", []


def judged() -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Every finding that is judged, with its file; a group is only told where it is declared."""
    for file in FILES:
        known = outcomes(file)
        yield from ((file, name, one) for name, one in read(file)["应为"].items() if number_key(name) in known)


def case(file: Path, name: str, one: dict[str, Any]) -> Any:
    """A case with its name; one that is known to fail must fail."""
    reason = FAILS.get(file.stem, {}).get(name)
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []
    return pytest.param(file, name, one, marks=marks, id=f"{file.stem} {name}")


@pytest.mark.parametrize(("file", "name", "one"), [case(*each) for each in judged()])
def test_a_finding_is_taken_for_what_people_take_it_for(file: Path, name: str, one: dict[str, Any]) -> None:
    """The same, new, or asked about among the right ones; where people would be unsure too, asking is right."""
    kind, keys = found(outcomes(file)[number_key(name)])
    expected, olds = wanted(one)
    if kind == "doubt" and name in read(file).get("容许", []):
        return
    assert kind == expected
    assert set(olds) <= set(keys) if kind == "doubt" else olds == keys


@pytest.mark.parametrize(("file", "name", "one"), list(judged()), ids=lambda each: getattr(each, "stem", None))
def test_no_finding_is_ever_taken_for_another(file: Path, name: str, one: dict[str, Any]) -> None:
    """Whatever is not clear is asked: a confident wrong answer would put words into the wrong measures."""
    kind, keys = found(outcomes(file)[number_key(name)])
    assert kind != "same" or ("same", keys) == wanted(one)


def test_known_failures_are_cases() -> None:
    """Each names a finding that is judged."""
    names = {(file.stem, name) for file, name, _ in judged()}
    assert {(stem, name) for stem, all_of_it in FAILS.items() for name in all_of_it} <= names
