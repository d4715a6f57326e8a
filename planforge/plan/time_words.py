"""The words of deadlines as regular expressions, from ``data/deadlines.yaml``. No meaning is given here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "deadlines.yaml"


@cache
def data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def any_of(name: str) -> str:
    """An expression for any of the words listed as ``name``, the longest first."""
    return _alternatives(data()[name])


def _alternatives(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def worded() -> re.Pattern[str]:
    """A deadline in words alone; the name of the group is its kind."""
    kinds = (
        f"(?P<{kind}>{_opening(entry)}{_alternatives(entry['stems'])}{_alternatives(entry['tails'])}*)"
        for kind, entry in data()["words"].items()
    )
    return re.compile("|".join(kinds))


def _opening(entry: dict[str, list[str]]) -> str:
    """An expression for what may stand before the stem."""
    return f"{_alternatives(entry['openers'])}?" if "openers" in entry else ""


@cache
def action(longest: int) -> str:
    """An expression for what is to be done by a date (全面完成…), of at most ``longest`` free characters."""
    return rf"(?:{any_of('modifiers')}*{any_of('verbs')}{any_of('objects')}*[^,，;；。]{{0,{longest}}})"


@cache
def forms() -> tuple[tuple[str, str], ...]:
    """Readable forms, Simplified and Traditional, ``#`` for each number."""
    return tuple((form[0], form[-1]) for form in data()["forms"])
