"""A slip of the pen in a text: where it is, and what should stand there where that is certain. Reports nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from planforge.diagnostics import NO_FACTS
from planforge.plan.fields import Kind

PROSE = frozenset({Kind.PROSE, Kind.TITLE, Kind.DOCUMENT, Kind.MARKDOWN})
"""What is written in sentences or headings."""


@dataclass(frozen=True, slots=True)
class Slip:
    """``text[start:end]`` is wrong; offsets in characters."""

    start: int
    end: int
    better: str | None = None
    """What certainly should stand there; None where a person has to decide."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    """For the wording, beside ``found`` (what stands there) and ``better``."""


Find: TypeAlias = Callable[[str], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class TextRule:
    """A rule over each text of the kinds ``of`` by itself; ``code`` words what it finds."""

    code: str
    find: Find
    of: frozenset[Kind] = PROSE
    titles_only: bool = False
    """Whether only headings are read: fields named 标题 and titles."""
