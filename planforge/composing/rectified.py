"""A rectification plan regrouped, under the names that its templates use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planforge.plan import answered, changes, ledger
from planforge.plan.dates import formal_year
from planforge.plan.plan import Plan
from planforge.plan.rectification import Pending, RectificationPlan
from planforge.plan.tally import Tally, tally
from planforge.plan.undecided import undecided
from planforge.plan.years import with_years


@dataclass
class Rectified:
    """Each regrouping is made when a template first asks for it."""

    plan: RectificationPlan
    written: RectificationPlan
    """The plan with its deadlines as they are written, for comparing."""
    previous: RectificationPlan | None = None
    """The plan of the round before (上一版), in the same script."""

    @cached_property
    def entries(self) -> tuple[answered.Entry, ...]:
        return answered.entries(self.plan)

    @cached_property
    def items(self) -> list[ledger.Item]:
        return ledger.items(self.plan)

    @cached_property
    def unbound(self) -> list[ledger.Answer]:
        return ledger.unbound(self.plan)

    @cached_property
    def tally(self) -> Tally:
        return tally(self.plan)

    @cached_property
    def undecided(self) -> list[Pending]:
        return undecided(self.plan)

    @cached_property
    def changes(self) -> changes.Changes:
        return changes.compare(self.previous, self.written)


def rectified(plan: RectificationPlan, previous: Plan | None, era: str) -> Rectified:
    """The regroupings of ``plan``, with the year beside the deadlines of earlier years that name none.

    ``previous`` is the plan of the round before, ``era`` how years are counted.
    """
    dated = with_years(plan, lambda year: formal_year(year, era))
    return Rectified(dated, plan, previous if isinstance(previous, RectificationPlan) else None)
