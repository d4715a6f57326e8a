"""The figure in an indicator's value: 不低于96%, 6.2万平方米以上, 4:6, 63%～68%, 全市前4位. Plain words are no error.

The text stays as written; direction, numbers and unit are what can be compared. 6.2万 counts as 62000.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from planforge.language.numerals import parse_number
from planforge.language.script import narrow
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "quantity.yaml"
_LONGEST = 60
"""Longer texts are sentences."""
_RATIO = ":"


class Direction(Enum):
    """What the value asks of the figure."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    EXACTLY = "exactly"
    RANGE = "range"
    """Between two numbers, both included."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """``numbers`` is one number, or two for a range and a ratio (unit ``:``)."""

    text: str
    """As written."""
    direction: Direction
    numbers: tuple[Decimal, ...]
    unit: str = ""
    """As written: %, 所, 平方米; empty where there is none."""

    def __str__(self) -> str:
        return self.text


def parse_quantity(text: str) -> Quantity | None:
    """The figure that ``text`` as a whole is, or None where it is plain words."""
    plain = re.sub(r"\s+", "", narrow(text))
    if len(plain) > _LONGEST:
        return None
    if ratio := _RATIO.fullmatch(plain):
        return Quantity(text, Direction.EXACTLY, (Decimal(ratio[1]), Decimal(ratio[2])), ":")
    match = _quantity().fullmatch(plain)
    if not match or _YEAR.fullmatch(match["number"] + match["unit"]):
        return None
    return Quantity(text, _direction(match), _numbers(match), "%" if match["percent"] else match["unit"])


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _by_direction(place: str) -> str:
    groups = (f"(?P<{place}_{name}>{_any_of(words)})" for name, words in _data()[place].items())
    return "(?:" + "|".join(groups) + ")"


@cache
def _quantity() -> re.Pattern[str]:
    units, lead_ins = _any_of(_data()["units"]), _any_of(_data()["lead_ins"])
    factor = _any_of(_data()["factors"])
    low_unit = rf"(?:[%‰]|{units})?"
    arabic_unit = rf"(?P<arabic_unit>[%‰]|{units}{_NOUN}|{_FREE_UNIT}|)"
    return re.compile(
        rf"(?:[由从從]{_NUMBER}{low_unit})?{lead_ins}*{_by_direction('before')}?{lead_ins}*"
        rf"(?:(?P<percent>百分之)(?P<percentage>{_NUMBER}|{_HAN})"
        rf"|(?P<han>{_HAN})(?P<han_unit>{units})"
        rf"|(?:(?P<low>{_NUMBER})(?P<low_factor>{factor})?{low_unit}[-—–~至到])?"
        rf"(?P<arabic>{_NUMBER})(?P<factor>{factor})?{arabic_unit})"
        rf"{_by_direction('after')}?(?:\(.*\))?"
    )


def _numbers(match: re.Match[str]) -> tuple[Decimal, ...]:
    factors = _data()["factors"]
    factor = factors.get(match["factor"], 1)
    number = _value(match["percentage"] or match["han"] or match["arabic"]) * factor
    if not match["low"]:
        return (number,)
    return _value(match["low"]) * factors.get(match["low_factor"], factor), number


def _value(written: str) -> Decimal:
    if written[0] in _DIGITS:
        return Decimal(written.replace(",", ""))
    return Decimal(parse_number(written) or 0)
