"""The word of a list that somebody most likely meant, across scripts and widths. Holds no list of its own."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from planforge.language.script import fold_exact

CLOSE = 0.5
_FEW = 3
"""Candidates looked at for a mere slip."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` most like ``word``: the same in the other script, one character off, or most similar."""
    folded = {fold_exact(one).lower(): one for one in known}
    wanted = fold_exact(word).lower()
    if wanted in folded:
        return folded[wanted]
    close = difflib.get_close_matches(wanted, folded, n=_FEW, cutoff=CLOSE)
    slips = (one for one in close if _one_off(one, wanted))
    return folded[next(slips, close[0])] if close else None


def _one_off(one: str, other: str) -> bool:
    """Whether a single character was mistaken (付组长 for 副组长)."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
