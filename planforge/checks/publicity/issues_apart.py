"""PF933: two issues of one entry on one day, because a holiday moved them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from planforge.checks.first_few import first_few
from planforge.checks.publicity.said_times import said_of
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule


def issues_are_apart(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """What a holiday moves does not fall together with another issue of the same entry."""
    for days in _crowded(schedule).values():
        said = said_of(next(one for one in days[0] if one.day != one.nominal))
        shown = [_shown(together) for together in days]
        diagnostics.warning(
            "PF933", loaded.place(said.path), path=said.path, text=said.text, days=first_few(shown), count=len(shown)
        )


def _crowded(schedule: Schedule) -> dict[str, list[list[Occurrence]]]:
    """By entry, the occurrences of each day on which there are issues of several days by the rule."""
    by_day: defaultdict[tuple[str, date], list[Occurrence]] = defaultdict(list)
    for one in schedule.occurrences:
        by_day[one.path, one.day].append(one)
    found: defaultdict[str, list[list[Occurrence]]] = defaultdict(list)
    for (path, _), together in by_day.items():
        if len({one.nominal for one in together}) > 1:
            found[path].append(together)
    return dict(found)


def _shown(together: Sequence[Occurrence]) -> str:
    """The day, with the days by the rule: 2026年5月6日（2026年5月5日、2026年5月6日）."""
    meant = "、".join(formal_day(day) for day in sorted({one.nominal for one in together}))
    return f"{formal_day(together[0].day)}（{meant}）"
