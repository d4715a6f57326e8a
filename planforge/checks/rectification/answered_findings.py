"""PF810: a finding that nothing answers yet, such as the stub of a new one."""

from __future__ import annotations

from planforge.checks.rectification.rectified import named
from planforge.diagnostics import Diagnostics
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan


def findings_are_answered(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every open finding has a measure, of its own or of the group that it belongs to."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    every = items(loaded.plan)
    answered = tuple(f"{item.path}." for item in every if item.answers)
    for item in every:
        if item.is_open and not item.answers and not item.path.startswith(answered):
            name = named(item)
            path = name.path or item.path
            diagnostics.warning("PF810", loaded.place(path), path=path, name=name, number=item.number)
