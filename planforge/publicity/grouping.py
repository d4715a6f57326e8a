"""The occurrences of a schedule under headings: by month, channel, unit or chapter. Changes and drops none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from planforge.language.script import fold
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.source import Text


@dataclass(slots=True)
class Group:
    """What stands under one heading; without ``name`` and ``month`` it is all, or what has none."""

    name: Text | None = None
    month: date | None = None
    """The first day of the month."""
    occurrences: list[Occurrence] = field(default_factory=list)


def grouped(schedule: Schedule, by: str) -> list[Group]:
    """The groups of ``schedule`` by an English value of 分组; an occurrence on two channels stands under both.

    Channels, chapters and units come in the order in which the plan declares them, what has none comes last.
    """
    if by == "date":
        return [Group(occurrences=list(schedule.occurrences))]
    if by == "month":
        return _by_month(schedule.occurrences)
    return _by_name(schedule.occurrences, f"{by}s", _declared(schedule.plan, by))


def _by_month(occurrences: Iterable[Occurrence]) -> list[Group]:
    groups: dict[date, Group] = {}
    for one in occurrences:
        month = one.day.replace(day=1)
        groups.setdefault(month, Group(month=month)).occurrences.append(one)
    return list(groups.values())


def _by_name(occurrences: Iterable[Occurrence], attribute: str, declared: Iterable[Text]) -> list[Group]:
    groups = {fold(name): Group(name) for name in declared}
    nameless = Group()
    for one in occurrences:
        names = getattr(one, attribute)
        for name in names:
            groups.setdefault(fold(name), Group(name)).occurrences.append(one)
        if not names:
            nameless.occurrences.append(one)
    return [group for group in (*groups.values(), nameless) if group.occurrences]


def _declared(plan: PublicityPlan, by: str) -> Iterator[Text]:
    if by == "channel" and plan.channels:
        yield from (one.name for one in plan.channels.entries)
    elif by == "chapter" and plan.chapters:
        yield from (one.title for one in plan.chapters.entries)
    elif by == "unit":
        yield from (one.name for one in plan.units)
