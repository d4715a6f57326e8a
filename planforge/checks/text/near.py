"""Marks without a partner that stand near each other are one fault. Knows no mark."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.text.slip import Slip

_NEAR = 30
"""Characters between the two marks of a pair of which one, or both, are of the wrong sort."""
_OPENING = "“‘「『（(《〈【〔［"


def once(text: str, spots: list[int]) -> Iterator[Slip]:
    """A slip for each of ``spots``; for two near each other (“甲“, （甲》) one, at that which is likely wrong."""
    number = 0
    while number < len(spots):
        first, second = spots[number], spots[number + 1] if number + 1 < len(spots) else len(text)
        is_pair = second < len(text) and second - first <= _NEAR and "\n" not in text[first:second]
        spot = second if is_pair and text[first] in _OPENING else first
        yield Slip(spot, spot + 1)
        number += 2 if is_pair else 1
