"""Patterns that are compiled at their first use: every one can be, and then they are like those of ``re``."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import planforge
from planforge.patterns import lazy

PACKAGE = Path(planforge.__file__).parent


def test_every_pattern_of_the_house_compiles() -> None:
    """A slip in one would else be seen only by the user who first needs it."""
    found = 0
    for file in sorted(PACKAGE.rglob("*.py")):
        if file.name == "__main__.py":
            continue
        parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
        module = importlib.import_module(".".join(part for part in parts if part != "__init__"))
        for value in vars(module).values():
            if type(value) is type(lazy("")):
                assert isinstance(re.compile(value.pattern, value.flags), re.Pattern)
                found += 1
    assert found > 300


def test_a_pattern_is_used_like_one_of_re() -> None:
    """Text and flags are those given, and so is what it finds."""
    pattern = lazy("第(?P<n>[a-z]+)", re.IGNORECASE)
    assert pattern.pattern == "第(?P<n>[a-z]+)"
    assert pattern.flags & re.IGNORECASE
    assert [found["n"] for found in pattern.finditer("第A次、第b次")] == ["A", "b"]
    assert pattern.sub("几", "第A次") == "几次"
