"""``planforge templates``: what there is, and a copy of it that renders the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Planforge

from planforge.plan.kinds import KINDS, PlanKind
from planforge.resources import folder


def test_every_template_is_listed_with_its_blocks(planforge: Planforge) -> None:
    """By the name under which a folder of one's own overrides it, with a word about it."""
    result = planforge("templates", "list")
    assert (result.code, result.err) == (0, "")
    names = [path.relative_to(folder("templates")).as_posix() for path in folder("templates").rglob("*.j2")]
    lines = {line.split("  ")[0]: line for line in result.out.split("\n")}
    assert [name for name in names if len(lines.get(name, "").split("  ", 1)) < 2] == []
    assert "块：title、subtitle、body、ending、preamble" in result.out


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_ejected_set_renders_the_same(kind: PlanKind, planforge: Planforge) -> None:
    """A starting point for changes: unchanged, it gives the same bytes."""
    planforge("new", kind.zh[0], "方案.yaml")
    result = planforge("templates", "eject", kind.zh[0], "模板")
    assert result.code == 0
    assert sorted(result.out.split()) == sorted(str(path) for path in Path("模板").rglob("*") if path.is_file())
    planforge("render", "方案.yaml", "-o", "原")
    planforge("render", "方案.yaml", "-o", "新", "--templates", "模板")
    for file in Path("原").iterdir():
        assert file.read_bytes() == Path("新", file.name).read_bytes()


def test_ejecting_overwrites_nothing(planforge: Planforge) -> None:
    """Not even a single file, and then none is written."""
    Path("模板/base").mkdir(parents=True)
    Path("模板/base/macros.md.j2").write_text("我改的", "utf-8")
    result = planforge("templates", "eject", "实施方案", "模板")
    assert (result.code, result.out) == (2, "")
    assert "PF631" in result.err
    assert [path.name for path in Path("模板").rglob("*") if path.is_file()] == ["macros.md.j2"]
