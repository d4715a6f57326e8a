"""A plan laid over itself is itself, and so is one that says nothing of its own; whatever shape it is written in."""

from __future__ import annotations

from pathlib import Path

import pytest
from real_plans import SAMPLES, beside, fresh, name

import planforge
from planforge.diagnostics import Severity
from planforge.extending.inherited import OF_THE_PAPER
from planforge.pipeline import Checked
from planforge.plan.walk import written

PLAIN = [file for file in SAMPLES if fresh(file).bases == {}]


def over(file: Path, own: str) -> Checked:
    """The text ``own`` as a plan that extends ``file``."""
    return planforge.read(own.encode(), "本校.yaml", beside(file))


def said(checked: Checked) -> list[tuple[str, str]]:
    """Every value with its path, but for those that are one paper's own."""
    assert checked.loaded
    own = {*OF_THE_PAPER, "issue.printed", "issue.copy_number"}
    return [one for one in written(checked.loaded.plan) if one[0] not in own]


@pytest.mark.parametrize("file", PLAIN, ids=name)
def test_a_plan_over_itself_is_itself(file: Path) -> None:
    """Keys, items with and without names, lists of every form: each finds its own."""
    checked = over(file, f"{file.read_text('utf-8')}\n继承: {file.name}\n")
    assert [one.code for one in checked.diagnostics if one.severity is Severity.ERROR] == []
    assert said(checked) == said(fresh(file))


@pytest.mark.parametrize("file", PLAIN, ids=name)
def test_a_plan_that_says_nothing_is_its_base(file: Path) -> None:
    """Every value has the place where the base has it."""
    checked, base = over(file, f"继承: {file.name}\n"), fresh(file)
    assert said(checked) == said(base)
    assert checked.loaded and base.loaded
    places = {path: place for path, place in checked.loaded.places.items() if place.file != "本校.yaml"}
    assert places.items() <= base.loaded.places.items()
    assert len(places) > len(base.loaded.places) // 2
