"""The rules over how a plan is put together: levels, annexes, notice: one a file."""

from __future__ import annotations

from planforge.checks.rule import Rule
from planforge.checks.structure.annex_content import annexes_have_content
from planforge.checks.structure.nesting_depth import nesting_has_marks
from planforge.checks.structure.unissued import unissued_has_no_notice

RULES: tuple[Rule, ...] = (
    nesting_has_marks,
    annexes_have_content,
    unissued_has_no_notice,
)
