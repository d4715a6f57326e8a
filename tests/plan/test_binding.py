"""One plan in many ways of writing: every pair of ``cases/binding/same.yaml`` gives equal plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from planforge.diagnostics import Diagnostics
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan, read_plan
from planforge.plan.walk import of_kind
from planforge.source import Text, load

CASES = Path(__file__).parents[1] / "cases" / "binding" / "same.yaml"
SAME = yaml.load(CASES.read_text("utf-8"), Loader=yaml.BaseLoader)
HEAD = "类型: 发展规划\n标题: 规划\n发文单位: 县教育局\n"


def loaded(text: str) -> LoadedPlan:
    """The plan of ``text``, which need not be complete; keys that no model knows are passed over."""
    read = read_plan(load(HEAD + text, "例.yaml", Diagnostics()), Diagnostics())
    assert read is not None
    return read


def texts(read: LoadedPlan) -> Iterator[tuple[str, str]]:
    """Every text of the plan by its path."""
    for kind in Kind:
        yield from ((text.path, str(text)) for _, _, text in of_kind(read.plan, kind) if isinstance(text, Text))


@pytest.mark.parametrize("name", SAME)
def test_both_ways_of_writing_are_one_plan(name: str) -> None:
    """What is short for what is said in the manual and the field reference."""
    this, that = (loaded(SAME[name][side]).plan for side in ("this", "that"))
    assert this == that
    assert this != loaded("").plan


@pytest.mark.parametrize("name", SAME)
def test_every_text_keeps_its_path_in_either_way(name: str) -> None:
    """The same value has the same path, whichever way it is written."""
    this, that = (dict(texts(loaded(SAME[name][side]))) for side in ("this", "that"))
    assert this == that


def test_a_plan_is_frozen() -> None:
    """Whoever has a plan can rely on it."""
    plan = loaded("指导思想: 公益。").plan
    with pytest.raises(ValueError, match="frozen"):
        plan.guiding = None  # type: ignore[misc]


def test_the_place_of_what_is_not_written_is_that_of_its_holder() -> None:
    """A finding about something absent stands at the thing that should have it."""
    read = loaded("措施:\n  - {标题: 建校舍}\n")
    assert read.place("measures.entries.0.deadline") == read.place("measures.entries.0")
    assert read.place("measures.entries.0.title.x") == read.place("measures.entries.0.title")
    place = read.place("measures.entries.0.title")
    assert place is not None and (place.line, place.column) == (5, 10)
