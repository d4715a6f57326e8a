"""The words of wanted counts as regular expressions, from ``data/rates.yaml``. No meaning is given here."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from planforge.language.numerals import parse_number
from planforge.language.script import narrow, simplify
from planforge.patterns import lazy
from planforge.plan.timing_words import RANGE
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "rates.yaml"
_NUMBER = "[0-9]{1,5}|[零一二三四五六七八九十百千两]{1,5}"
_MINUS = "(?<![0-9零一二三四五六七八九十百千两])[-−]"
"""Before a number, and between no two."""
_DIGIT_BY_DIGIT = lazy("[零一二三四五六七八九两]{2,}")


@cache
def data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def any_of(words: list[str] | dict[str, str]) -> str:
    """An expression for any of ``words``, in their order."""
    return "(?:" + "|".join(words) + ")"


@cache
def window() -> str:
    """An expression for a stretch of time; the name of the group is its kind."""
    return "|".join(f"(?P<{name}>{any_of(words)})" for name, words in data()["windows"].items())


@cache
def counted() -> str:
    """An expression for a number or two, with what limits them and, where there is one, what is counted."""
    before, after = data()["before"], data()["after"]
    return (
        rf"(?:(?P<at_least>{any_of(before['least'])})|(?P<at_most>{any_of(before['most'])}))?"
        rf"(?<![0-9.第零一二三四五六七八九十百千两])(?<!{_MINUS})(?P<low>{_NUMBER})(?:{RANGE}(?P<high>{_NUMBER}))?余?"
        rf"(?P<measure>{any_of(data()['measures'])})?"
        rf"(?:(?P<or_more>{any_of(after['least'])})|(?P<or_less>{any_of(after['most'])}))?"
        rf"(?:/(?P<per>{any_of(data()['per'])}))?"
    )


def squeezed(text: str) -> tuple[str, list[int]]:
    """``text`` in Simplified, narrow and without spaces, and the place in ``text`` of each of its characters."""
    places = [place for place, char in enumerate(text) if not char.isspace()]
    words = simplify(narrow(text))
    return "".join(words[place] for place in places), places


def limits(match: re.Match[str]) -> tuple[int | None, int | None] | None:
    """The least and the most that a match of `counted` says; None where its numbers are none."""
    low, high = _number(match["low"]), _number(match["high"] or match["low"])
    if low is None or high is None or high < low:
        return None
    if match["high"]:
        return low, high
    return (None, low) if match["at_most"] or match["or_less"] else (low, None)


def _number(written: str) -> int | None:
    """三五 is about three to five: no number."""
    return None if _DIGIT_BY_DIGIT.fullmatch(written) else parse_number(written)
