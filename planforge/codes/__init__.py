"""What is said about every code: the YAML files beside this one, read. Fills no placeholder and translates nothing."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from planforge.diagnostics import Severity
from planforge.resources import PACKAGE, read_yaml

FOLDER = PACKAGE / "codes"
_TEXTS = ("name", "level", "meaning", "message", "why")
_EXAMPLES = ("wrong", "right")


class Wording(NamedTuple):
    """What is said about a code."""

    code: str
    name: str
    """In English, for scripts: ``no-deadline``."""
    level: str
    """By default; see `severity`."""
    meaning: str
    """What is looked for, in one line; empty where ``message`` says it."""
    message: str
    """With placeholders for the facts of a finding."""
    remedy: tuple[str, ...]
    why: str
    wrong: str
    right: str
    terms: tuple[str, ...]
    """The facts that are planforge's own words and not the writer's."""

    @property
    def severity(self) -> Severity:
        """How grave it is by default."""
        return Severity[self.level.upper()]

    @property
    def is_fixed(self) -> bool:
        """Whether it cannot be made lighter or switched off: no document can be made with it."""
        return self.severity is Severity.ERROR


@cache
def all_codes() -> dict[str, Wording]:
    """Every code, in order."""
    entries = (read_yaml(path).items() for path in sorted(FOLDER.glob("*.yaml")))
    return dict(sorted((code, _wording(code, entry)) for one in entries for code, entry in one))


def _wording(code: str, entry: dict[str, Any]) -> Wording:
    name, level, meaning, message, why = (str(entry.get(key, "")).strip() for key in _TEXTS)
    wrong, right = (str(entry.get(key, "")).rstrip("\n") for key in _EXAMPLES)
    remedy, terms = (tuple(entry.get(key) or ()) for key in ("remedy", "terms"))
    return Wording(code, name, level, meaning, message, remedy, why, wrong, right, terms)
