"""The rules over who answers for what: one a file."""

from __future__ import annotations

from planforge.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
