"""PF828: a finding said to be done of which a measure is not."""

from __future__ import annotations

from planforge.checks.rectified import named
from planforge.diagnostics import Diagnostics
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import STATE, RectificationPlan

_DONE = ("done", "closed")
_NOT_DONE = ("not_started", "under_way")


def states_agree(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where a finding is done or closed, so is every measure that has a state of its own."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for item in items(loaded.plan):
        for answer in item.answers:
            state = answer.measure.state
            if item.state in _DONE and state in _NOT_DONE:
                path = f"{answer.path}.state"
                own, its = STATE.choices[item.state][0], STATE.choices[state][0]
                diagnostics.warning(
                    "PF828", loaded.place(path), path=path, name=named(answer.measure), state=its, whole=own
                )
