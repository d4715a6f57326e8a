"""What the rules of 整改方案 share: how a finding is named in a message. Judges nothing."""

from __future__ import annotations

from planforge.plan.ledger import Item
from planforge.plan.rectification import Finding, Remedy
from planforge.source import Text

LONGEST = 20
"""Characters of a text that a message quotes."""


def named(one: Item | Finding | Remedy) -> Text:
    """The first words by which people know a finding or measure."""
    finding = one.finding if isinstance(one, Item) else one
    text = finding.title or finding.text or getattr(finding, "category", None) or Text("")
    line = text.split("\n")[0]
    return Text(line if len(line) <= LONGEST else f"{line[:LONGEST]}…", text.path)
