"""Whose usage a plan follows in its marks and ordinals. Reads no text."""

from __future__ import annotations

from collections.abc import Iterable

from planforge.plan.loading import LoadedPlan
from planforge.plan.outline import OutlineEntry

_COMMA_SCHEMES = ("gbt9704-dun", "taiwan", "taiwan-report")
"""Schemes of numbering with 1、 for 1."""


def follows_standards(loaded: LoadedPlan) -> bool:
    """Whether the national standards of punctuation and numerals hold: not in Taiwan and Hong Kong.

    There 第一、 is right, and ○ is the usual 〇.
    """
    return loaded.script in ("hans", "hant")


def numbers_with_dots(loaded: LoadedPlan) -> bool:
    """Whether 1. is the form of its own numbering, as GB/T 9704 has it, and not 1、."""
    plan = loaded.plan
    return follows_standards(loaded) and plan.numbering not in _COMMA_SCHEMES and not _has_comma(plan.outline)


def _has_comma(outline: Iterable[OutlineEntry]) -> bool:
    return any("1、" in entry.marks or _has_comma(entry.content) for entry in outline)
