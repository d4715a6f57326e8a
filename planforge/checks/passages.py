"""The lines of a text in which a sign stands: of a long text a dear pattern need not read more. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator


def lines_with(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of ``text`` begin and end in which ``sign``, which is never empty, finds something."""
    end = 0
    while found := sign.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, end
