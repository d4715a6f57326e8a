"""Who does what in the issues of an entry: what takes turns, and what comes from chapter, channel or register."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from planforge.language.script import fold
from planforge.plan.publicity import Channel, Chapter, Entry, PublicityPlan, Topic
from planforge.publicity.register import Register
from planforge.publicity.schools import Units, units_of
from planforge.source import Text

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Assigned:
    """What one issue is about, where it appears, and whose it is."""

    topics: tuple[Text, ...] = ()
    chapters: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()
    units: tuple[Text, ...] = ()
    members: tuple[Text, ...] = ()
    persons: tuple[Text, ...] = ()
    form: Text | None = None
    audience: Text | None = None
    share: str = ""
    """The unit whose own piece of the issue it is; empty where the issue is one."""


@dataclass
class Assigner:
    """Assigns the issues of all entries, in order; the topics of a chapter are handed out one after the other."""

    plan: PublicityPlan
    register: Register
    _taken: Counter[str] = field(default_factory=Counter)
    """How many topics of each chapter have been handed out."""
    _meant: dict[tuple[Text, ...], Units] = field(default_factory=dict)

    def issue(self, entry: Entry, index: int, total: int) -> Iterator[Assigned]:
        """The issue ``index`` (from 0) of ``total``: one, or one for each unit where each has its own."""
        chapters = _turn(entry.chapters, index, total > 1 or "chapter" in entry.rotate)
        channels = _turn(entry.channels, index, "channel" in entry.rotate)
        found = self.register.chapters(chapters)
        topics, topic = self._topics(entry, found, index, total)
        declared = self.register.channels(channels)
        units = self._units(entry, topic, found, declared)
        for unit, members, which in _shares(units, index, "unit" in entry.rotate):
            persons = self._persons(entry, unit, which, index, (topic, *found, *declared))
            yield Assigned(
                topics,
                tuple(chapters),
                tuple(channels),
                unit,
                members,
                tuple(persons),
                entry.form or next((one.form for one in declared if one.form), None),
                entry.audience or next((one.audience for one in declared if one.audience), None),
                unit[0] if units.apart and unit else "",
            )

    def _topics(
        self, entry: Entry, chapters: Sequence[Chapter], index: int, total: int
    ) -> tuple[tuple[Text, ...], Topic | None]:
        """The topics of an issue, and the chapter's topic that it takes up where it has none of its own."""
        if entry.topics:
            own = tuple(_turn(entry.topics, index, total > 1 or "topic" in entry.rotate))
            return own, next((one for chapter in chapters for one in chapter.topics if one.title in own), None)
        if entry.title and not entry.channels:
            return (), None
        for chapter in chapters:
            if chapter.topics:
                topic = chapter.topics[self._taken[fold(chapter.title)] % len(chapter.topics)]
                self._taken[fold(chapter.title)] += 1
                return (topic.title,), topic
        return (), None

    def _units(
        self, entry: Entry, topic: Topic | None, chapters: Sequence[Chapter], channels: Sequence[Channel]
    ) -> Units:
        """The units of the entry; without any, those of the topic, the chapter or the channel.

        One that names persons, if no unit, is enough: no other is looked for.
        """
        holders = (entry, topic, *chapters, *channels)
        lead = next((one.lead for one in holders if one and (one.lead or one.persons)), ())
        if lead not in self._meant:
            self._meant[lead] = units_of(lead, self.plan)
        return self._meant[lead]

    def _persons(
        self,
        entry: Entry,
        units: Sequence[Text],
        which: int | None,
        index: int,
        others: Sequence[Topic | Chapter | Channel | None],
    ) -> Sequence[Text]:
        """The persons of the entry, else those who answer for its units, else whoever has the unit in charge."""
        if entry.persons:
            pairs = which is not None and len(entry.persons) > 1
            return _turn(entry.persons, which if pairs and which is not None else index,
                         pairs or "person" in entry.rotate)  # fmt: skip
        if not entry.lead:
            holder = next((one for one in others if one and (one.lead or one.persons)), None)
            if holder and holder.persons:
                return holder.persons
        return tuple(dict.fromkeys(head for unit in units if (head := self.register.head(unit))))


def _turn(items: Sequence[Item], index: int, turns: bool) -> Sequence[Item]:
    """The one of ``items`` whose turn it is; all of them where they take no turns."""
    return (items[index % len(items)],) if turns and len(items) > 1 else tuple(items)


def _shares(
    units: Units, index: int, rotates: bool
) -> Iterator[tuple[tuple[Text, ...], tuple[Text, ...], int | None]]:
    """The units of an issue (or of each share of it), who is meant by them, and which of all they are."""
    if units.apart and units.members:
        yield from (((member,), (member,), number) for number, member in enumerate(units.members))
    elif (units.turns or rotates) and units.members:
        number = index % len(units.members)
        yield (units.members[number],), (units.members[number],), number
    else:
        yield units.names, units.members, None
