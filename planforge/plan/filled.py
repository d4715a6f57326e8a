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
        """Where the first part is written that ``value[start:end]`` touches; None where it touches none."""
        return next((part.place for part in self.parts if part.start < end and start < part.end), None)

    def as_written(self, at: int) -> int:
        """The character of ``written`` that ``value[at]`` is, outside of the parts."""
        return at + sum(part.length - (part.end - part.start) for part in self.parts if part.end <= at)

    def spoken_of(self, said: Iterable[str]) -> Place | None:
        """Where the first part is written of which one of the texts ``said`` speaks; None where none does."""
        told = "\n".join(said)
        return next((part.place for part in self.parts if self.value[part.start : part.end] in told), None)
