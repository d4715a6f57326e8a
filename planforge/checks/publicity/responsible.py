"""PF935: something of the schedule that is nobody's."""

from __future__ import annotations

from planforge.checks.first_few import first_few
from planforge.checks.publicity.said_times import by_time
from planforge.checks.publicity.scheduled import entry_of
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.publicity.schedule import Schedule

_UNKNOWN = ("PF929", "PF930")
"""The channel or chapter that would have said who is responsible."""

def someone_is_responsible(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Every occurrence has a unit or a person: its own, or those of its chapter or channel.

    Of an entry whose channel or chapter is not known, that is told instead.
    """
    unknown = {entry_of(one.path) for one in diagnostics if one.code in _UNKNOWN}
    nobody = (one for one in schedule.occurrences if not (one.units or one.persons or one.path in unknown))
    for said, occurrences in by_time(nobody).items():
        diagnostics.warning(
            "PF935", loaded.place(said.path), path=said.path, text=said.text,
            subjects=first_few(one.subject for one in occurrences), count=len(occurrences),
        )  # fmt: skip
