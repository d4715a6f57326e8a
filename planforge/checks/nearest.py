"""The name in a register that somebody most likely meant, across scripts."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from planforge.language.script import fold_exact

CLOSE = 0.5


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """The one of ``known`` most like ``name``: the same in the other script, else the most similar."""
    folded = {fold_exact(one): one for one in known}
    wanted = fold_exact(name)
    if wanted in folded:
        return folded[wanted]
    close = difflib.get_close_matches(wanted, folded, n=1, cutoff=CLOSE)
    return folded[close[0]] if close else None
