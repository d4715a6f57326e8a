"""PF815: a deadline that binds nobody (尽快, 适时) in a 整改方案."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.deadline import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.walk import deadlines
from planforge.source import Text

_THEIRS = "due"
"""The field of a day that the inspectors set."""


def deadlines_are_firm(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every deadline that the plan itself sets can be held against a day or a habit."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for name, deadline in deadlines(loaded.plan):
        if name != _THEIRS and deadline.kind is Kind.VAGUE:
            path = deadline.text.path if isinstance(deadline.text, Text) else ""
            diagnostics.warning("PF815", loaded.place(path), path=path, text=deadline.text)
