"""Text that can be written in UTF-8, whatever a file or its name holds. Escapes nothing: that is each format's own."""

from __future__ import annotations

from planforge.patterns import lazy
from planforge.reports.columns import REPLACEMENT

_LONE = lazy("[\ud800-\udfff]")


def sound(text: str) -> str:
    """``text`` with U+FFFD for each half of a surrogate pair, which only stand alone in Python."""
    return _LONE.sub(REPLACEMENT, text)
