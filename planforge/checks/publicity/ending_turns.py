"""PF952, PF953: turns that end before everyone has had one, persons who do not match the units that take turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planforge.checks.publicity.real_turns import lead_of
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.schools import Units, units_of
from planforge.source import Text


class _Turns(NamedTuple):
    """What takes turns in an entry, and where the first that has none is written."""

    takers: Sequence[Text]
    left: Sequence[Text]
    path: str


def everyone_has_a_turn(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """There are issues enough for all that take turns, and a person for each of the units."""
    pieces: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for one in schedule.occurrences:
        pieces[one.path].append(one)
    for path, its in pieces.items():
        for turns in _turns(schedule.plan, its):
            where = turns.path or path
            diagnostics.warning(
                "PF952", loaded.place(where), path=where, names="、".join(turns.left), issues=its[0].total,
                takers=len(turns.takers),
            )  # fmt: skip
        _compare_persons(loaded, schedule.plan, its[0].entry, path, diagnostics)


def _turns(plan: PublicityPlan, pieces: Sequence[Occurrence]) -> Iterator[_Turns]:
    """What does not get its turn in ``pieces``, which are all of one entry."""
    entry, issues = pieces[0].entry, pieces[0].total
    units = _units(plan, entry)
    in_pairs = _in_pairs(entry, units)
    listed = {
        "topic": (entry.topics, issues > 1),
        "chapter": (entry.chapters, issues > 1),
        "channel": (entry.channels, False),
        "person": (() if in_pairs else entry.persons, False),
    }
    for what, (items, always) in listed.items():
        if (always or what in entry.rotate) and len(items) > max(issues, 1):
            yield _Turns(items, items[issues:], items[issues].path)
    if units.turns or "unit" in entry.rotate:
        yield from _units_left(entry, units, pieces)


def _units_left(entry: Entry, units: Units, pieces: Sequence[Occurrence]) -> Iterator[_Turns]:
    """The units that have no issue; none is missed where topics say whose they are."""
    had = {fold(name) for one in pieces for name in one.units}
    left = [name for name in units.members if fold(name) not in had]
    if left and had <= set(map(fold, units.members)):
        own = {name.path for name in entry.lead}
        path = left[0].path if left[0].path in own else next(iter(own), "")
        yield _Turns(units.members, left, path)


def _compare_persons(
    loaded: LoadedPlan, plan: PublicityPlan, entry: Entry, path: str, diagnostics: Diagnostics
) -> None:
    """Persons follow the units, each its own; a single one is that of all."""
    units = _units(plan, entry)
    if _in_pairs(entry, units) and len(entry.persons) != len(units.members):
        where = entry.persons[0].path or path
        diagnostics.warning(
            "PF953", loaded.place(where), path=where, names=entry.persons[0], persons=len(entry.persons),
            units=len(units.members),
        )  # fmt: skip


def _in_pairs(entry: Entry, units: Units) -> bool:
    """Whether the persons of ``entry`` go with its units one by one."""
    one_by_one = units.turns or units.apart or "unit" in entry.rotate
    return one_by_one and len(units.members) > 1 and len(entry.persons) > 1


def _units(plan: PublicityPlan, entry: Entry) -> Units:
    return units_of(lead_of(plan, entry), plan)
