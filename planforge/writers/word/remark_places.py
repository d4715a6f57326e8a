"""Where in a document a remark belongs: the paragraph of its YAML path or of the nearest that holds it, and the words.

Knows paths and texts only, nothing of Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from planforge.writers.word.remark_lines import Line, LineIndex, upwards

_SPREADING = "[\u3000\n]*"
_spread_mark = re.compile("[\u3000\n]").search
_CONTEXTS = (8, 4, 2, 0)
"""Characters around the words by which they are told from the same words elsewhere in the paragraph."""


class Quote(NamedTuple):
    """The words (at least one character) that a remark is about, as the document may write them; what is around."""

    words: str
    before: str = ""
    after: str = ""


class Where(NamedTuple):
    """What a remark is about: a YAML path, and the words, in one form or another."""

    path: str
    quotes: tuple[Quote, ...] = ()


class Spot(NamedTuple):
    """A place in the document: a paragraph, and the characters from ``start`` to ``end`` (all where they are equal)."""

    paragraph: int
    start: int = 0
    end: int = 0
    is_found: bool = True
    """Whether the remark belongs here; otherwise it is only said here."""

    @property
    def order(self) -> tuple[int, int, int]:
        return (self.paragraph, self.start, self.end)


class Places:
    """The paragraphs of a document, asked where remarks belong."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.title = _title(lines)
        self._all = LineIndex(lines)
        text = [line for line in lines if not line.origin.is_cell]
        self._running = LineIndex(sorted(text, key=lambda line: not line.origin.is_title))
        self._composed = [line for line in lines if line.text and not line.origin.path]
        self._composed_text = "\n".join(_folded(line.text) for line in self._composed)

    def spot_of(self, where: Where) -> Spot:
        """The spot of ``where`` among the paragraphs; the title where there is none.

        A title goes before the text that tells it again, the words in the text before those in a table (an
        annex tells again what the text says). What belongs to another item of the same list is never taken.
        """
        running, lines = self._running.by_level(where.path), self._all.by_level(where.path)
        own = _own(where.path, running)
        return (
            _quoted(running[:own], where)
            or _quoted(lines[:own], where)
            or _nearest(lines[:own])
            or self._in_composed(where.quotes)
            or _quoted(lines[own:], where)
            or _nearest(lines[own:])
            or Spot(self.title, is_found=False)
        )

    def _in_composed(self, quotes: Sequence[Quote]) -> Spot | None:
        """The words where a template put them together with others (主送机关), if only one such paragraph has them."""
        if not any(_folded(quote.words) in self._composed_text for quote in quotes):
            return None
        found = [Spot(line.number, *span) for line in self._composed if (span := _span(line.text, quotes))]
        return found[0] if len(found) == 1 else None


def _own(path: str, running: Sequence[Sequence[Line]]) -> int:
    """How many levels are of the item itself, such as a measure: up to the innermost that the text tells of."""
    items = [count for count, level in enumerate(upwards(path), 1) if _is_item(level)]
    told = (count for count in items if any(running[:count]))
    return next(told, items[0] if items else 1)


def _is_item(path: str) -> bool:
    return path.rpartition(".")[2].isdigit()


def _quoted(levels: Iterable[Iterable[Line]], where: Where) -> Spot | None:
    """The words, in the first paragraph of the innermost level that has them."""
    for line in chain.from_iterable(levels):
        if span := _span(line.text, where.quotes):
            return Spot(line.number, *span)
    return None


def _nearest(levels: Iterable[Iterable[Line]]) -> Spot | None:
    """The first paragraph of the innermost level that has any."""
    return next((Spot(line.number) for line in chain.from_iterable(levels)), None)


def _span(text: str, quotes: Iterable[Quote]) -> tuple[int, int] | None:
    """Where the words of the first quote that ``text`` holds begin and end in it."""
    for quote in quotes:
        for size in _CONTEXTS:
            before = quote.before[len(quote.before) - size :] if size < len(quote.before) else quote.before
            found = _found(text, before, quote.words, quote.after[:size])
            if found and (size or _is_telling(quote.words, text)):
                return found
    return None


def _found(text: str, before: str, words: str, after: str) -> tuple[int, int] | None:
    """The span of ``words`` between the others; a pattern is made only where a spread text may hold them."""
    start = text.find(before + words + after)
    if start >= 0:
        start += len(before)
        return start, start + len(words)
    if not _spread_mark(text) or _folded(before + words + after) not in _folded(text):
        return None
    found = re.search("".join(map(_spread, (before, words, after))), text)
    return found.span(2) if found else None


def _spread(text: str) -> str:
    """A pattern for ``text``, also where a short name is spread (李　四) or a title broken into lines."""
    return f"({_SPREADING.join(map(re.escape, text))})"


def _folded(text: str) -> str:
    """``text`` without what spreads it."""
    return text.replace("\u3000", "").replace("\n", "")


def _is_telling(words: str, text: str) -> bool:
    """Whether ``words`` by themselves say which are meant: a single mark is many times in a text."""
    return len(words) > 1 or text.find(words, text.find(words) + 1) < 0


def _title(lines: Sequence[Line]) -> int:
    """The title of the plan; the first words of a document without."""
    titles = [line for line in lines if line.origin.is_title]
    own = [line for line in titles if line.origin.path == "title"]
    return [*own, *titles, *(line for line in lines if line.text), *lines][0].number
