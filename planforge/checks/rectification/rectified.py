"""What the rules of 整改方案 share: how a finding is named in a message, when it was inspected. Judges nothing."""

from __future__ import annotations

from datetime import date

from planforge.plan.ledger import Item, first_round
from planforge.plan.rectification import Finding, RectificationPlan, Remedy, Round
from planforge.source import Text

LONGEST = 20
"""Characters of a text that a message quotes."""


def named(one: Item | Finding | Remedy) -> Text:
    """The first words by which people know a finding or measure."""
    finding = one.finding if isinstance(one, Item) else one
    text = finding.title or finding.text or getattr(finding, "category", None) or Text("")
    line = text.split("\n")[0]
    return Text(line if len(line) <= LONGEST else f"{line[:LONGEST]}…", text.path)


def inspected(plan: RectificationPlan, finding: Finding) -> date | None:
    """The first day of the inspection that first brought up ``finding``; without it, the day of its feedback."""
    its = round_named(plan, first_round(finding))
    if its is None:
        return None
    return (its.period.first if its.period else None) or (its.date.first() if its.date else None)


def round_named(plan: RectificationPlan, number: int) -> Round | None:
    """The round ``number``, from 1."""
    return plan.feedback[number - 1] if 0 < number <= len(plan.feedback) else None
