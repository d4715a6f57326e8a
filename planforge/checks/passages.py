"""The places in a long text at which a dear pattern need read: lines with a sign, words. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator


def lines_with(sign: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the lines of ``text`` begin and end in which ``sign``, which is never empty, finds something."""
    end = 0
    while found := sign.search(text, end):
        start = text.rfind("\n", 0, found.start()) + 1
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield start, end


def occurrences(word: str, text: str) -> Iterator[int]:
    """Where ``word`` begins in ``text``, each time."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def characters_in(text: str, characters: Iterable[str]) -> list[int]:
    """Where one of ``characters`` stands in ``text``, in order; without a pattern, which would have to be compiled."""
    return sorted(at for character in characters for at in occurrences(character, text))
