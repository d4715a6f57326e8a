"""The outline of one document, resolved: which sections, under which headings, at which levels and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from planforge.document.escaping import protect
from planforge.document.numbering import mark_level
from planforge.plan.sections import Section as FreeSection
from planforge.templating.values import marked

FREE = "free"
_ITEM_LEVEL = 3
_LAST_LEVEL = 5
_NOTHING = Markup("")


class Rank(NamedTuple):
    """Where a heading stands: its level (1–5) and how it is numbered."""

    level: int
    mark: str = ""
    run_on: bool = False
    start: int | None = None
    """The number that this heading has, where it does not simply follow the one before."""

    @property
    def hashes(self) -> Markup:
        return marked("#" * (self.level + 1))

    def options(self, *words: str) -> Markup:
        """The ``{…}`` at the end of the heading line."""
        own = [f"mark={protect(self.mark)}"] if self.mark else []
        start = [f"start={self.start}"] if self.start is not None and not self.run_on else []
        every = [*own, *(["run-on"] if self.run_on else []), *start, *words]
        return Markup(f" {{{' '.join(every)}}}") if every else _NOTHING

    def starting(self, number: int | None) -> Rank:
        """This rank for a heading that has its ``number`` already; None where it is simply the next."""
        return self._replace(start=number)


class Section(NamedTuple):
    """A section of the document. ``items`` fill it in order: plan fields by name, and free sections."""

    items: tuple[str | FreeSection, ...]
    heading: str | None = None
    level: int = 1
    marks: tuple[str, ...] = ()
    run_on_level: int | None = None
    expand: bool = False
    duty: str = "inline"
    run_in: bool | None = None
    children: tuple[Section, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The template blocks that write the items: a field's own name, ``free`` for a free section."""
        return tuple(item if isinstance(item, str) else FREE for item in self.items)

    @property
    def frees(self) -> tuple[FreeSection, ...]:
        return tuple(item for item in self.items if isinstance(item, FreeSection))

    def rank(self, depth: int = 0, *, items: bool = False) -> Rank:
        """The rank at ``depth``: 0 is the section's own heading, 1 its items, 2 the items below them.

        ``items`` says that depth 1 are plain items, which skip from 一、 to 1. (7.3.3 lets levels be skipped).
        """
        if self.expand:
            depth -= 1
        if depth < len(self.marks):
            mark = self.marks[depth]
            return self._rank(mark_level(mark) or self.level + depth, mark)
        if self.marks:
            base = self.rank_of_last_mark()
            return self._rank(base + depth - len(self.marks) + 1)
        skip = 1 if items and self.level + 1 < _ITEM_LEVEL and depth else 0
        return self._rank(self.level + depth + skip)

    def rank_of_last_mark(self) -> int:
        return mark_level(self.marks[-1]) or self.level + len(self.marks) - 1

    def _rank(self, level: int, mark: str = "") -> Rank:
        return Rank(min(level, _LAST_LEVEL), mark, run_on=level == self.run_on_level)

    def runs_in(self, rank: Rank, paragraphs: int, has_children: bool) -> bool:
        """Whether an item's text goes on in its heading's line (接排)."""
        if self.run_in is not None:
            return self.run_in
        return rank.level >= _ITEM_LEVEL or (paragraphs == 1 and not has_children)

    def below(self, section: Section) -> Section:
        """``section`` as a child of this one."""
        return section._replace(level=self.level + 1)


@dataclass(slots=True)
class Outline:
    """The sections in document order; ``current`` is the one being written."""

    sections: Sequence[Section]
    current: Section | None = field(default=None)
    _frees: Iterator[FreeSection] = field(default_factory=lambda: iter(()))

    def walk(self) -> Iterator[Section]:
        """Every section with its children after it; while it is out, it is ``current``."""
        for section in _flat(self.sections):
            self.current, self._frees = section, iter(section.frees)
            yield section

    def places(self, key: str) -> bool:
        """Whether any section prints ``key``."""
        return any(key in section.keys for section in _flat(self.sections))

    def next_free(self) -> FreeSection | None:
        """The next free section of ``current``, as its ``free`` items come; None after the last."""
        return next(self._frees, None)


def _flat(sections: Sequence[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _flat(section.children)
