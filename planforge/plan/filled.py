"""A text into which others were filled: which of its characters stand where. Fills nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from planforge.diagnostics import Place


class Part(NamedTuple):
    """``value[start:end]`` of a filled text: it stands at ``place``, and took the place of ``length`` characters."""

    start: int
    end: int
    length: int
    place: Place


class Filled(NamedTuple):
    """A text as it was ``written`` and the ``value`` that came of it by its ``parts``, in order."""

    written: str
    value: str
    parts: tuple[Part, ...]

    def start_of(self, text: str) -> int | None:
        """Where ``text``, which may be a slice of the value, begins in it; None where it is no slice."""
        at = self.value.find(text)
        return at if at >= 0 else None

    def source(self, start: int, end: int) -> Place | None:
        """Where the part is written that holds all of ``value[start:end]``; None where none does."""
        return next((part.place for part in self.parts if part.start <= start and end <= part.end), None)

    def is_written(self, start: int, end: int) -> bool:
        """Whether nothing of ``value[start:end]`` was filled in."""
        return not any(part.start < end and start < part.end for part in self.parts)

    def as_written(self, at: int) -> int:
        """The character of ``written`` that ``value[at]`` is, outside of the parts."""
        return at + sum(part.length - (part.end - part.start) for part in self.parts if part.end <= at)

    def part_in(self, said: Iterable[str]) -> Part | None:
        """The first part that one of the texts ``said`` is, or holds; None where there is none."""
        texts = list(said)
        whole = (part for part in self.parts if self.text_of(part) in texts)
        return next(whole, None) or next((p for p in self.parts if any(self.text_of(p) in one for one in texts)), None)

    def text_of(self, part: Part) -> str:
        """What was filled in."""
        return self.value[part.start : part.end]
