"""PF811, PF812: a measure for which no department answers, or that is due at no time."""

from __future__ import annotations

from planforge.checks.rectification.rectified import named
from planforge.diagnostics import Diagnostics, Severity
from planforge.plan.ledger import Answer, items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan


def measures_are_assigned(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every measure of an open finding has a department and a deadline, its own or from above.

    A measure with others below it is done by them.
    """
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for item in items(loaded.plan):
        for answer in item.answers:
            if item.is_open and not answer.measure.measures:
                _check(loaded, answer, diagnostics)


def _check(loaded: LoadedPlan, answer: Answer, diagnostics: Diagnostics) -> None:
    name = named(answer.measure)
    path = name.path or answer.path
    if not answer.duty.lead:
        diagnostics.warning("PF811", loaded.place(path), path=path, name=name)
    if answer.duty.deadline is None and not _is_refused(answer, diagnostics):
        diagnostics.warning("PF812", loaded.place(path), path=path, name=name)


def _is_refused(answer: Answer, diagnostics: Diagnostics) -> bool:
    """Whether a deadline was written that could not be read; that has been told."""
    return any(found.path == f"{answer.path}.deadline" and found.severity is Severity.ERROR for found in diagnostics)
