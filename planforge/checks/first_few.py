"""How a finding names many days or stretches: the first few. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable

FEW = 3


def first_few(names: Iterable[str]) -> str:
    """The first few of ``names``, each once."""
    return "、".join(list(dict.fromkeys(names))[:FEW])
