"""PF921: something falls on a day off, and the plan does not say what becomes of it (遇休)."""

from __future__ import annotations

from planforge.checks.first_few import first_few
from planforge.checks.publicity.said_times import by_time
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.publicity.occurrence import Occurrence, Shift
from planforge.publicity.schedule import Schedule
from planforge.publicity.windows import span_of


def days_off_are_dealt_with(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Nothing is on a weekend or holiday unless it says so; a stretch of days has a working day."""
    unstated = (one for one in schedule.occurrences if one.shift is Shift.UNSTATED)
    for said, occurrences in by_time(unstated).items():
        days = dict.fromkeys(_shown(one) for one in occurrences)
        diagnostics.warning(
            "PF921", loaded.place(said.path), path=said.path, text=said.text, days=first_few(days), count=len(days)
        )


def _shown(one: Occurrence) -> str:
    """2026年5月1日（劳动节）, 2026年5月2日—3日（劳动节）."""
    return f"{span_of(one.day, one.until).label}（{one.rest}）"
