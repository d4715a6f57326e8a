"""PF223: the same unit, person, target or id twice where each may stand once."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import STAND_IN, LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.publicity import PublicityPlan
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.source import Text


def names_are_unique(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Registers, target names, ids, and the channels and chapters of a 宣传方案 name each thing once."""
    for names in _groups(loaded):
        seen: dict[Text, Text] = {}
        for name in names:
            if name in seen and name != STAND_IN:
                first = loaded.place(seen[name].path)
                diagnostics.warning(
                    "PF223", loaded.place(name.path), path=name.path, name=name, line=first.line if first else None
                )
            seen.setdefault(name, name)


def _groups(loaded: LoadedPlan) -> Iterator[list[Text]]:
    plan = loaded.plan
    yield [unit.name for unit in plan.units]
    yield [person.name for person in plan.people]
    targets = plan.targets.entries if plan.targets else ()
    yield [t.name for root in targets for _, t in models(root, Target) if t.name]
    yield [t.id for root in targets for _, t in models(root, Target) if t.id]
    yield [m.id for _, m in models(plan, Measure) if m.id]
    if isinstance(plan, PublicityPlan):
        yield [one.name for one in (plan.channels.entries if plan.channels else ())]
        yield [one.title for one in (plan.chapters.entries if plan.chapters else ())]
        yield [one.id for one in (plan.schedule.entries if plan.schedule else ()) if one.id]
        yield list(plan.schools)
