"""What parts of a whole are called: whether their names exclude each other. Knows no plan, judges nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from planforge.checks.figures.said_figures import Figure, any_of, data
from planforge.language.script import plainly

_ALMOST = Decimal("0.97")
"""Of its whole: parts that make as much, down to the last but one of their family, are a slip rather than a rest."""


def is_open(parts: Sequence[Figure], whole: Figure | None = None) -> bool:
    """Whether the parts are of a family of which only some are listed (高级, 中级), and leave room for the rest."""
    family = family_of(parts)
    if not family or has_rest(family, parts) or (whole and not _leaves_room(family, parts, whole)):
        return False
    return "rest" in family or any(any_of("qualified").search(one.label) for one in parts)


def _leaves_room(family: dict[str, Any], parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether there is more in ``whole`` than ``parts``, enough for those of ``family`` that are not listed."""
    total = sum((one.number for one in parts), Decimal(0))
    is_told_out = len(parts) > 2 and any(word in parts[-1].label for word in family.get("nearly", ()))
    return total < (whole.number * _ALMOST if is_told_out else whole.number)


def has_unsaid_rest(words: str, last: Figure) -> bool:
    """Whether behind the ``last`` part the sentence leaves the rest open (其余为教师问卷) or adds to it (另2个停用)."""
    return bool(_unsaid_rest().match(words, last.end))


@cache
def _unsaid_rest() -> re.Pattern[str]:
    others = "|".join(data()["others"])
    return re.compile(rf"[^、,;:。]{{0,8}}[、,;](?:另|(?:{others})[^0-9]{{1,12}}(?:[,;。、]|$))")


def has_rest(family: dict[str, Any], parts: Sequence[Figure]) -> bool:
    """Whether the last of the family, or 其他, is among the parts."""
    last = [*family.get("rest", ()), *data()["others"]]
    return any(word in one.label for one in parts for word in last)


def family_of(parts: Sequence[Figure]) -> dict[str, Any] | None:
    """The family that all of ``parts`` are of, each by another word and in a unit of it; 其他 is of any."""
    others = any_of("others")
    for family in families_named(parts[0].label) if parts else ():
        if any(one.unit not in family.get("units", (one.unit,)) for one in parts):
            continue
        words = [word_of(family, one.label) or (others.search(one.label) and one.label) for one in parts]
        if all(words) and len(set(words)) == len(words):
            return family
    return None


def part_of_family(names: Sequence[str]) -> bool | None:
    """Whether ``names`` are a whole family; False where one of which only some are listed, None where they are none."""
    parts = [Figure(0, 0, Decimal(0), 1, "", plainly(name)) for name in names]
    return None if family_of(parts) is None else not is_open(parts)


def family_named(label: str) -> dict[str, Any] | None:
    """The first family that ``label`` is of."""
    return next(iter(families_named(label)), None)


@lru_cache(maxsize=512)
def families_named(label: str) -> tuple[dict[str, Any], ...]:
    """Every family that ``label`` is of."""
    return tuple(family for family in data()["families"] if word_of(family, label))


def word_of(family: dict[str, Any], label: str) -> str | None:
    """The word of ``family`` that ``label`` is about: the longest in it."""
    found = [word for word in family["words"] if word in label]
    return max(found, key=len, default=None)
