"""How many findings a rectification plan has, by kind, state and change: what sentences must agree with."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from planforge.plan.ledger import Item, items
from planforge.plan.numbered import of_plan, single
from planforge.plan.rectification import RectificationPlan
from planforge.plan.undecided import undecided


class Tally(NamedTuple):
    """The figures of one plan."""

    findings: int
    """Single findings (个问题)."""
    groups: int
    """Groups of findings, or categories (类)."""
    tops: int
    """Findings and groups of the first level."""
    measures: int
    """Measures (项措施)."""
    modes: dict[str, int]
    """By 整改类型."""
    states: dict[str, int]
    """By 状态."""
    changes: dict[str, int]
    """By what the last round did: those that it speaks of."""
    pending: int
    """Findings of the last round of which it is not decided whether they are new."""


def tally(plan: RectificationPlan) -> Tally:
    """The figures of ``plan``."""
    numbered, answered = of_plan(plan), items(plan)
    alone = single(numbered)
    own = [item for item in answered if not item.numbered.is_group]
    categories = dict.fromkeys(str(one.category) for one in alone if one.category)
    groups = [one for one in numbered if one.is_group and not one.above]
    return Tally(
        findings=len(alone),
        groups=len(categories) or len(groups),
        tops=len(plan.findings.entries) if plan.findings else 0,
        measures=len({answer.path for item in answered for answer in item.answers}),
        modes=dict(Counter(item.mode for item in own if item.mode)),
        states=dict(Counter(item.state for item in own)),
        changes=dict(Counter(change for item in own if (change := _latest(item, len(plan.feedback))))),
        pending=len(undecided(plan)),
    )


def _latest(item: Item, rounds: int) -> str | None:
    latest = item.latest
    return latest.change if latest and latest.round == str(rounds) else None
