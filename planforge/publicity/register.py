"""The channels and chapters of a plan by their names, in either script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planforge.language.script import fold
from planforge.plan.publicity import Channel, Chapter, PublicityPlan
from planforge.source import Text


@dataclass
class Register:
    plan: PublicityPlan

    @cached_property
    def _channels(self) -> dict[str, Channel]:
        return {fold(one.name): one for one in self.plan.channels.entries} if self.plan.channels else {}

    @cached_property
    def _chapters(self) -> dict[str, Chapter]:
        return {fold(one.title): one for one in self.plan.chapters.entries} if self.plan.chapters else {}

    @cached_property
    def _heads(self) -> dict[str, Text]:
        """The person of a unit: its head, else the only person on the register who is of it."""
        of_unit: dict[str, list[Text]] = {}
        for person in self.plan.people:
            of_unit.setdefault(fold(person.unit or ""), []).append(person.name)
        heads = {unit: names[0] for unit, names in of_unit.items() if unit and len(names) == 1}
        for one in self.plan.units:
            known = [fold(name) for name in (one.name, one.short) if name]
            people = [person for name in known for person in of_unit.get(name, ())]
            head = one.head or (people[0] if len(people) == 1 else None)
            heads |= dict.fromkeys(known, head) if head else {}
        return heads

    def channel(self, name: str) -> Channel | None:
        return self._channels.get(fold(name))

    def chapter(self, name: str) -> Chapter | None:
        return self._chapters.get(fold(name))

    def head(self, unit: str) -> Text | None:
        """Who answers for ``unit``."""
        return self._heads.get(fold(unit))

    def channels(self, names: Iterable[str]) -> list[Channel]:
        """The declared ones among ``names``."""
        return [found for name in names if (found := self.channel(name))]

    def chapters(self, names: Iterable[str]) -> list[Chapter]:
        """The declared ones among ``names``."""
        return [found for name in names if (found := self.chapter(name))]
