"""What an indicator's name and values say: which way is better, what moves, what can be compared. Judges nothing."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.quantity import Direction, Quantity, parse_quantity
from planforge.plan.targets import Target
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "indicators.yaml"
_LONGEST = 60
"""Longer names and values are sentences."""
RATIO = ":"
_WAYS = lazy(r"(?:[^|(\[]|\[[^\]]*\]|\((?:[^()\[]|\[[^\]]*\]|\([^()]*\))*\))+")
"""Each of the ways in which a pattern can be met."""
_SIGNS = frozenset("^$.*+?{}[]()\\")
ANYTHING = "个"
"""The unit in which everything is counted."""


class Sense(Enum):
    """Which values of an indicator are the better ones."""

    MORE = 1
    LESS = -1
    UNKNOWN = 0


class Value(NamedTuple):
    """A value of an indicator that can be compared; ``unit`` is folded, % where written so, empty for a bare number."""

    text: Text
    quantity: Quantity
    unit: str

    @property
    def low(self) -> Decimal:
        return min(self.quantity.numbers)

    @property
    def high(self) -> Decimal:
        return max(self.quantity.numbers)

    @property
    def is_single(self) -> bool:
        return len(self.quantity.numbers) == 1

    @property
    def is_relative(self) -> bool:
        """Whether it says by how much, not to what (提高2个百分点)."""
        return says("relative", self.text)

    @property
    def is_rank(self) -> bool:
        """Whether it is a place in an order (第5位), of which the first is the best."""
        return says("rank", self.text)

    @property
    def is_ratio(self) -> bool:
        return self.unit == RATIO

    @property
    def has_floor(self) -> bool:
        """Whether it certainly names the least (不低于, 以上); 达到 does not."""
        return self.quantity.direction is Direction.AT_LEAST and says("floor", self.text)

    @property
    def has_ceiling(self) -> bool:
        """Whether it certainly names the most (不超过, 以内)."""
        return self.quantity.direction is Direction.AT_MOST and says("ceiling", self.text)

    def can_be_held_against(self, other: Value) -> bool:
        """Whether both are plain figures of the same sort."""
        return (
            self.unit == other.unit
            and self.is_rank == other.is_rank
            and not any(one.is_relative or one.is_ratio for one in (self, other))
        )


def unit_of(written: str) -> str:
    """The unit of a 计量单位, as that of a `Value`."""
    return _folded(written)


def value_of(text: Text | None, unit: Text | None = None) -> Value | None:
    """The value that ``text`` writes; ``unit`` is what a bare number counts (计量单位)."""
    quantity = _quantity(str(text)) if text is not None and len(text) <= _LONGEST else None
    if text is None or quantity is None:
        return None
    return Value(text, quantity, _folded(quantity.unit) or (_folded(unit) if unit else ""))


@lru_cache(maxsize=512)
def _quantity(text: str) -> Quantity | None:
    return parse_quantity(text)


@lru_cache(maxsize=512)
def _folded(unit: str) -> str:
    """The unit without its factor and what is counted: 万人 as 人, 余亩 as 亩, 所学校 as 所, 册/生 as 册."""
    bare = fold(unit).lstrip("万亿余多来")
    return next((known for known in _known_units() if bare.startswith(known)), bare)


@cache
def _known_units() -> tuple[str, ...]:
    """Every unit that is told from others, the longest first: 人次 before 人."""
    known = [unit for units in data()["units"].values() for unit in units] + data()["any_unit"]
    return tuple(sorted(known, key=len, reverse=True))


def sense_of(target: Target) -> Sense:
    """Which way the name of ``target`` asks its values to go."""
    return sense_of_name(target.name or "")


def sense_of_name(name: str) -> Sense:
    """Which way an indicator called ``name`` asks its values to go."""
    return _sense(fold(name)) if name and len(name) <= _LONGEST else Sense.UNKNOWN


@lru_cache(maxsize=512)
def _sense(name: str) -> Sense:
    if says("raises", name):
        return Sense.MORE
    if says("lowers", name) or says("shorter", name):
        return Sense.LESS
    if says("less", name):
        if says("turned", name):
            return Sense.MORE if name.endswith("率") else Sense.UNKNOWN
        return Sense.LESS if _is_rate_of_less().search(name) else Sense.UNKNOWN
    if says("neutral", name) or not says("more", name):
        return Sense.UNKNOWN
    return Sense.MORE


@cache
def _is_rate_of_less() -> re.Pattern[str]:
    """A name that is no 率, or one of what is to be less itself: 近视率, 近视检出率; not 近视学生体检率."""
    less = re.sub(r"\s+", "", data()["less"])
    return re.compile(rf"(?<!率)$(?<!率\))|(?:{less}).{{0,3}}率(?:\(.*)?$")


def is_wanted_more(name: str) -> bool:
    """Whether nobody would want a most for ``name``: 巩固率, 普惠性幼儿园占比; not 民办占比, 面积."""
    folded = fold(name)
    return sense_of_name(name) is Sense.MORE and says("surely_more", folded) and not says("unsurely_more", folded)


def is_amount(target: Target) -> bool:
    """Whether the name of ``target`` is of something that is done, a part each year (新建幼儿园)."""
    name = fold(target.name or "")
    return says("amounts", name) and not says("share", name)


def is_rate(target: Target) -> bool:
    """Whether the name of ``target`` wants a percentage."""
    name = fold(target.name or "")
    return len(name) <= _LONGEST and says("rated", name) and not says("unrated", name)


def says(group: str, text: str) -> bool:
    """Whether ``text`` has one of the words of ``group``, in either script."""
    folded, (words, others) = fold(text), _said(group)
    return any(word in folded for word in words) or others.search(folded) is not None


@cache
def _said(group: str) -> tuple[list[str], re.Pattern[str]]:
    """The plain words of ``group``, of which no pattern need be compiled, and the others."""
    ways = _WAYS.findall(re.sub(r"\s+", "", data()[group]))
    plain = [way for way in ways if _SIGNS.isdisjoint(way)]
    return plain, lazy("|".join(way for way in ways if way not in plain) or "(?!)")


@cache
def data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def can_be_told(unit: str) -> bool:
    """Whether ``unit`` says what is counted: 所, %; not 个, nor the colon of a ratio."""
    return bool(unit) and unit != RATIO and unit not in data()["any_unit"]


def is_known_unit(unit: str) -> bool:
    """Whether ``unit`` is one of those that are told from others."""
    return unit in _known_units()


def is_measured(unit: str) -> bool:
    """Whether ``unit`` measures (%, 元, 天) and does not count things."""
    return any(unit in data()["units"][name] for name in data()["measured"])


def can_be_added(unit: str) -> bool:
    """Whether values in ``unit`` make a sum: no percentages, marks or ages."""
    groups = data()["units"]
    return not any(unit in groups[name] for name in data()["not_added"])


def are_one_unit(one: str, other: str) -> bool:
    """Whether values in both units may be of the same thing: 所 and 家, 小时 and 分钟, 个 and whatever is counted."""
    if one == other:
        return True
    for loose, counted in ((one, other), (other, one)):
        if loose in data()["any_unit"]:
            return not is_measured(counted) and (loose == ANYTHING or counted not in data()["no_items"])
    return any(one in units and other in units for units in data()["units"].values())
