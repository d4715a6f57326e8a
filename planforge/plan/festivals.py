"""The holidays of the national calendar by their names (端午节, 五一假期). Which days they are is not known here."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from planforge.language.script import fold
from planforge.plan.timing import Festival
from planforge.plan.timing_words import any_of, data


def festival_of(folded: str) -> Festival | None:
    """The holiday that ``folded`` (see `timing_words.plain`) names as a whole, or None."""
    match = _festival().fullmatch(folded)
    return Festival(_names()[match["name"]]) if match else None


@lru_cache(maxsize=256)
def festivals_called(name: str) -> frozenset[Festival]:
    """The holidays that a day off of this ``name`` belongs to (国庆节、中秋节: both)."""
    found = map(festival_of, re.split("[、,和及暨]", fold(name)))
    return frozenset(one for one in found if one)


@cache
def _names() -> dict[str, str]:
    return {word: name for name, words in data()["festivals"].items() for word in words}


@cache
def _festival() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{any_of(_names())})(?:{any_of(data()['holiday_tails'])})*")
