"""How much a channel (渠道) takes at most: 每天1条, 每校每周3条, 不限. Nothing is counted here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planforge.language.script import fold
from planforge.plan.rate_words import any_of, counted, data, limits, window
from planforge.plan.rates import Window, window_of
from planforge.plan.unreadable import Unreadable

_LONGEST = 40
"""Longer texts are sentences."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """At most ``most`` in each ``window``; None is without limit."""

    text: str
    """As written."""
    most: int | None
    window: Window = Window.DAY
    each: bool = False
    """Of every unit by itself: 每校每天1条."""

    def __str__(self) -> str:
        return self.text


def parse_capacity(text: str) -> Capacity:
    """The capacity that ``text`` writes; a number alone is that of a day.

    Raises:
        Unreadable: it is none, or a lower limit (PF941).
    """
    match = _capacity().fullmatch(fold(text)) if len(text) <= _LONGEST else None
    if match is None or match["at_least"] or match["or_more"]:
        raise Unreadable("PF941", {"text": text})
    found = limits(match) if match["low"] else (None, None)
    if found is None or 0 in found:
        raise Unreadable("PF941", {"text": text})
    least, most = found
    return Capacity(text, most or least, window_of(match) or Window.DAY, bool(match["each"]))


@cache
def _capacity() -> re.Pattern[str]:
    each = any_of(data()["each"])
    return re.compile(rf"(?P<each>{each})?(?:{window()})?(?:{counted()}|{any_of(data()['no_limit'])})")
