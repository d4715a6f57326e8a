"""The part of a schedule that is asked for: the days of a range, what a unit does, what a person does or reviews.

Refuses nothing: who asks for an unknown name is told so elsewhere, with the names that are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from planforge.language.script import fold
from planforge.plan.fields import Kind
from planforge.plan.people import person_key, split_person
from planforge.plan.publicity import PublicityPlan
from planforge.plan.reviewing import ReviewStep
from planforge.plan.walk import models, of_kind
from planforge.publicity.occurrence import LeftOut, Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.schools import is_everyone, is_worded, schools

Names = frozenset[str]
"""All that something is called, folded."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """``first`` to ``last``, either end open where it is None; of all units and persons where none is named."""

    first: date | None = None
    last: date | None = None
    units: Names | None = None
    persons: Names | None = None


def select(schedule: Schedule, wanted: Wanted) -> Schedule:
    """What of ``schedule`` is wanted; a stretch of days is where it touches the range.

    A day that is left out belongs to whoever has another day of the same entry.
    """
    concerning = [one for one in schedule.occurrences if _concerns(one, wanted)]
    paths = {one.path for one in concerning} if wanted.units or wanted.persons else None
    return replace(
        schedule,
        occurrences=tuple(one for one in concerning if _is_within(one.day, one.until, wanted)),
        left_out=tuple(one for one in schedule.left_out if _is_left_out(one, paths, wanted)),
    )


def _concerns(one: Occurrence, wanted: Wanted) -> bool:
    units, persons = wanted.units, wanted.persons
    if units is not None and not any(fold(name) in units for name in (*one.units, *one.members)):
        return False
    return persons is None or any(_bare(name) in persons for name in _people(one))


def _is_left_out(one: LeftOut, paths: Iterable[str] | None, wanted: Wanted) -> bool:
    return (paths is None or one.path in paths) and _is_within(one.day, one.day, wanted)


def _is_within(first: date, last: date, wanted: Wanted) -> bool:
    return (wanted.first is None or wanted.first <= last) and (wanted.last is None or first <= wanted.last)


# -- names -------------------------------------------------------------------------------------


def unit_names(text: str, plan: PublicityPlan) -> Names:
    """The names of the unit that ``text`` names, fully or in short; for 各校 those of every school."""
    everyone = schools(plan) if is_everyone(text) else ()
    return frozenset({name for one in (text, *everyone) for name in _also_called(one, plan)})


def person_names(text: str, plan: PublicityPlan) -> Names:
    """The name of a person without the post; the names of a unit, where one reviews."""
    return _also_called(_bare(text), plan)


def known_units(schedule: Schedule) -> list[str]:
    """Every unit that the plan names, each once."""
    written = (name for _, _, name in of_kind(schedule.plan, Kind.ORGANISATION) if not is_worded(name))
    taking_part = (name for one in schedule.occurrences for name in one.members)
    return list(dict.fromkeys([*written, *taking_part]))


def known_persons(schedule: Schedule) -> list[str]:
    """Every person that the plan names, and whoever reviews; each once, without posts."""
    written = (name for _, _, name in of_kind(schedule.plan, Kind.PERSON))
    reviewing = (step.who for _, step in models(schedule.plan, ReviewStep) if isinstance(step, ReviewStep) and step.who)
    return list(dict.fromkeys(split_person(name)["name"] for name in (*written, *reviewing)))


def is_known(names: Names, known: Iterable[str]) -> bool:
    """Whether one of ``names`` is among ``known``."""
    return any(fold(one) in names for one in known)


def _also_called(text: str, plan: PublicityPlan) -> Names:
    wanted = fold(text)
    groups = (frozenset(fold(name) for name in (unit.name, unit.short) if name) for unit in plan.units)
    return next((group for group in groups if wanted in group), frozenset({wanted}))


def _people(one: Occurrence) -> tuple[str, ...]:
    """Those who do it and those who review it."""
    return (*one.persons, *(step.who for step in one.reviews))


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    """The name of a person without the post, folded."""
    return person_key(name)
