"""PF346: a line of the situation whose 缺口 is not what 应有 exceeds 现有 by."""

from __future__ import annotations

import re
from decimal import Decimal

from planforge.checks.figures.indicator import Value, can_be_added, value_of
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.quantity import Direction
from planforge.plan.situation import Fact
from planforge.plan.walk import models
from planforge.source import Text

_ROUNDED = Decimal("0.01")
"""What a lack in 万 or with decimals may be off by, as a part of it."""


def lacks_are_counted_right(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """现有 and 缺口 make 应有; what there is enough of lacks nothing."""
    for _, fact in models(loaded.plan, Fact):
        has, needs, gap = (_exact(text, fact.unit) for text in (fact.has, fact.needs, fact.gap))
        if not (has and needs and gap and has.unit == needs.unit == gap.unit):
            continue
        lacking = max(needs.low - has.low, Decimal(0))
        is_rounded = any(re.search("[.．万萬]", one.text) for one in (has, needs, gap))
        if abs(gap.low - lacking) > _ROUNDED * gap.low * is_rounded:
            made, path = _written(lacking) + needs.unit, gap.text.path
            facts = {"whole": gap.text, "parts": made, "lacking": made}
            diagnostics.warning("PF346", loaded.place(path), path=path, **facts)


def _exact(text: Text | None, unit: Text | None) -> Value | None:
    """The value that ``text`` writes, where it counts things, and is neither rounded nor a range."""
    value = value_of(text, unit)
    if value is None or not value.is_single or value.is_relative or value.is_rank or value.is_ratio:
        return None
    is_about = value.quantity.direction in (Direction.ABOUT, Direction.RANGE)
    return None if is_about or not can_be_added(value.unit) else value


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"
