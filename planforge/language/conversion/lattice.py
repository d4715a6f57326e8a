"""The best way through a sentence: which words it is made of, by the least sum of costs.

A lattice has an edge for every word that fits and one for every single character. Costs say how likely a
word is, so that two common words beat a rare one that lies across their boundary: 校长|发言, not 校|长发|言.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """A word (or single character) of the lattice."""

    text: str
    form: str
    """What it reads in the other script."""
    cost: float
    source: str
    """Where it comes from: ``character``, ``word``, ``phrase``, ``term``, ``pattern``, ``name``, ``guess``."""


class Placed(NamedTuple):
    """A word at its offset in the text."""

    start: int
    word: Word

    @property
    def end(self) -> int:
        return self.start + len(self.word.text)


WordsAt = Callable[[str, int], Sequence[Word]]
"""The words that may stand in a text at an offset: at least the single character."""

_INFINITE = float("inf")


def best_path(text: str, begin: int, end: int, words_at: WordsAt) -> list[Placed]:
    """The words from ``begin`` to ``end`` of ``text`` with the least total cost."""
    costs = [_INFINITE] * (end - begin + 1)
    arrival: list[Word | None] = [None] * len(costs)
    costs[0] = 0.0
    for offset in range(end - begin):
        so_far = costs[offset]
        for candidate in words_at(text, begin + offset):
            written, _, cost, _ = candidate
            target = offset + len(written)
            if target < len(costs) and so_far + cost < costs[target]:
                costs[target] = so_far + cost
                arrival[target] = candidate
    path: list[Placed] = []
    at = end - begin
    while at > 0:
        word = arrival[at]
        assert word is not None  # every character is a word
        at -= len(word.text)
        path.append(Placed(begin + at, word))
    return path[::-1]


class Rival(NamedTuple):
    """Another word for a place of the best path, and how much dearer the best way through it is."""

    placed: Placed
    margin: float


def rivals(text: str, begin: int, end: int, words_at: WordsAt) -> tuple[list[Placed], list[Rival]]:
    """The best path, and every word off it with the margin by which it lost."""
    length = end - begin
    every = [
        [word for word in words_at(text, begin + offset) if offset + len(word.text) <= length]
        for offset in range(length)
    ]
    ahead = [0.0, *[_INFINITE] * length]
    behind = [*[_INFINITE] * length, 0.0]
    for offset, words in enumerate(every):
        for word in words:
            target = offset + len(word.text)
            ahead[target] = min(ahead[target], ahead[offset] + word.cost)
    for offset in range(length - 1, -1, -1):
        behind[offset] = min(word.cost + behind[offset + len(word.text)] for word in every[offset])
    path = best_path(text, begin, end, words_at)
    taken = set(path)
    lost = [
        Rival(placed, ahead[offset] + word.cost + behind[offset + len(word.text)] - ahead[length])
        for offset, words in enumerate(every)
        for word in words
        if (placed := Placed(begin + offset, word)) not in taken
    ]
    return path, lost
