"""Words of different length spread to one width by full-width spaces, as names and labels in lists are."""

from __future__ import annotations

from planforge.writers.word.text import width

_WIDE_SPACE = "\u3000"


def spread(word: str, length: int) -> str:
    """``word`` spread to ``length`` characters: 组长 to 组　长, 石兰 to 石　兰.

    Where the spaces cannot be shared out evenly, or the word is not all Han, it stays as it is.
    """
    gaps = len(word) - 1
    missing = length - len(word)
    if gaps < 1 or missing < 1 or missing % gaps or width(word) != len(word):
        return word
    return (_WIDE_SPACE * (missing // gaps)).join(word)
