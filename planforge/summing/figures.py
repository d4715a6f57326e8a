"""The figure in a target's value, as it can be held against others and added: number, unit, way. Judges no plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from planforge.checks.figures.indicator import Sense, Value, can_be_added, says, sense_of_name, value_of
from planforge.language.script import fold
from planforge.plan.quantity import Direction, parse_quantity
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "levels.yaml"
_FACTORS = {"万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that holds a figure; the numbers count the bare ``unit``, so that 6.2万平方米 are 62000 平方米."""

    text: str
    """As written, with its 计量单位."""
    low: Decimal
    high: Decimal
    """Higher than ``low`` for a range."""
    unit: str
    """Simplified, without factor, one for those that measure the same (人 for 名); empty for a bare number."""
    direction: Direction
    factor: Decimal
    """1, or what the writer counts by (万: 10000)."""
    is_each: bool
    """Whether it is of every one (每校2名, 30册/生)."""
    is_relative: bool
    """Whether it says by how much, not to what."""
    way: Sense
    """Which numbers it certainly allows beside its own: higher ones (不低于), lower ones (不超过); 达到 neither."""

    @property
    def is_number(self) -> bool:
        """Whether it is one number: no range."""
        return self.low == self.high

    @property
    def sort(self) -> tuple[str, bool]:
        """What figures must have in common to stand in one column of numbers."""
        return self.unit, self.is_each or (self.is_relative and not can_be_added(self.unit))


@lru_cache(maxsize=2048)
def figure_of(value: str, unit: str = "") -> Figure | None:
    """The figure that ``value`` writes; ``unit`` is its 计量单位. None for plain words, ratios (1:12), and nothing."""
    text = _with_unit(value, unit)
    found = value_of(Text(text)) if text else None
    if found is None or found.is_ratio:
        return None
    base, size = _base(found)
    return Figure(
        text=text,
        low=found.low * size,
        high=found.high * size,
        unit=base,
        direction=found.quantity.direction,
        factor=_factor(text),
        is_each=bool(_pattern("each").search(fold(text))),
        is_relative=found.is_relative,
        way=_way(found),
    )


def _way(value: Value) -> Sense:
    """A place in an order and a change have none: a higher place is a lower number, a change goes either way."""
    if value.is_rank or value.is_relative or not (value.has_floor or value.has_ceiling):
        return Sense.UNKNOWN
    return Sense.MORE if value.has_floor else Sense.LESS


def _base(value: Value) -> tuple[str, int]:
    """The unit of ``value``, or the one that stands for it with how many of that it is."""
    if value.is_rank:
        return _data()["rank"], 1
    base, size = _data()["same_units"].get(value.unit, (value.unit, 1))
    return _per(value.quantity.unit) or base, size


def _with_unit(value: str, unit: str) -> str:
    """``value`` with its ``unit``, where it has none itself: 1200 with 万元 is 1200万元."""
    quantity = parse_quantity(value)
    if quantity is None or quantity.unit or not unit:
        return value
    behind = f"{value}{unit}"
    return behind if parse_quantity(behind) else f"{quantity.numbers[-1]}{unit}"


def _per(unit: str) -> str:
    """A unit with what it is counted by (册/生), which no table of units has; empty for others."""
    folded = fold(unit)
    return folded if "/" in folded else ""


def _factor(text: str) -> Decimal:
    found = _pattern("factors").search(fold(text))
    return _FACTORS[found[1]] if found else Decimal(1)


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(_data()[group])


# -- what may be done with it ------------------------------------------------------------------


def can_be_summed(name: str, figure: Figure) -> bool:
    """Whether values like ``figure`` of a target called ``name`` make a sum that means something.

    Amounts do (新增学位 200个). Rates, levels, limits (不超过45人) and what is of every one do not.
    """
    folded = fold(name)
    if not figure.is_number or figure.is_each or figure.direction is Direction.AT_MOST:
        return False
    if _pattern("levels").search(folded) or figure.unit in (*_data()["units_not_added"], _data()["rank"]):
        return False
    return can_be_added(figure.unit) if figure.unit else says("amounts", folded)


def falls_short(own: Figure, wanted: Figure, name: str) -> bool:
    """Whether ``own`` asks for less than ``wanted`` does of a target called ``name``; both are of one sort."""
    if _is_limit(wanted, name):
        return own.high > wanted.high
    return own.low < wanted.low


def is_opposite(own: Figure, wanted: Figure, name: str) -> bool:
    """Whether ``own`` names a most (不超过) where ``wanted`` asks for a least of the target ``name``, or vice versa."""
    asked = sense_of_name(name) if wanted.way is Sense.UNKNOWN and not wanted.is_relative else wanted.way
    return own.sort == wanted.sort and {own.way, asked} == {Sense.MORE, Sense.LESS}


def _is_limit(wanted: Figure, name: str) -> bool:
    """Whether less is better: of places always, else by its own words (不超过) or, of no change, its name (辍学率)."""
    if wanted.unit == _data()["rank"]:
        return True
    if wanted.is_relative or wanted.direction in (Direction.AT_LEAST, Direction.AT_MOST):
        return wanted.direction is Direction.AT_MOST
    return sense_of_name(name) is Sense.LESS


def shown(number: Decimal, factor: Decimal = Decimal(1)) -> str:
    """``number`` counted by ``factor``, in Arabic numerals without needless noughts."""
    counted = number / factor if factor != 1 else number
    text = f"{counted:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def counted_in(unit: str, factor: Decimal) -> str:
    """``unit`` as it stands behind a number that `shown` counts by ``factor``: 万元."""
    return next((f"{name}{unit}" for name, size in _FACTORS.items() if size == factor), unit)
