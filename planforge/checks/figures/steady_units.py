"""PF348: an indicator whose unit changes (现状 91.5%, 目标值 96人). 万人 is 人, 个百分点 a difference."""

from __future__ import annotations

from collections import Counter

from planforge.checks.figures.indicator import is_rate, unit_class, unit_of, value_of
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.source import Text

RATE = "rate"


def units_do_not_change(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """All values of an indicator count in the unit that most of them, and its name and 计量单位, ask for."""
    for _, target in models(loaded.plan, Target):
        assert isinstance(target, Target)
        values = _counted(target)
        wanted = _wanted(target, values)
        for text, its, _ in values:
            if wanted and its != wanted[0]:
                diagnostics.warning("PF348", loaded.place(text.path), path=text.path, value=text, unit=wanted[1])


def _counted(target: Target) -> list[tuple[Text, str, str]]:
    """What names a unit, 计量单位 first: text, class of the unit, the unit. Differences and ranks name none."""
    found = []
    if target.unit and (own := unit_class(unit_of(target.unit))):
        found.append((target.unit, own, str(target.unit)))
    for text in (target.baseline, target.value, *(year.value for year in target.years)):
        value = value_of(text)
        if value and not value.is_relative and not value.is_rank and (its := unit_class(value.unit)):
            found.append((value.text, its, value.unit))
    return found


def _wanted(target: Target, values: list[tuple[Text, str, str]]) -> tuple[str, str] | None:
    """The class that most ask for, the first of equals; with a unit of it."""
    asked = [*([(RATE, "%")] if is_rate(target) else []), *((its, unit) for _, its, unit in values)]
    if not asked:
        return None
    wanted = Counter(its for its, _ in asked).most_common(1)[0][0]
    return wanted, next(unit for its, unit in asked if its == wanted)
