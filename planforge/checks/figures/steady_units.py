"""PF348: an indicator whose unit changes (现状 91.5%, 目标值 96人; 现状 20门, 目标值 45节). 万人 is 人, 个 any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from planforge.checks.figured import figured
from planforge.checks.figures.indicator import (
    ANYTHING,
    RATIO,
    are_one_unit,
    can_be_told,
    data,
    is_measured,
    is_rate,
    unit_of,
    value_of,
)
from planforge.checks.figures.odd_units import odd_units
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.situation import Fact
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.source import Text

_READ = frozenset({Kind.PROSE, Kind.MARKDOWN, Kind.TITLE})
_MOST_AGREE = 3
"""Values that all count in 个 make another unit beside them stand out."""


class _Asked(NamedTuple):
    """A unit that an indicator's name, 计量单位 or value asks for; ``text`` is None for its name."""

    unit: str
    text: Text | None


def units_do_not_change(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """All values of an indicator count in the unit that most of them, and its name and 计量单位, ask for."""
    for asked in _all(loaded):
        wanted = _wanted(asked)
        for one in asked:
            if one.text is not None and wanted and _is_another(one.unit, wanted, asked):
                path = one.text.path
                diagnostics.warning("PF348", loaded.place(path), path=path, value=one.text, unit=wanted)
    for kind, text in figured(loaded.plan):
        for odd in odd_units(text) if kind in _READ else ():
            place = loaded.place_at(text, odd.start, odd.end)
            diagnostics.warning("PF348", place, path=text.path, value=text[odd.start : odd.end], unit=odd.unit)


def _is_another(unit: str, wanted: str, asked: Sequence[_Asked]) -> bool:
    """Whether ``unit`` is another sort than ``wanted``, or stands out of values that are all counted in ``wanted``."""
    if not are_one_unit(unit, wanted):
        return True
    return unit != wanted and (_stands_out(wanted, asked) or _are_two_loose(asked))


def _all(loaded: LoadedPlan) -> Iterator[list[_Asked]]:
    """What each indicator of the targets and of the situation asks for."""
    for _, target in models(loaded.plan, Target):
        values = (target.baseline, target.value, *(year.value for year in target.years))
        yield [*_of_name(target.name or "", is_rate(target)), *_of_values(target.unit, values)]
    for _, fact in models(loaded.plan, Fact):
        yield [*_of_name(fact.name, wants_share=False), *_of_values(fact.unit, (fact.has, fact.needs, fact.gap))]


def _of_name(name: str, wants_share: bool) -> list[_Asked]:
    """The unit that a name asks for: 巩固率 a percentage, 保存天数 days."""
    if wants_share:
        return [_Asked("%", None)]
    found = _named_unit().search(fold(name))
    return [_Asked(found["unit"], None)] if found else []


def _of_values(unit: Text | None, values: Sequence[Text | None]) -> list[_Asked]:
    """The units of 计量单位 and of ``values``, in this order. Differences and ranks have none."""
    asked = [_Asked(unit_of(unit), unit)] if unit else []
    for text in values:
        value = value_of(text)
        if value and not value.is_relative and not value.is_rank:
            asked.append(_Asked(value.unit, value.text))
    return [one for one in asked if one.unit not in ("", RATIO)]


def _wanted(asked: Sequence[_Asked]) -> str | None:
    """The unit that most agree with, the first of equals; rather one that tells what is counted than 个."""
    loose = [one for one in asked if not can_be_told(one.unit)]
    if loose and _stands_out(loose[0].unit, asked):
        return loose[0].unit
    if all(are_one_unit(asked[0].unit, one.unit) for one in asked[1:]):
        return asked[-1].unit if _are_two_loose(asked) else _counted_by_most(asked)
    telling = [one for one in asked if one.unit != ANYTHING]
    among = telling if any(not is_measured(one.unit) for one in telling) else asked
    return max(among, key=lambda one: sum(are_one_unit(one.unit, other.unit) for other in asked)).unit


def _counted_by_most(asked: Sequence[_Asked]) -> str | None:
    """The unit of things in which all but one of many values count (册, and once 本)."""
    units = {one.unit for one in asked if not is_measured(one.unit)}
    return next((unit for unit in sorted(units) if _stands_out(unit, asked)), None)


def _are_two_loose(asked: Sequence[_Asked]) -> bool:
    """Whether there are two values only, in two units that do not say what is counted (现状5项, 目标值9个)."""
    return len(asked) == 2 and asked[0].unit != asked[1].unit and not any(can_be_told(one.unit) for one in asked)


def _stands_out(unit: str, asked: Sequence[_Asked]) -> bool:
    """Whether all but one value, and the name, count in ``unit``."""
    others = [one for one in asked if one.unit != unit]
    return len(others) == 1 and others[0].text is not None and len(asked) - 1 >= _MOST_AGREE


@cache
def _named_unit() -> re.Pattern[str]:
    return re.compile(data()["named_unit"])
