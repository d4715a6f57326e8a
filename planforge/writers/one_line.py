"""Texts for the fields of data files: on one line, without characters that could end a field or reorder it."""

from __future__ import annotations

from planforge.patterns import lazy
from planforge.source.characters import DAMAGE, REPLACEMENT

_BREAKS = lazy("[\t-\r\x1c-\x1e\x85\u2028\u2029]")
"""Whatever any program takes for the end of a line."""


def one_line(text: str) -> str:
    """``text`` with a space for every line break, and U+FFFD for every other character that does damage."""
    parts = (part.strip() for part in _BREAKS.split(text))
    return DAMAGE.sub(REPLACEMENT, " ".join(filter(None, parts)))


def shortened(text: str, most: int) -> str:
    """``text``, cut to ``most`` characters where it is longer; the last one says so."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
