"""PF825: progress of which nobody can tell when it was made."""

from __future__ import annotations

from planforge.checks.rectification.rectified import LONGEST
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import Progress, RectificationPlan
from planforge.plan.walk import models


def progress_is_dated(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every 进展 has its day."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for _, progress in models(loaded.plan, Progress):
        if progress.date is None:
            path = progress.text.path
            diagnostics.note("PF825", loaded.place(path), path=path, text=progress.text.split("\n")[0][:LONGEST])
