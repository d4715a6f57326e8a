"""The documents that a plan gives beside itself: what each lists, and which a kind of plan has. Renders nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from planforge.plan import breakdown, ledger
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.plan.rectification import RectificationPlan

if TYPE_CHECKING:
    from planforge.plan.changes import Changes

Rows = Callable[[LoadedPlan], Sequence[Any]]

ROWS: dict[str, Rows] = {
    "targets": lambda loaded: breakdown.all_targets(loaded.plan),
    "tasks": lambda loaded: breakdown.tasks(loaded.plan),
    "units": lambda loaded: _units(loaded.plan),
    "persons": lambda loaded: _persons(loaded.plan),
    "duties": lambda loaded: (*_units(loaded.plan), *_persons(loaded.plan)),
    "timeline": lambda loaded: breakdown.timeline(loaded.plan),
    "findings": lambda loaded: _items(loaded),
    "ledger": lambda loaded: _items(loaded),
    "closing": lambda loaded: _items(loaded),
    "changes": lambda loaded: _changes(loaded),
    "schedule": lambda loaded: _entries(loaded),
    "months": lambda loaded: _entries(loaded),
}
"""What each generated annex lists."""


def _units(plan: Plan) -> list[breakdown.Share]:
    return breakdown.units(plan)


def _persons(plan: Plan) -> list[breakdown.Share]:
    return breakdown.persons(plan)


def filled(loaded: LoadedPlan) -> tuple[str, ...]:
    """The annexes that belong to this kind of plan, and that it has something for."""
    return tuple(name for name in loaded.plan.parts if ROWS[name](loaded))


def _items(loaded: LoadedPlan) -> list[ledger.Item]:
    return ledger.items(loaded.plan) if isinstance(loaded.plan, RectificationPlan) else []


def _changes(loaded: LoadedPlan) -> list[Changes]:
    if not isinstance(loaded.plan, RectificationPlan):
        return []
    from planforge.plan.changes import compare

    before = loaded.previous.plan if loaded.previous else None
    found = compare(before if isinstance(before, RectificationPlan) else None, loaded.plan)
    return [found] if found else []


def _entries(loaded: LoadedPlan) -> tuple[Entry, ...]:
    listing = loaded.plan.schedule if isinstance(loaded.plan, PublicityPlan) else None
    return listing.entries if listing else ()
