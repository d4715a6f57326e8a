"""PF920, PF934: days outside the period of the plan, by themselves or because a holiday moved them."""

from __future__ import annotations

from collections.abc import Callable

from planforge.checks.first_few import first_few
from planforge.checks.said_times import by_time
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.slots import formal


def days_are_in_the_period(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Everything happens within 实施期限."""
    frame = schedule.frame

    def is_outside(one: Occurrence) -> bool:
        return not frame.holds(one.nominal) or not (one.until == one.day or frame.holds(one.until))

    def is_moved_out(one: Occurrence) -> bool:
        return not is_outside(one) and not frame.holds(one.day)

    _report(loaded, schedule, "PF920", is_outside, diagnostics)
    _report(loaded, schedule, "PF934", is_moved_out, diagnostics)


def _report(
    loaded: LoadedPlan, schedule: Schedule, code: str, is_wrong: Callable[[Occurrence], bool], diagnostics: Diagnostics
) -> None:
    period = schedule.plan.period
    for said, occurrences in by_time(filter(is_wrong, schedule.occurrences)).items():
        days = dict.fromkeys(_shown(one) for one in occurrences)
        diagnostics.warning(
            code, loaded.place(said.path), path=said.path, text=said.text, period=period and period.text,
            days=first_few(days), count=len(days),
        )  # fmt: skip


def _shown(one: Occurrence) -> str:
    """The day, with that by the rule where it was moved: 2026年5月1日→2026年5月6日."""
    return formal(one.day) if one.day == one.nominal else f"{formal(one.nominal)}→{formal(one.day)}"
