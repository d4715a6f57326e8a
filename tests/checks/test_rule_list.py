"""The manual's list of rules is made from the rules: every one stands in it, with its level, meaning and examples."""

from __future__ import annotations

from pathlib import Path

from rule_page import rule_page

from planforge.checks.grouped import rules_by_group
from planforge.codes import all_codes
from planforge.diagnostics import Severity
from planforge.reports.rule_list import rule_lines

FILE = Path(__file__).parents[2] / "docs" / "检查规则.md"
OF_PLANS = ("PF2", "PF3", "PF7", "PF8", "PF9")
"""What is said of plans, and not of YAML, templates, layouts or the command line."""
LISTED = {one.code for rules in rules_by_group().values() for one in rules}


def test_the_list_is_current(update: bool) -> None:
    """``make docs`` writes it; nobody edits it by hand."""
    if update:
        FILE.write_text(rule_page(), "utf-8")
    assert FILE.read_text("utf-8") == rule_page()


def test_every_rule_is_in_it() -> None:
    """Whatever has a meaning of its own is a rule, and no rule is without a group."""
    assert {code for code, one in all_codes().items() if one.meaning and code.startswith(OF_PLANS)} == LISTED


def test_whatever_can_be_switched_off_in_a_plan_is_in_it() -> None:
    """A code that people may meet in a plan and may want to switch is a rule: with meaning, reason and examples."""
    light = {code for code, one in all_codes().items() if code.startswith(OF_PLANS) and one.severity < Severity.ERROR}
    assert light - LISTED - {"PF205", "PF207"} == set()


def test_every_rule_says_all() -> None:
    """Meaning in one line, reason, a wrong and a right example."""
    rules = [one for rules in rules_by_group().values() for one in rules]
    lacking = {one.code for one in rules if not (one.meaning and one.why and one.wrong and one.right)}
    assert lacking == set()
    assert [one.code for one in rules if "\n" in one.meaning or "{" in one.meaning or one.meaning.endswith("。")] == []


def test_the_screen_has_a_line_a_rule() -> None:
    """``planforge explain`` without a subject."""
    lines = list(rule_lines())
    assert {line.split()[0] for line in lines if line.startswith("  ")} == LISTED
