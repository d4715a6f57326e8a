"""What stands in the way of a schedule, as data for the rules that report it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding: its code, the YAML path that it concerns, its facts."""

    code: str
    path: str
    facts: Mapping[str, object] = field(default_factory=dict)
    severity: str = "error"
    """error, warning or note, as in the code's wording."""
