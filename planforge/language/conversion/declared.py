"""What a plan declares, for conversion: its people and organisations, its glossary, and the forms it gives."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Declared:
    """Names and terms in the source script.

    ``given`` holds what the writer decided: a name or term -> its form in the target script, taken as it stands.
    """

    persons: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    given: dict[str, str] = field(default_factory=dict)


NOTHING = Declared()
