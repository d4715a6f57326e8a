"""PF348: an indicator whose unit changes (现状 91.5%, 目标值 96人; 现状 20门, 目标值 45节). 万人 is 人, 个 any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from planforge.checks.figures.indicator import (
    RATIO,
    are_one_unit,
    can_be_told,
    data,
    is_measured,
    is_rate,
    unit_of,
    value_of,
)
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.plan.situation import Fact
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.source import Text


@dataclass(frozen=True, slots=True)
class _Asked:
    """A unit that an indicator's name, 计量单位 or value asks for; ``text`` is None for its name."""

    unit: str
    text: Text | None


def units_do_not_change(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """All values of an indicator count in the unit that most of them, and its name and 计量单位, ask for."""
    for asked in _all(loaded):
        wanted = _wanted(asked)
        for one in asked:
            if one.text is not None and wanted and not are_one_unit(one.unit, wanted):
                path = one.text.path
                diagnostics.warning("PF348", loaded.place(path), path=path, value=one.text, unit=wanted)


def _all(loaded: LoadedPlan) -> Iterator[list[_Asked]]:
    """What each indicator of the targets and of the situation asks for."""
    for _, target in models(loaded.plan, Target):
        assert isinstance(target, Target)
        values = (target.baseline, target.value, *(year.value for year in target.years))
        yield [*_of_name(target.name or "", is_rate(target)), *_of_values(target.unit, values)]
    for _, fact in models(loaded.plan, Fact):
        assert isinstance(fact, Fact)
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
    if all(are_one_unit(asked[0].unit, one.unit) for one in asked[1:]):
        return None
    telling = [one for one in asked if can_be_told(one.unit)]
    among = telling if any(not is_measured(one.unit) for one in telling) else asked
    return max(among, key=lambda one: sum(are_one_unit(one.unit, other.unit) for other in asked)).unit


@cache
def _named_unit() -> re.Pattern[str]:
    return re.compile(data()["named_unit"])
