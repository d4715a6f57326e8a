"""The rules over when things are due: one a file."""

from __future__ import annotations

from planforge.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
