"""Broken plans, each finding written beside the line that causes it: every case is a file of ``cases/check``."""

from __future__ import annotations

from pathlib import Path

import pytest
from expectations import codes, expected, reported, subject

import planforge
from planforge.diagnostics import Diagnostic

FOLDER = Path(__file__).parents[1] / "cases" / "check"
CASES = sorted(FOLDER.glob("*.yaml"))
UNREACHABLE = {"PF210", "PF211"}


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
