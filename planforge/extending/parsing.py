"""The bytes of a file as located values; of a base, which thousands of plans share, read once a process."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from planforge.diagnostics import Diagnostic, Diagnostics
from planforge.language.script import detect
from planforge.source import Node, decode, load
from planforge.stages import Stage, stage

_KEPT = 4
"""Files that are remembered: a school's county, its province, and the plan that rows are laid over."""


class Parsed(NamedTuple):
    """A file that has been read: ``text`` and ``node`` are None where there is none. ``found`` is about its YAML.

    ``script`` is that of most characters; None where nothing speaks for either.
    """

    file: str
    data: bytes
    text: str | None
    node: Node | None
    script: str | None
    found: tuple[Diagnostic, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple((self.text or "").split("\n"))


def parse(data: bytes, file: str) -> Parsed:
    """``data`` of the file that messages call ``file``."""
    diagnostics = Diagnostics()
    text = decode(data, file, diagnostics)
    with stage(Stage.YAML):
        node = load(text, file, diagnostics) if text is not None else None
    return Parsed(file, data, text, node, detect(text or ""), tuple(diagnostics))


parse_base = lru_cache(maxsize=_KEPT)(parse)
"""The same, remembered by what the file holds."""
