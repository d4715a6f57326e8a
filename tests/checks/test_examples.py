"""The examples of the rules, which ``planforge explain`` and the list of rules show: wrong is wrong, right is right."""

from __future__ import annotations

import pytest
import yaml

import planforge
from planforge.checks.grouped import rules_by_group
from planforge.codes import Wording
from planforge.language.script import fold

NEEDED = {"类型": "实施方案", "标题": "青山县学前教育普及普惠实施方案", "发文单位": "青山县教育局"}
"""What an example does not say itself."""
RECTIFICATION = "PF8"
ELSEWHERE = ("PF26", "PF27", "PF28", "PF29", "PF712", "PF720", "PF80", "PF824", "PF831", "PF9")
"""What is told of a layout, of a conversion, of several files, of tables; and what has its own test."""
RULES = [one for rules in rules_by_group().values() for one in rules if not one.code.startswith(ELSEWHERE)]


def said(rule: Wording, example: str) -> list[str]:
    """The codes that are reported about a plan with ``example`` in it, templates and all."""
    needed = NEEDED | ({"类型": "整改方案"} if rule.code.startswith(RECTIFICATION) else {})
    written = set(map(fold, yaml.safe_load(example) or {}))
    missing = (f"{key}: {value}\n" for key, value in needed.items() if key not in written)
    checked = planforge.read(f"{''.join(missing)}{example}\n".encode(), "方案.yaml")
    planforge.make_document(checked)
    return [one.code for one in checked.diagnostics]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_is_found(rule: Wording) -> None:
    """By the very rule."""
    assert rule.code in said(rule, rule.wrong)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_right_example_is_not(rule: Wording) -> None:
    """Whatever else may be said of so short a plan."""
    assert rule.code not in said(rule, rule.right)
