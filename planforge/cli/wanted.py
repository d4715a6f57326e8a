"""Which part of a schedule a command line asks for: --from, --until, --unit, --person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from datetime import date

    from planforge.publicity.schedule import Schedule
    from planforge.publicity.selecting import Names, Wanted


@dataclass(frozen=True, slots=True)
class Range:
    """The days from ``first`` to ``last``; an end that is not asked for is None."""

    first: date | None = None
    last: date | None = None


def range_named(since: str | None, until: str | None) -> Range:
    """The days from ``since`` to ``until``; a month or year counts from its first or to its last day.

    Raises:
        Failure: one of them is no date (PF301–PF307), or the end is before the beginning (PF678).
    """
    from planforge.cli.dates import date_named

    first = date_named(since).first() if since is not None else None
    last = date_named(until).last() if until is not None else None
    if first and last and last < first:
        raise Failure("PF678", first=first.isoformat(), last=last.isoformat())
    return Range(first, last)


def wanted_of(schedule: Schedule, days: Range, unit: str | None, person: str | None) -> Wanted:
    """The part of ``schedule`` that is asked for.

    Raises:
        Failure: the plan knows no such unit (PF679) or person (PF680).
    """
    from planforge.publicity.selecting import Wanted

    return Wanted(
        days.first,
        days.last,
        _units(schedule, unit) if unit is not None else None,
        _persons(schedule, person) if person is not None else None,
    )


def _units(schedule: Schedule, text: str) -> Names:
    from planforge.language.nearest import nearest
    from planforge.publicity.selecting import is_known, known_persons, known_units, person_names, unit_names

    names, known = unit_names(text, schedule.plan), known_units(schedule)
    if is_known(names, known):
        return names
    reviewer = text if is_known(person_names(text, schedule.plan), known_persons(schedule)) else None
    raise Failure("PF679", unit=text, reviewer=reviewer, nearest=nearest(text, known))


def _persons(schedule: Schedule, text: str) -> Names:
    from planforge.language.nearest import nearest
    from planforge.publicity.selecting import is_known, known_persons, known_units, person_names, unit_names

    names, known = person_names(text, schedule.plan), known_persons(schedule)
    if is_known(names, known):
        return names
    unit = text if is_known(unit_names(text, schedule.plan), known_units(schedule)) else None
    raise Failure("PF680", person=text, unit=unit, nearest=nearest(text, known))
