"""A slip of the pen in a text: where it is, and what should stand there where that is certain. Reports nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from planforge.diagnostics import NO_FACTS
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel

PROSE = frozenset({Kind.PROSE, Kind.TITLE, Kind.DOCUMENT, Kind.MARKDOWN})
"""What is written in sentences or headings."""
WORDS = PROSE | {Kind.PERSON, Kind.ORGANISATION, Kind.NAME, Kind.DOCUMENT_NUMBER}
"""Everything that is written for people."""


@dataclass(frozen=True, slots=True)
class Slip:
    """``text[start:end]`` is wrong; offsets in characters."""

    start: int
    end: int
    better: str | None = None
    """What certainly should stand there, with the marks of Simplified Chinese; None where a person has to decide."""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    """For the wording, beside ``found`` (what stands there) and ``better``."""
    follows: bool = False
    """Whether it is the other mark of a pair: corrected with the first, and not told by itself."""


Find: TypeAlias = Callable[[str], Iterable[Slip]]
"""Reads a text in which what is no writing (addresses, code, Markdown marks) has been blotted out."""
Where: TypeAlias = Callable[[PlanModel, str], bool]
"""Whether the field of that name in that model is read."""


Fits: TypeAlias = Callable[[LoadedPlan], bool]
"""Whether the rule holds for a plan, with the usage that it follows."""


def always(loaded: LoadedPlan) -> bool:
    """It holds for every plan."""
    return True


def everywhere(holder: PlanModel, name: str) -> bool:
    """Every field is read."""
    return True


class TextRule(NamedTuple):
    """A rule over each text of the kinds ``of`` by itself; ``code`` words what it finds."""

    code: str
    find: Find
    of: frozenset[Kind] = PROSE
    where: Where = everywhere
    fits: Fits = always
    needs: frozenset[str] | None = None
    """It finds nothing in a text without one of these characters; None where that cannot be told."""
    corrects: bool = True
    """Whether some of what it finds can be corrected with certainty."""
