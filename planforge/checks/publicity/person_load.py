"""PF923: one person with too many things on a day."""

from __future__ import annotations

from collections import defaultdict

from planforge.checks.publicity.crowding import warn_of_crowds
from planforge.diagnostics import Diagnostics
from planforge.plan.capacity import Capacity
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import split_person
from planforge.publicity.counting import windows_of
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule

TWO_A_DAY = Capacity("", 2)
"""What a person does at most where the plan does not say (每人每天)."""


def persons_have_time(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Nobody has more to do on a day than 每人每天 allows."""
    limit, windows = schedule.plan.daily_limit or TWO_A_DAY, windows_of(schedule)
    if windows is None:
        return
    for person, pieces in _by_person(schedule).items():
        warn_of_crowds("PF923", pieces, limit, windows, loaded, diagnostics, person=person)


def _by_person(schedule: Schedule) -> dict[str, list[Occurrence]]:
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for one in schedule.occurrences:
        for name in dict.fromkeys(split_person(name)["name"] for name in one.persons):
            found[str(name)].append(one)
    return dict(found)
