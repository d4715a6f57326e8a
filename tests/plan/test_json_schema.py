"""The JSON Schemas that editors use: current, right about real plans, and strict about misspelt keys."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from real_plans import PLANS, name

from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.json_schema import any_kind_schema, kind_schema
from planforge.plan.keys import meant
from planforge.plan.kinds import KINDS, PlanKind, kind_named
from planforge.plan.plan import Plan
from planforge.plan.starter import modeline, starter
from planforge.resources import folder
from planforge.source import Mapping, Node, Scalar, load

FORMS = [(english, script) for english in (False, True) for script in ("hans", "hant")]


def written(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_file_is_current(kind: PlanKind, update: bool) -> None:
    """``make schemas`` writes it from the models."""
    file = folder("schemas") / f"{kind.name}.schema.json"
    if update:
        file.write_text(written(kind_schema(kind)), "utf-8")
    assert file.read_text("utf-8") == written(kind_schema(kind))


def test_every_schema_file_has_a_kind() -> None:
    """No file is left behind by a kind that is gone; those of reports are no kind's."""
    files = {file.name for file in folder("schemas").iterdir()}
    reports = {"report.schema.json", "totals.schema.json"}
    assert files == {*(f"{kind.name}.schema.json" for kind in KINDS)} | reports


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_is_a_schema(kind: PlanKind) -> None:
    """By its own dialect, and so is that of all kinds together."""
    Draft7Validator.check_schema(kind_schema(kind))
    Draft7Validator.check_schema(any_kind_schema())


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_real_plan_fits_its_schema(file: Path) -> None:
    """Starters and samples, in either script and either language of keys, show no red line in an editor."""
    data = plain(load(file.read_text("utf-8"), file.name, Diagnostics()))
    assert problems(data) == []


@pytest.mark.parametrize(("english", "script"), FORMS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_plan_fits_its_schema(kind: PlanKind, english: bool, script: str) -> None:
    """As ``planforge new`` writes it, in every form."""
    text = starter(kind, english_keys=english, script=script)
    assert problems(plain(load(text, "new", Diagnostics()))) == []
    assert text.startswith(modeline(kind) + "\n")


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_misspelt_key_does_not_fit(file: Path) -> None:
    """At the top and one level down."""
    data = plain(load(file.read_text("utf-8"), file.name, Diagnostics()))
    above = deepcopy(data) | {"标提": "题"}
    below = deepcopy(data) | {"印发": {"方式": "正文", "主宋": "各校"}}
    below.pop("印發", None)
    assert problems(above) and problems(below)


def test_a_word_that_is_no_choice_does_not_fit() -> None:
    """Editors offer the words of a closed choice and refuse others."""
    plan = {"类型": "实施方案", "标题": "题", "发文单位": "局", "印发": {"方式": "附件"}}
    assert problems(plan) == []
    assert problems(plan | {"印发": {"方式": "随便"}})


def problems(data: dict[str, Any]) -> list[str]:
    """What the schema of the plan's own kind says against ``data``."""
    words = {found.name: key for key in data if (found := meant(Plan, key))}
    kind = kind_named(fold(data[words["kind"]]))
    assert kind is not None
    return [error.message for error in Draft7Validator(kind_schema(kind)).iter_errors(data)]


def plain(node: Node | None) -> Any:
    """The data of a located value, all texts as written."""
    if isinstance(node, Scalar):
        return None if node.is_empty else node.value
    if isinstance(node, Mapping):
        return {entry.key.value: plain(entry.value) for entry in node}
    return [plain(item) for item in node or ()]
