"""PF904, PF911–PF918, PF944: what cannot be computed of a schedule, or not as it is written."""

from __future__ import annotations

from planforge.diagnostics import Diagnostic, Diagnostics, Severity
from planforge.plan.loading import LoadedPlan
from planforge.publicity.schedule import Schedule

_UNREAD = frozenset({"PF901", "PF902", "PF903"})
"""The calendar that the plan names could not be read."""
_OF_CALENDAR = frozenset({"PF904", "PF913", "PF914", "PF915", "PF916"})
"""What a calendar would have said."""
_ONCE = frozenset({"PF913"})
"""What one line mends for all entries."""


def schedule_is_computed(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Every text about time of the schedule means days.

    Without the calendar that the plan names, what it would say is not asked for; what all lack is told once.
    """
    is_unread = any(one.code in _UNREAD for one in diagnostics)
    told: set[str] = set()
    for problem in schedule.problems:
        if (is_unread and problem.code in _OF_CALENDAR) or (problem.code in _ONCE and problem.code in told):
            continue
        told.add(problem.code)
        facts = {name: str(value) for name, value in problem.facts.items()}
        severity = Severity[problem.severity.upper()]
        diagnostics.add(Diagnostic(problem.code, severity, loaded.place(problem.path), facts, problem.path))
