"""Diagnostics as data: code, severity, place, facts. Nothing here prints or translates.

The wording of every code (message, remedy, why, examples) is data in ``planforge/codes/*.yaml``;
screen text, JSON and SARIF are views in ``planforge/reports``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

NO_FACTS: Mapping[str, str] = MappingProxyType({})


class Severity(IntEnum):
    """How grave a diagnostic is; larger is graver."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Place(NamedTuple):
    """A span in a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: ``code`` names its wording, ``facts`` fill the placeholders of that wording."""

    code: str
    severity: Severity
    place: Place | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)
    path: str = ""
    """The YAML path concerned, such as ``measures.0.deadline``; empty where there is none."""


Levels: TypeAlias = Mapping[str, Severity | None]
"""How grave findings of a code are, other than by default; None: they are not told."""
NO_LEVELS: Levels = MappingProxyType({})


MOST_FINDINGS = 500
"""Findings of one code: more of them have one cause, and nobody reads them."""
TOO_MANY = "PF109"


class Diagnostics:
    """Collects the findings of one file, in order of place, each once."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Diagnostic] = {}
        self._counts: Counter[tuple[str, Severity]] = Counter()
        self._levels = NO_LEVELS

    def add(self, diagnostic: Diagnostic) -> None:
        severity = self._levels.get(diagnostic.code, diagnostic.severity)
        if severity is None:
            return
        if self._counts[diagnostic.code, severity] >= MOST_FINDINGS:
            diagnostic = _too_many(diagnostic.code)
            severity = diagnostic.severity
        key = (diagnostic.code, diagnostic.place, tuple(sorted(diagnostic.facts.items())))
        if key not in self._found:
            self._counts[diagnostic.code, severity] += 1
            self._found[key] = diagnostic if severity is diagnostic.severity else replace(diagnostic, severity=severity)

    def relevel(self, levels: Levels) -> None:
        """Tell the findings of these codes at these levels from now on, those found already too."""
        self._levels = levels
        found, self._found, self._counts = self._found, {}, Counter()
        told = {one.code for one in found.values() if levels.get(one.code, one.severity) is not None}
        self.extend(one for one in found.values() if one.facts.get("rule", one.code) in told or one.code != TOO_MANY)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def revise(self, revised: Callable[[Diagnostic], Diagnostic | None]) -> None:
        """Tell ``revised(one)`` in the stead of each finding so far; where that is None, nothing."""
        found, self._found, self._counts = self._found, {}, Counter()
        self.extend(one for one in map(revised, found.values()) if one)

    def error(self, code: str, place: Place | None = None, *, path: str = "", **facts: object) -> None:
        self._report(Severity.ERROR, code, place, path, facts)

    def warning(self, code: str, place: Place | None = None, *, path: str = "", **facts: object) -> None:
        self._report(Severity.WARNING, code, place, path, facts)

    def note(self, code: str, place: Place | None = None, *, path: str = "", **facts: object) -> None:
        self._report(Severity.NOTE, code, place, path, facts)

    def _report(
        self, severity: Severity, code: str, place: Place | None, path: str, facts: Mapping[str, object]
    ) -> None:
        words = {name: str(value) for name, value in facts.items() if value is not None}
        self.add(Diagnostic(code, severity, place, words, path))

    def copy(self) -> Diagnostics:
        """These findings in a collection of their own, with the same levels."""
        other = Diagnostics()
        other._levels, other._found, other._counts = self._levels, dict(self._found), self._counts.copy()
        return other

    def worst(self) -> Severity | None:
        return max((d.severity for d in self._found.values()), default=None)

    def has_errors(self) -> bool:
        return self.worst() is Severity.ERROR

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found.values(), key=_by_place))

    def __len__(self) -> int:
        return len(self._found)


def _by_place(diagnostic: Diagnostic) -> tuple[object, ...]:
    place = diagnostic.place
    if place is None:
        return ("", 0, 0, -diagnostic.severity, diagnostic.code)
    return (place.file, place.line, place.column, -diagnostic.severity, diagnostic.code)


def _too_many(code: str) -> Diagnostic:
    return Diagnostic(TOO_MANY, Severity.NOTE, facts={"count": str(MOST_FINDINGS), "rule": code})
