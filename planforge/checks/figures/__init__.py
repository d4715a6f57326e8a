"""The rules over targets and their figures: one a file."""

from __future__ import annotations

from planforge.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
