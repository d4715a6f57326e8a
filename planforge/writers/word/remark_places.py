"""Where in a document a remark belongs: the paragraph of its YAML path or of the nearest that holds it, and the words.

Knows paths and texts only, nothing of Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.writers.word.provenance import Origin

_SPREADING = "[\u3000\n]*"
_CONTEXTS = (8, 4, 2, 0)
"""Characters around the words by which they are told from the same words elsewhere in the paragraph."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words (at least one character) that a remark is about, as the document may write them; what is around."""

    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """What a remark is about: a YAML path, and the words, in one form or another."""

    path: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the document: a paragraph, and the characters from ``start`` to ``end`` (all where they are equal)."""

    paragraph: int
    start: int = 0
    end: int = 0
    is_found: bool = True
    """Whether the remark belongs here; otherwise it is only said here."""

    @property
    def order(self) -> tuple[int, int, int]:
        return (self.paragraph, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the document: its number, where it came from and what it says."""

    number: int
    origin: Origin
    text: str


def lines_of(origins: Iterable[Origin], texts: Iterable[str]) -> list[Line]:
    return [Line(number, *both) for number, both in enumerate(zip(origins, texts, strict=True))]


def spot_of(where: Where, lines: Sequence[Line]) -> Spot:
    """The spot of ``where`` among the paragraphs; the title where there is none.

    A title goes before the text that tells it again, the words in the text before those in a table (an
    annex tells again what the text says). What belongs to another item of the same list is never taken.
    """
    levels = list(_upwards(where.path))
    running = sorted((line for line in lines if not line.origin.is_cell), key=lambda line: not line.origin.is_title)
    own = _own(levels, where.path, running)
    return (
        _quoted(levels[:own], where, running)
        or _quoted(levels[:own], where, lines)
        or _nearest(levels[:own], where, lines)
        or _composed(where.quotes, lines)
        or _quoted(levels[own:], where, lines)
        or _nearest(levels[own:], where, lines)
        or Spot(_title(lines), is_found=False)
    )


def _upwards(path: str) -> Iterator[str]:
    """``path`` and everything that holds it, from the inside out."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _own(levels: Sequence[str], path: str, running: Sequence[Line]) -> int:
    """How many levels are of the item itself, such as a measure: up to the innermost that the text tells of."""
    items = [count for count, level in enumerate(levels, 1) if _is_item(level)]
    told = (count for count in items if any(_under(levels[count - 1], path, running)))
    return next(told, items[0] if items else 1)


def _is_item(path: str) -> bool:
    return path.rpartition(".")[2].isdigit()


def _quoted(levels: Iterable[str], where: Where, lines: Sequence[Line]) -> Spot | None:
    """The words, in the first paragraph of the innermost level that has them."""
    for level in levels:
        for line in _under(level, where.path, lines):
            if span := _span(line.text, where.quotes):
                return Spot(line.number, *span)
    return None


def _nearest(levels: Iterable[str], where: Where, lines: Sequence[Line]) -> Spot | None:
    """The first paragraph of the innermost level that has any."""
    return next((Spot(line.number) for level in levels for line in _under(level, where.path, lines)), None)


def _under(level: str, path: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The paragraphs of ``level`` and what is in it, without those of the items beside the ones that ``path`` is in."""
    for line in lines:
        other = line.origin.path
        if (other == level or other.startswith(f"{level}.")) and not _is_of_another_item(other, path):
            yield line


def _is_of_another_item(other: str, path: str) -> bool:
    differing = (pair for pair in zip(other.split("."), path.split("."), strict=False) if pair[0] != pair[1])
    return all(part.isdigit() for part in next(differing, ("", "")))


def _composed(quotes: Iterable[Quote], lines: Sequence[Line]) -> Spot | None:
    """The words where a template put them together with others (主送机关), if only one such paragraph has them."""
    found = [Spot(line.number, *span) for line in lines if not line.origin.path and (span := _span(line.text, quotes))]
    return found[0] if len(found) == 1 else None


def _span(text: str, quotes: Iterable[Quote]) -> tuple[int, int] | None:
    """Where the words of the first quote that ``text`` holds begin and end in it."""
    for quote in quotes:
        for size in _CONTEXTS:
            before = quote.before[len(quote.before) - size :] if size < len(quote.before) else quote.before
            found = re.search("".join(map(_spread, (before, quote.words, quote.after[:size]))), text)
            if found and (size or _is_telling(quote.words, text)):
                return found.span(2)
    return None


def _spread(text: str) -> str:
    """A pattern for ``text``, also where a short name is spread (李　四) or a title broken into lines."""
    return f"({_SPREADING.join(map(re.escape, text))})"


def _is_telling(words: str, text: str) -> bool:
    """Whether ``words`` by themselves say which are meant: a single mark is many times in a text."""
    return len(words) > 1 or text.count(words) == 1


def _title(lines: Sequence[Line]) -> int:
    """The title of the plan; the first words of a document without."""
    titles = [line for line in lines if line.origin.is_title]
    own = [line for line in titles if line.origin.path == "title"]
    return [*own, *titles, *(line for line in lines if line.text), *lines][0].number
