"""PF932: an entry of the schedule that yields no day at all."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Entry
from planforge.publicity.schedule import Schedule
from planforge.source import path_of


def idle_entries(schedule: Schedule) -> Iterator[tuple[str, Entry]]:
    """The entries without any occurrence, with their paths."""
    used = {one.path for one in schedule.occurrences}
    listing = schedule.plan.schedule
    for number, entry in enumerate(listing.entries if listing else ()):
        path = f"schedule.entries.{number}"
        if path not in used:
            yield path, entry


def entries_yield_days(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Every entry has a day; what cannot be computed is told elsewhere."""
    told = {found.path for found in (*diagnostics, *schedule.problems)}
    for path, entry in idle_entries(schedule):
        if any(one == path or one.startswith(f"{path}.") for one in told) or _lacks_terms(entry, schedule):
            continue
        text = entry.when[0].text if entry.when else ""
        where = path_of(text, path)
        diagnostics.warning("PF932", loaded.place(where), path=where, text=text)


def _lacks_terms(entry: Entry, schedule: Schedule) -> bool:
    """Whether it is to be within the terms, and there are none (PF913)."""
    return entry.is_in_term and not schedule.frame.terms
