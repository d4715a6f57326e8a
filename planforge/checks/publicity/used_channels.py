"""PF939: a channel on which nothing is scheduled."""

from __future__ import annotations

from planforge.checks.publicity.yielding_entries import idle_entries
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.publicity.schedule import Schedule


def channels_are_used(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Where there is a schedule, every channel has something in it; one that is misspelt there was meant."""
    plan = schedule.plan
    if not (plan.channels and plan.schedule and plan.schedule.entries):
        return
    idle = (name for _, entry in idle_entries(schedule) for name in entry.channels)
    meant = (one.facts.get("nearest", "") for one in diagnostics if one.code == "PF929")
    appearing = (name for one in schedule.occurrences for name in one.channels)
    used = {fold(name) for name in (*idle, *meant, *appearing)}
    for channel in plan.channels.entries:
        if fold(channel.name) not in used:
            path = channel.name.path
            diagnostics.note("PF939", loaded.place(path), path=path, name=channel.name)
