"""The running text of a plan as one string, in which offsets lead back to the texts. Judges nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from planforge.checks.passages import occurrences
from planforge.plan.fields import Kind
from planforge.source import Text

_RUNNING = (Kind.PROSE, Kind.TITLE, Kind.MARKDOWN, Kind.DOCUMENT)
BETWEEN = "\n\n"
"""Stands between two texts."""


class Prose:
    """``joined`` holds every text that is written in sentences or headings, in the plan's order."""

    def __init__(self, written: Iterable[tuple[Kind, Text]]) -> None:
        self.texts = [text for kind, text in written if kind in _RUNNING]
        self.joined = BETWEEN.join(self.texts)
        self._starts, start = [], 0
        for text in self.texts:
            self._starts.append(start)
            start += len(text) + len(BETWEEN)

    def at(self, offset: int) -> tuple[Text, int]:
        """The text that has the character at ``offset``, and where in it."""
        number = bisect_right(self._starts, offset) - 1
        return self.texts[number], offset - self._starts[number]

    def occurrences(self, word: str) -> Iterator[int]:
        """The offsets of ``word``."""
        return occurrences(word, self.joined)
