"""PF823: a finding of a later round of which it is not decided whether it is an old one."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.undecided import undecided


def doubts_are_decided(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No 待认定 is left; one that has been decided waits for ``planforge rectify``."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for one in undecided(loaded.plan):
        path = one.number.path
        diagnostics.warning(
            "PF823", loaded.place(path), path=path, number=one.number, round=one.round, decision=one.decision
        )
