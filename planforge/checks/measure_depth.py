"""PF214: measures deeper than the four levels that a formal text has marks for."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.measures import walk

LEVELS = 4


def measures_have_four_levels(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Measures go four levels deep: （一） 1. （1） ①."""
    if not loaded.plan.measures:
        return
    for depth, measure in walk(loaded.plan.measures.entries):
        if depth == LEVELS + 1 and measure.label is not None:
            path = measure.label.path
            diagnostics.error("PF214", loaded.place(path), path=path, name=measure.label[:20])
