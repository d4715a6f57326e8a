"""PF928, PF938: the schedule has fewer pieces than a goal or the rhythm of a channel wants, or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planforge.checks.first_few import first_few
from planforge.checks.publicity.yielding_entries import idle_entries
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.publicity.counting import Count, beyond, counts, short_of
from planforge.publicity.goals import Wanted, wanted_by_channel, wanted_by_goals
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule


def goals_are_reached(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Every count of a goal, and every rhythm of a channel that is used, holds in every window of the plan's period.

    What an entry without days might have added to is not judged; why it has none is told elsewhere.
    """
    listing = schedule.plan.schedule
    if not (listing and listing.entries) or schedule.frame.first is None or schedule.frame.last is None:
        return
    idle = [entry for _, entry in idle_entries(schedule)]
    for wanted, pieces in _wanted(schedule):
        if any(map(wanted.may_be_of, idle)):
            continue
        found = counts(wanted.rate, pieces, schedule)
        _report(loaded, "PF928", wanted, wanted.rate.least, short_of(wanted.rate, found), diagnostics)
        _report(loaded, "PF938", wanted, wanted.rate.most, beyond(wanted.rate, found), diagnostics)


def _wanted(schedule: Schedule) -> Iterator[tuple[Wanted, Sequence[Occurrence]]]:
    """What is wanted, with the pieces that are counted for it."""
    plan = schedule.plan
    for wanted in wanted_by_goals(plan):
        yield wanted, wanted.of(schedule.occurrences)
    for channel in plan.channels.entries if plan.channels else ():
        rhythm = wanted_by_channel(channel)
        pieces = rhythm.of(schedule.occurrences) if rhythm else ()
        if rhythm and pieces:
            yield rhythm, pieces


def _report(
    loaded: LoadedPlan, code: str, wanted: Wanted, limit: int | None, failing: Sequence[Count], diagnostics: Diagnostics
) -> None:
    if failing:
        path = wanted.where.path
        diagnostics.warning(
            code, loaded.place_of(path, wanted.rate.text), path=path, text=wanted.rate.text, wanted=limit,
            window=failing[0].label, planned=failing[0].planned, count=len(failing),
            windows=first_few(f"{one.label}（{one.planned}）" for one in failing),
        )  # fmt: skip
