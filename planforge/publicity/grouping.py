"""The occurrences of a schedule under headings: by month, channel, unit or chapter. Changes and drops none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planforge.language.script import fold
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.register import Register
from planforge.publicity.schedule import Schedule
from planforge.publicity.schools import is_worded
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
    short = {fold(one.short): fold(one.name) for one in schedule.plan.units if one.short} if by == "unit" else {}
    occurrences = _on_its_channel(schedule) if by == "channel" else schedule.occurrences
    return _by_name(occurrences, f"{by}s", _declared(schedule.plan, by), short)


def _on_its_channel(schedule: Schedule) -> Iterator[Occurrence]:
    """What is released on several channels, once for each, in the channel's own form and for its audience."""
    register = Register(schedule.plan)
    for one in schedule.occurrences:
        for name in one.channels:
            channel = register.channel(name)
            form = one.entry.form or (channel.form if channel else None)
            audience = one.entry.audience or (channel.audience if channel else None)
            yield replace(one, channels=(name,), form=form, audience=audience)
        if not one.channels:
            yield one


def _by_month(occurrences: Iterable[Occurrence]) -> list[Group]:
    groups: dict[date, Group] = {}
    for one in occurrences:
        month = one.day.replace(day=1)
        groups.setdefault(month, Group(month=month)).occurrences.append(one)
    return list(groups.values())


def _by_name(
    occurrences: Iterable[Occurrence], attribute: str, declared: Iterable[Text], alias: Mapping[str, str]
) -> list[Group]:
    """The groups; ``alias`` has the folded full name of a folded short one."""
    groups = {fold(name): Group(name) for name in declared}
    nameless, everyone = Group(), Group()
    for one in occurrences:
        names = getattr(one, attribute)
        for name in names:
            key = alias.get(fold(name), fold(name))
            group = everyone if is_worded(name) and key not in groups else groups.setdefault(key, Group(name))
            group.name = group.name if group.occurrences else name
            group.occurrences.append(one)
        if not names:
            nameless.occurrences.append(one)
    return [group for group in (*groups.values(), everyone, nameless) if group.occurrences]


def _declared(plan: PublicityPlan, by: str) -> Iterator[Text]:
    if by == "channel" and plan.channels:
        yield from (one.name for one in plan.channels.entries)
    elif by == "chapter" and plan.chapters:
        yield from (one.title for one in plan.chapters.entries)
    elif by == "unit":
        yield from (one.name for one in plan.units)
