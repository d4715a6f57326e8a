"""PF819: a number that two findings bear, so that nobody can tell which is meant."""

from __future__ import annotations

from collections.abc import Sequence

from planforge.diagnostics import Diagnostics
from planforge.plan.feedback import ReportedFinding
from planforge.plan.loading import Loaded, LoadedFeedback, LoadedPlan
from planforge.plan.numbered import Numbered, of_feedback, of_plan
from planforge.plan.rectification import Finding, RectificationPlan

Any = Numbered[Finding] | Numbered[ReportedFinding]


def findings_have_their_own_numbers(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No two findings of a plan have one number, written or counted."""
    if isinstance(loaded.plan, RectificationPlan):
        _check(loaded, of_plan(loaded.plan), diagnostics)


def reported_findings_have_their_own_numbers(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """No two findings of a feedback have one number, written or counted."""
    _check(loaded, of_feedback(loaded.feedback), diagnostics)


def _check(loaded: Loaded, numbered: Sequence[Any], diagnostics: Diagnostics) -> None:
    seen: dict[str, Any] = {}
    for one in numbered:
        if one.key in seen:
            _report(loaded, one, seen[one.key], diagnostics)
        seen.setdefault(one.key, one)


def _report(loaded: Loaded, one: Any, first: Any, diagnostics: Diagnostics) -> None:
    """Report at the later number, or where that was only counted, at the earlier one."""
    here, other = (one, first) if one.finding.number or not first.finding.number else (first, one)
    number = here.finding.number
    path, place = (number.path if number else here.path), loaded.place(other.path)
    diagnostics.error(
        "PF819", loaded.place(path), path=path, number=number or here.shown, line=place.line if place else None
    )
