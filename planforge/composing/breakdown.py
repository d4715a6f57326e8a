"""The regroupings of one plan under the names that annex templates use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planforge.plan import breakdown
from planforge.plan.plan import Plan
from planforge.plan.targets import Target
from planforge.source import Text


@dataclass
class Breakdown:
    """Each regrouping is made when a template first asks for it."""

    plan: Plan

    @cached_property
    def tasks(self) -> list[breakdown.Task]:
        return breakdown.tasks(self.plan)

    @cached_property
    def units(self) -> list[breakdown.Share]:
        return breakdown.units(self.plan)

    @cached_property
    def persons(self) -> list[breakdown.Share]:
        return breakdown.persons(self.plan)

    @cached_property
    def all_targets(self) -> list[Target]:
        return breakdown.all_targets(self.plan)

    @cached_property
    def timeline(self) -> list[breakdown.Due]:
        return breakdown.timeline(self.plan)

    @cached_property
    def _served(self) -> dict[str, list[Text]]:
        return breakdown.served(self.tasks)

    def serving(self, target: Target) -> list[Text]:
        """The tasks that say they serve ``target``."""
        return self._served.get(breakdown.target_label(target), [])
