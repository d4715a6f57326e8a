"""PF756: straight quotation marks in Han writing."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.characters import HAN
from planforge.checks.text.quotes import STRAIGHT, Pair, paired, paragraphs
from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

_IS_HAN = lazy(f"[{HAN}]")
_LATIN = lazy(r"[A-Za-z0-9 ,.]")
_OUTER, _INNER = ("“", "”"), ("‘", "’")
_STYLES = {"“": _OUTER, "”": _OUTER, "‘": _INNER, "’": _INNER}


def straight_quotes(text: str) -> Iterator[Slip]:
    """Straight marks in a paragraph with Han; certain where all of them pair and stand as marks of quotation do."""
    for start, line in paragraphs(text):
        if _IS_HAN.search(line):
            for slip in _of_line(line):
                yield Slip(start + slip.start, start + slip.end, slip.better, follows=slip.follows)


def _of_line(line: str) -> Iterator[Slip]:
    pairing = paired(line)
    lone = [spot for spot in pairing.lone if line[spot] == '"' and not _is_inch(line, spot)]
    if lone:
        yield Slip(lone[-1], lone[-1] + 1)
        return
    for pair in pairing.pairs:
        ends = pair.start, pair.end
        straight = [spot for spot in ends if line[spot] in STRAIGHT]
        if straight and not _is_latin(line, *ends):
            marks = _marks(line, pair)
            for number, spot in enumerate(straight):
                better = marks[ends.index(spot)] if marks else None
                yield Slip(spot, spot + 1, better, follows=number > 0)


def _is_inch(line: str, spot: int) -> bool:
    return line[spot - 1 : spot].isdigit()


def _is_latin(line: str, start: int, end: int) -> bool:
    """Whether it is a quotation inside a passage in Latin letters."""
    around = line[start - 1 : start], line[end + 1 : end + 2]
    is_within = all(not char or _LATIN.match(char) for char in around) and any(char.strip() for char in around)
    return is_within and not _IS_HAN.search(line, start, end)


def _marks(line: str, pair: Pair) -> tuple[str, str] | None:
    """What should stand there: as its partner, or by the quotations around it. None where that is not certain."""
    inside = line[pair.start + 1 : pair.end]
    if not inside.strip() or inside != inside.strip():
        return None
    own = next((_STYLES[mark] for mark in (line[pair.start], line[pair.end]) if mark in _STYLES), None)
    return own or (_INNER if pair.depth % 2 else _OUTER)
