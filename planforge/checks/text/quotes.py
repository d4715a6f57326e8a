"""How the quotation marks of a paragraph pair: curled, cornered and straight ones. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from planforge.patterns import lazy

_MARK = lazy(
    r"(?=[“”‘’「」『』\"'])(?:[“”‘「」『』\"]|(?<![A-Za-z0-9])’(?!\d)|(?<=[A-Za-z0-9])’(?![A-Za-z])|(?<![A-Za-z0-9])'|(?<=[A-Za-z0-9])'(?![A-Za-z0-9]))"
)
"""’ and ' between Latin letters or before a figure (’95) are apostrophes."""
_CLOSED_BY = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
_LIKE = {'"': "“", "'": "‘"}
STRAIGHT = frozenset(_LIKE)


class Pair(NamedTuple):
    """Where the marks of a quotation stand, and how many marks are open around it."""

    start: int
    end: int
    depth: int


@dataclass(slots=True)
class Pairing:
    """The pairs of one paragraph, and the marks that are left over."""

    pairs: list[Pair] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)


def paired(line: str) -> Pairing:
    """The quotation marks of ``line``. A straight mark stands for either mark of its sort."""
    result = Pairing()
    opened: list[int] = []
    marks = [found.start() for found in _MARK.finditer(line)]
    later = _balance(line, marks)
    for spot in marks:
        mark = line[spot]
        if mark in STRAIGHT:
            _straight(line, spot, opened, later[spot], result)
        elif mark in _CLOSED_BY:
            opened.append(spot)
        else:
            _close(line, spot, opened, result)
    result.lone += opened
    result.lone.sort()
    return result


def _balance(line: str, marks: list[int]) -> dict[int, int]:
    """How many more double marks close than open behind each mark."""
    later: dict[int, int] = {}
    count = 0
    for spot in reversed(marks):
        later[spot] = count
        count += {"”": 1, "“": -1}.get(line[spot], 0)
    return later


def _straight(line: str, spot: int, opened: list[int], later: int, result: Pairing) -> None:
    """A straight mark closes its like; it closes a curled one only where that is not closed later."""
    top = line[opened[-1]] if opened else ""
    curled = sum(line[one] == "“" for one in opened)
    if top == line[spot] or (top == _LIKE[line[spot]] and later < curled):
        result.pairs.append(Pair(opened.pop(), spot, len(opened)))
    else:
        opened.append(spot)


def _close(line: str, spot: int, opened: list[int], result: Pairing) -> None:
    opening = _OPENED_BY[line[spot]]
    fitting = [one for one in opened[-_DEPTH:] if line[one] == opening]
    straight = [one for one in opened[-_DEPTH:] if _LIKE.get(line[one]) == opening]
    if not fitting and not straight:
        result.lone.append(spot)
        return
    while opened[-1] != (fitting or straight)[-1]:
        result.lone.append(opened.pop())
    result.pairs.append(Pair(opened.pop(), spot, len(opened)))


_DEPTH = 20
"""Marks further out are not looked for."""


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The paragraphs of ``text``, with where each begins."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
