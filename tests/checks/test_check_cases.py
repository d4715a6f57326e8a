"""Broken plans, each finding written beside the line that causes it: every case is a file of ``cases/check``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from expectations import codes, expected, reported, subject

import planforge
from planforge.diagnostics import Diagnostic

FOLDER = Path(__file__).parents[1] / "cases" / "check"
CASES = sorted(FOLDER.glob("*.yaml"))
PLAN_CODES = [code for code in codes() if code.startswith("PF2")]


def findings(case: Path) -> list[Diagnostic]:
    """What is reported about the plan in ``case``, templates and all."""
    checked = planforge.read(case.read_bytes(), case.name)
    planforge.make_document(checked)
    return list(checked.diagnostics)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_broken_plan_is_reported_where_it_is_broken(case: Path) -> None:
    """All findings, no more and no fewer, each on its own line, with what it is about and the nearest word."""
    wanted = expected(case.read_text("utf-8"))
    assert sorted(reported(findings(case), wanted)) == sorted(wanted)


def test_thirty_mistakes_give_thirty_messages() -> None:
    """One message a mistake: none is hidden by another, none is reported twice."""
    assert len(findings(FOLDER / "三十处.yaml")) == 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_place_is_that_of_the_word(case: Path) -> None:
    """Where the line holds the word that a finding quotes, its columns mark that word."""
    lines = case.read_text("utf-8").split("\n")
    for found in findings(case):
        word = found.facts.get(subject(found.code), "")
        assert found.place is not None
        line = lines[found.place.line - 1].partition("# PF")[0]
        if word in re.split(r"[\s\[\]{},:、]+", line):
            assert word in line[found.place.column - 1 : found.place.end_column - 1]


@pytest.mark.parametrize("code", PLAN_CODES)
def test_every_code_of_the_plan_has_a_case(code: str) -> None:
    """No wording without a plan that shows it."""
    assert any(code in case.read_text("utf-8") for case in CASES)
