"""The figure in an indicator's value: 不低于96%, 6.2万平方米以上, 4:6, 63%～68%. Plain words are no error.

The text stays as written; direction, numbers and unit are what can be compared. 6.2万 counts as 62000.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.language.numerals import parse_number
from planforge.language.script import narrow
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "quantity.yaml"
_LONGEST = 60
"""Longer texts are sentences."""
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_HAN = "[零一二三四五六七八九十百千两兩]{1,7}(?:[万萬亿億][零一二三四五六七八九十百千]{0,7})?"
_NOUN = r"[^\s0-9,，。;；、:：()%‰~～—-]{0,8}?"
_FREE_UNIT = r"[^\s0-9,，。;；、:：()%‰~～—年月日号號时時.-][^\s0-9,，。;；、:：()%‰~～—.-]{0,2}?"
_PERCENT = lazy(f"百分之({_HAN})(?:[点點]([零一二三四五六七八九]{{1,4}}))?")
_ZERO = "(?:动态|動態)?[清归歸]?零"
_CLOSING_MARKS = "。；;"
_EACH = "(?:每[^0-9]{1,3}?)"
_RATIO = lazy(rf"[^0-9]{{0,4}}?({_NUMBER})[:比]({_NUMBER})(?:左右)?")
_YEAR = lazy("[0-9]{4}年.*")
_RANK_BEFORE = "rank"


class Direction(Enum):
    """What the value asks of the figure."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    EXACTLY = "exactly"
    RANGE = "range"
    """Between two numbers, both included."""


class Quantity(NamedTuple):
    """``numbers`` is one number, or two for a range and for a ratio (unit ``:``)."""

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
    if len(text) > _LONGEST:
        return None
    plain = _PERCENT.sub(_as_percent, re.sub(r"\s+", "", narrow(text))).rstrip(_CLOSING_MARKS)
    if ratio := _RATIO.fullmatch(plain):
        return Quantity(text, Direction.EXACTLY, (_decimal(ratio[1]), _decimal(ratio[2])), ":")
    match = _quantity().fullmatch(plain)
    if not match or _is_no_figure(match):
        return None
    return Quantity(text, _direction(match), _numbers(match), match["han_unit"] or match["arabic_unit"] or "")


def _as_percent(match: re.Match[str]) -> str:
    number = 100 if match[1] == "百" else parse_number(match[1])
    part = f".{parse_number(match[2])!s:0>{len(match[2])}}" if match[2] else ""
    return match[0] if number is None else f"{number}{part}%"


def _is_no_figure(match: re.Match[str]) -> bool:
    """Whether it is a year (2025年), or Han numerals that make no number (千千所)."""
    if match["zero"]:
        return False
    if match["arabic"]:
        return bool(_YEAR.match(match.string, match.start("arabic")))
    return parse_number(match["han"]) is None


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _quantity() -> re.Pattern[str]:
    units, lead_ins, factors = (_any_of(_data()[name]) for name in ("units", "lead_ins", "factors"))
    low_unit = rf"(?:[%‰]|{units})?"
    return re.compile(
        rf"(?:[由从從]{_NUMBER}{low_unit})?{lead_ins}*?{_EACH}?{_by_direction('before')}?{lead_ins}*{_EACH}?"
        rf"(?:(?P<han>{_HAN})(?P<han_unit>{units})|(?P<zero>{_ZERO})"
        rf"|(?:(?P<low>{_NUMBER})(?P<low_factor>{factors})?{low_unit}[-—–~至到]+)?"
        rf"(?P<arabic>{_NUMBER})(?P<factor>{factors})?(?P<arabic_unit>[%‰]|{units}{_NOUN}||{_FREE_UNIT}))"
        rf"{_by_direction('after')}?(?:\(.*\))?"
    )


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _by_direction(place: str) -> str:
    groups = (f"(?P<{place}_{name}>{_any_of(words)})" for name, words in _data()[place].items())
    return "(?:" + "|".join(groups) + ")"


def _direction(match: re.Match[str]) -> Direction:
    """Range and rank go before what follows the figure, and that before what precedes it."""
    if match["low"]:
        return Direction.RANGE
    if match[f"before_{_RANK_BEFORE}"]:
        return Direction.AT_MOST
    for place in ("after", "before"):
        for name in _data()[place]:
            if name != _RANK_BEFORE and match[f"{place}_{name}"]:
                return Direction(name)
    return Direction.EXACTLY


def _numbers(match: re.Match[str]) -> tuple[Decimal, ...]:
    if match["han"] or match["zero"]:
        return (Decimal(parse_number(match["han"] or "零") or 0),)
    factors = _data()["factors"]
    factor = factors.get(match["factor"], 1)
    number = _decimal(match["arabic"]) * factor
    if not match["low"]:
        return (number,)
    return _decimal(match["low"]) * factors.get(match["low_factor"], factor), number


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))
