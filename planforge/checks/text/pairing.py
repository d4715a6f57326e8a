"""Which brackets of a text belong together. Knows nothing of quotation marks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from planforge.checks.characters import AT_BEGINNING, HAN, NUMERALS
from planforge.patterns import lazy

_OPENING = {"（": "（", "(": "（", "《": "《", "〈": "〈", "【": "【", "〔": "〔", "［": "［"}
_CLOSING = {"）": "（", ")": "（", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "］": "［"}
_BRACKET = lazy(
    rf"{AT_BEGINNING}[ \t　]*(?:[0-9]{{1,2}}|[a-zA-Z]|[{NUMERALS}]{{1,2}}|[①-⑳])(?P<list>[）)])"
    r"|[（(《〈【〔［）)》〉】〕］]"
)
_IS_HAN = lazy(f"[{HAN}]")


def bracket_pairs(text: str) -> list[tuple[int, int]]:
    """Where the brackets of each pair stand; half-width and full-width round ones pair with each other."""
    return [pair for line in _lines(text) for pair in _match(text, *line)[0]]


def lone_brackets(text: str) -> list[int]:
    """Where brackets without a partner stand; those of a later paragraph may close those of an earlier one."""
    opened: defaultdict[str, list[int]] = defaultdict(list)
    lone: list[int] = []
    for line in _lines(text):
        for spot in _match(text, *line)[1]:
            if text[spot] in _OPENING:
                opened[_OPENING[text[spot]]].append(spot)
            elif opened[_CLOSING[text[spot]]]:
                opened[_CLOSING[text[spot]]].pop()
            else:
                lone.append(spot)
    left = (*lone, *(spot for spots in opened.values() for spot in spots))
    return sorted(spot for spot in left if text[spot] not in "()" or _is_beside_han(text, spot))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _match(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[int]]:
    """The pairs of one line, and what is left over."""
    pairs: list[tuple[int, int]] = []
    lone: list[int] = []
    opened: list[int] = []
    crossed: Counter[str] = Counter()
    for found in _BRACKET.finditer(text, start, end):
        spot = found.end() - 1
        sort = _CLOSING.get(text[spot])
        if sort is None:
            opened.append(spot)
        elif any(_OPENING[text[one]] == sort for one in opened[-_DEPTH:]):
            while _OPENING[text[opened[-1]]] != sort:
                crossed[_OPENING[text[opened[-1]]]] += 1
                lone.append(opened.pop())
            pairs.append((opened.pop(), spot))
        elif crossed[sort]:
            crossed[sort] -= 1
        elif not found["list"]:
            lone.append(spot)
    return pairs, sorted(lone + opened)


_DEPTH = 20
"""Brackets further out are not looked for."""


def _is_beside_han(text: str, spot: int) -> bool:
    return bool(_IS_HAN.search(text, max(0, spot - 1), spot + 2))
