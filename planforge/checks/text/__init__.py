"""The rules over what is written: unfilled places, ordinals, punctuation, quotation, figures, names, documents cited.

A rule over one text finds `Slip`s, so that what is certain can be corrected (``check --fix``); the others read the
whole plan.
"""

from __future__ import annotations

from planforge.checks.rule import Rule
from planforge.checks.text.slip import TextRule

TEXT_RULES: tuple[TextRule, ...] = ()
"""The rules over each text by itself, in the order in which they correct."""

RULES: tuple[Rule, ...] = ()
"""The rules over the texts of a plan together."""
