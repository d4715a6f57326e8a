"""How much formal Markdown is read, and how deep: counted before and while it is parsed. Parses nothing itself.

What the parser does for a text grows with its lines and its marks, hardly with its length.
"""

from __future__ import annotations

from collections.abc import Iterable

from planforge.document.escaping import PATH_OPEN, restore, take_path
from planforge.document.refused import TooDeep, TooMuch
from planforge.patterns import lazy

MOST = 200_000
"""Lines and cells of one text; a mark of emphasis and the like counts as `_MARK_WEIGHT` of them.

A plan of 3,000 measures has a sixth of them.
"""
MOST_MARKS = 2_000
"""Marks in one paragraph, for each of which the parser goes through all of it."""
DEEPEST = 24
"""Lists, items and ``:::`` blocks inside one another."""
_MARK_WEIGHT = 8
_LINES, _MARKS = "\n|", "*_`[<\\&"
_COUNTED = lazy(r"[\n|*_`\[<\\&]")
_QUOTED = 60
"""Characters that are quoted to find their line."""


def check_amount(text: str) -> None:
    """Nothing, where ``text`` can be read in a few seconds.

    Raises:
        TooMuch: it cannot.
    """
    if _count(text, _LINES) + _MARK_WEIGHT * _count(text, _MARKS) > MOST:
        before = text[: _end(text)]
        path = take_path(before[before.rfind(PATH_OPEN) :])[1] if PATH_OPEN in before else ""
        raise TooMuch(_quoted(before[before.rstrip().rfind("\n") + 1 :]), path)


def check_marks(text: str, path: str) -> None:
    """Nothing, where the paragraph ``text``, which came from ``path``, can be read soon.

    Raises:
        TooMuch: it cannot.
    """
    if _count(text, _MARKS) > MOST_MARKS:
        raise TooMuch(_quoted(text), path)


def check_depth(depth: int, block: str) -> None:
    """Nothing, where ``block`` may stand inside ``depth`` others.

    Raises:
        TooDeep: it may not.
    """
    if depth > DEEPEST:
        bare, path = take_path(block)
        raise TooDeep(_quoted(bare), path)


def _count(text: str, chars: Iterable[str]) -> int:
    return sum(map(text.count, chars))


def _end(text: str) -> int:
    """Where ``text`` has become too much."""
    amount = 0
    for found in _COUNTED.finditer(text):
        amount += 1 if found[0] in _LINES else _MARK_WEIGHT
        if amount > MOST:
            return found.end()
    return len(text)


def _quoted(text: str) -> str:
    return restore(take_path(text)[0]).strip().partition("\n")[0][:_QUOTED]
