"""PF828, PF832: a finding said to be done of which a measure is not, and the other way round."""

from __future__ import annotations

from planforge.checks.rectification.rectified import named
from planforge.diagnostics import Diagnostics
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import STATE, RectificationPlan

_DONE = ("done", "closed")
_NOT_DONE = ("not_started", "under_way")


def states_agree(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where a finding is done or closed, so are its measures; and where all of these are, so is it."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for item in items(loaded.plan):
        states = {answer.measure.state for answer in item.answers}
        if item.state in _NOT_DONE and states and states <= {*_DONE}:
            path = f"{item.path}.state"
            word = STATE.choices[item.state][0]
            diagnostics.warning(
                "PF832", loaded.place(path), path=path, name=named(item), number=item.number, state=word
            )
        for answer in item.answers:
            state = answer.measure.state
            if item.state in _DONE and state in _NOT_DONE:
                path = f"{answer.path}.state"
                own, its = STATE.choices[item.state][0], STATE.choices[state][0]
                diagnostics.warning(
                    "PF828", loaded.place(path), path=path, name=named(answer.measure), state=its, whole=own
                )
