"""PF757: a bracket without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.text.near import once
from planforge.checks.text.pairing import lone_brackets
from planforge.checks.text.slip import Slip

BRACKETS = frozenset("（(《〈【〔［）)》〉】〕］")


def unpaired_brackets(text: str) -> Iterator[Slip]:
    """Brackets and title marks that do not pair, in a paragraph or from one to another."""
    yield from once(text, lone_brackets(text))
