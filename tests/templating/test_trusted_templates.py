"""Planforge's own templates run without the sandbox where no other can be among them: the result is the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from full_plan import Filler

import planforge
from planforge.plan.annexes import GENERATED
from planforge.plan.kinds import KINDS, PlanKind
from planforge.templating import environment

MANY = 60
WORK = 20_000


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_in_the_sandbox_they_write_the_same(kind: PlanKind, tmp_path: Path) -> None:
    """An empty folder of the user's puts every template of a plan with all its fields, and all annexes, into it."""
    data = {
        **Filler().fill(kind.model),
        "类型": kind.zh[0],
        "附件": [{"生成": GENERATED[name][0]} for name in GENERATED],
    }
    checked = planforge.read(json.dumps(data, ensure_ascii=False).encode(), "方案.yaml")
    plain, sandboxed = planforge.make_document(checked), planforge.make_document(checked, [tmp_path])
    assert plain is not None, list(checked.diagnostics)
    assert plain == sandboxed


def test_a_plan_that_makes_much_of_little_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every target with a year of its own is a table that grows with the square of the plan; it is counted."""
    monkeypatch.setattr(environment, "WORK", WORK)
    targets = [{"名称": f"指标{number}", "分年度": {f"{1900 + number}年": "1%"}} for number in range(MANY)]
    head = {"类型": "实施方案", "标题": "方案", "发文单位": "县教育局", "附件": ["目标分解表"]}
    checked = planforge.read(json.dumps({**head, "目标": targets}, ensure_ascii=False).encode(), "方案.yaml")
    assert planforge.make_document(checked) is None
    assert [one.code for one in checked.diagnostics if one.code.startswith("PF4")] == ["PF421"]
