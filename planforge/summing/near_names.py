"""Names that may be one target: one within another (毛入园率, 学前三年毛入园率), or a character mistaken. Asks only.

Nothing is compared pair by pair, so that ten thousand names take no longer than their characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planforge.checks.text.near_names import is_near

_SHORTEST, _LONGEST = 3, 24
"""Characters of names that are looked at: shorter ones are in everything, longer ones are sentences."""
May = Callable[[int, int], bool]
"""Whether two names, by their places, could be one: in no plan together, and in one unit."""


def near_names(names: Sequence[str], may: May) -> list[tuple[int, int]]:
    """The places of names that are near each other: each name with the first of ``names`` that it may be.

    The names that are most sure go first; a pair is (the later one, the earlier one).
    """
    places = {name: place for place, name in enumerate(names) if _SHORTEST <= len(name) <= _LONGEST}
    pairs = {*_within(places), *_mistaken(places)}
    found: dict[int, int] = {}
    for later, earlier in sorted(pairs):
        if later not in found and may(later, earlier):
            found[later] = earlier
    return list(found.items())


def _within(places: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Names of which one is a part of the other."""
    for name, place in places.items():
        for length in range(_SHORTEST, len(name)):
            for start in range(len(name) - length + 1):
                other = places.get(name[start : start + length])
                if other is not None:
                    yield max(place, other), min(place, other)


def _mistaken(places: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Names that differ in a character that looks or sounds like the other."""
    masked: dict[tuple[str, str], list[str]] = {}
    for name in places:
        for spot in range(len(name)):
            masked.setdefault((name[:spot], name[spot + 1 :]), []).append(name)
    for alike in masked.values():
        first = min(alike, key=places.__getitem__)
        for name in alike:
            if name != first and is_near(name, first):
                yield places[name], places[first]
