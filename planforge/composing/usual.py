"""The outline of a kind, from the file in its template folder: read like a plan, with findings in its own lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from planforge.diagnostics import Diagnostic, Diagnostics, Place
from planforge.plan.listing import Listing
from planforge.plan.loading import read_model
from planforge.plan.outline import OutlineEntry
from planforge.source import Node, Sequence, decode, load


@dataclass(frozen=True, slots=True)
class UsualOutline:
    """The entries of a kind's outline, and the place of each of their values."""

    entries: tuple[OutlineEntry, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)


def usual_outline(file: Path, diagnostics: Diagnostics) -> UsualOutline:
    """The outline in ``file``; what is wrong with it, down to its bytes, is reported."""
    outline, found = _parsed(file.read_bytes(), str(file))
    diagnostics.extend(found)
    return outline


@lru_cache(maxsize=16)
def _parsed(data: bytes, file: str) -> tuple[UsualOutline, tuple[Diagnostic, ...]]:
    diagnostics = Diagnostics()
    text = decode(data, file, diagnostics)
    node = load(text, file, diagnostics) if text is not None else None
    return _read(node, diagnostics) if node else UsualOutline(), tuple(diagnostics)


def _read(node: Node, diagnostics: Diagnostics) -> UsualOutline:
    if not isinstance(node, Sequence):
        diagnostics.error("PF420", node.place)
        return UsualOutline()
    read = read_model(node, Listing[OutlineEntry], diagnostics)
    return UsualOutline(read.value.entries, read.places) if read else UsualOutline()
