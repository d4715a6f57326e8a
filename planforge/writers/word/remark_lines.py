"""The paragraphs of a document by the YAML path that they came from: read once, asked for every remark.

Knows paths only, not which words are wanted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planforge.writers.word.provenance import Origin


class Line(NamedTuple):
    """A paragraph of the document: its number, where it came from and what it says."""

    number: int
    origin: Origin
    text: str


def lines_of(origins: Iterable[Origin], texts: Iterable[str]) -> list[Line]:
    return [Line(number, *both) for number, both in enumerate(zip(origins, texts, strict=True))]


def upwards(path: str) -> Iterator[str]:
    """``path`` and everything that holds it, from the inside out."""
    while path:
        yield path
        path = path.rpartition(".")[0]


class LineIndex:
    """Finds the lines of a path and of what holds it."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._under: defaultdict[str, list[Line]] = defaultdict(list)
        self._beside: dict[tuple[str, str], list[Line]] = {}
        for line in lines:
            for level in upwards(line.origin.path):
                self._under[level].append(line)

    def by_level(self, path: str) -> list[list[Line]]:
        """For ``path`` and everything that holds it, the lines that the level inside it has not.

        Lines of the items beside the one that ``path`` is in are left out.
        """
        levels = list(upwards(path))
        inner = ["", *(level.rpartition(".")[2] for level in levels)]
        return [self._lines(level, part) for level, part in zip(levels, inner, strict=False)]

    def _lines(self, level: str, inner: str) -> list[Line]:
        """The lines of ``level`` without those of its part ``inner``; without any item where that is an item."""
        key = level, "0" if inner.isdigit() else inner
        if key not in self._beside:
            self._beside[key] = [line for line in self._under.get(level, ()) if not _is_left(line, *key)]
        return self._beside[key]


def _is_left(line: Line, level: str, inner: str) -> bool:
    part = line.origin.path[len(level) + 1 :].partition(".")[0]
    return bool(inner) and (part == inner or (part.isdigit() and inner.isdigit()))
