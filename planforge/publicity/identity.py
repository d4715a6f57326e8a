"""Names of occurrences that stay the same when the plan is issued again: calendars update instead of doubling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from planforge.language.script import fold
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.publicity.slots import Slot

DOMAIN = "planforge"
_LENGTH = 24
"""Hexadecimal digits of an id: 96 bits."""


def entry_keys(plan: PublicityPlan, entries: Sequence[Entry], year: int) -> list[str]:
    """What tells each entry from the others: its 编号, else what it is about; entries that are alike are counted.

    Dates, order and who does it are not part of it, so that they may change; the ``year`` of the plan is.
    """
    bare = [_about(entry) for entry in entries]
    seen: Counter[str] = Counter()
    keys = []
    for key in bare:
        seen[key] += 1
        keys.append(f"{key}#{seen[key]}" if seen[key] > 1 else key)
    return [f"{_plan_key(plan, year)}|{key}" for key in keys]


def slot_keys(slots: Iterable[Slot], before: int = 0) -> list[str]:
    """What tells the days of an entry from each other: a day that a rule makes by its date, others by their number.

    ``before`` have been numbered by the texts before.
    """
    keys, number = [], before
    for slot in slots:
        number += not slot.recurs
        keys.append(slot.first.isoformat() if slot.recurs else str(number))
    return keys


def uid(entry: str, slot: str, unit: str) -> str:
    """The name of an occurrence."""
    digest = sha256("|".join((entry, slot, fold(unit))).encode()).hexdigest()
    return f"{digest[:_LENGTH]}@{DOMAIN}"


def _plan_key(plan: PublicityPlan, year: int) -> str:
    """The plan: its 编号 where it has one, else the campaign of this name, of this office, in this year."""
    if plan.id:
        return plan.id
    return fold("|".join((*plan.issuer, plan.theme or plan.title, str(year))))


def _about(entry: Entry) -> str:
    if entry.id:
        return entry.id
    said = (entry.title or "", *entry.topics, *entry.chapters, *entry.channels, entry.form or "")
    return fold("|".join(said))
