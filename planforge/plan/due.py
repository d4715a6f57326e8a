"""What the day of a deadline is computed from, once the plan's own dates are known. No wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from planforge.plan.anchor import Anchor
from planforge.plan.dates import add_days, add_months
from planforge.plan.period import Period
from planforge.plan.stretch import Stretch


class Rule(Protocol):
    """Anything with a due day; `lapse.Lapse` is one too."""

    def due(self, anchor: Anchor) -> date | None:
        """The last day in time; None where the anchor does not suffice."""


@dataclass(frozen=True, slots=True)
class EndOf:
    """The last day of a stretch (6月底), or with ``before`` the day before it begins (6月前, 开学前)."""

    stretch: Stretch
    before: bool = False

    def due(self, anchor: Anchor) -> date | None:
        return self.stretch.day_before(anchor) if self.before else self.stretch.last(anchor)


@dataclass(frozen=True, slots=True)
class EndOfSpan:
    """The last day of a written period (2025年3月—6月)."""

    period: Period

    def due(self, anchor: Anchor) -> date | None:
        return self.period.resolve(anchor).last


@dataclass(frozen=True, slots=True)
class EndOfPlan:
    """The last day of the plan's own period (按实施期限)."""

    def due(self, anchor: Anchor) -> date | None:
        return anchor.last


@dataclass(frozen=True, slots=True)
class AtOnce:
    """The day of issue (立行立改)."""

    def due(self, anchor: Anchor) -> date | None:
        return anchor.start


@dataclass(frozen=True, slots=True)
class YearOfPlan:
    """The end of the plan's year ``number`` (三年见效): its period counts, else its issue."""

    number: int

    def due(self, anchor: Anchor) -> date | None:
        start = anchor.first or anchor.issued
        return add_days(add_months(start, 12 * self.number), -1) if start else None
