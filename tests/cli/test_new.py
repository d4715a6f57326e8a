"""``planforge new``: a plan that checks clean and renders, with the keys and in the script asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Planforge

from planforge.plan.kinds import KINDS, PlanKind

OPTIONS = [
    ([], "类型: ", "hans"),
    (["--keys", "en"], "kind: ", "hans"),
    (["--script", "hant"], "類型: ", "hant"),
    (["--keys", "en", "--script", "hant"], "kind: ", "hant"),
]


@pytest.mark.parametrize(("options", "key", "script"), OPTIONS, ids=lambda value: "-".join(value) or "zh")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_new_plan_checks_clean_and_renders(
    kind: PlanKind, options: list[str], key: str, script: str, planforge: Planforge
) -> None:
    """In every kind and form, without a single note."""
    assert planforge("new", kind.zh[0], "新/方案.yaml", *options).out == "新/方案.yaml\n"
    text = Path("新/方案.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=file://")
    assert f"\n{key}" in text
    checked = planforge("check", "新/方案.yaml", "--strict")
    assert (checked.code, checked.out) == (0, "没有发现问题\n")
    assert planforge("render", "新/方案.yaml", "-o", "out").out.split()[1] == f"out/方案.{script}.md"


@pytest.mark.parametrize("name", ["工作要点", "implementation", "發展規劃", "三年规划"])
def test_a_kind_goes_by_any_of_its_names(name: str, planforge: Planforge) -> None:
    """Chinese in either script, English, and the usual other words."""
    assert planforge("new", name, "方案.yaml").code == 0


def test_english_keys_leave_no_chinese_key(planforge: Planforge) -> None:
    """Every key of the schema is translated; values and comments stay."""
    planforge("new", "实施方案", "方案.yaml", "--keys", "en")
    lines = [line.split("#")[0] for line in Path("方案.yaml").read_text("utf-8").split("\n")]
    keys = [line.split(":")[0].strip(" -{") for line in lines if ": " in line or line.rstrip().endswith(":")]
    assert keys and all(key.isascii() for key in keys)
