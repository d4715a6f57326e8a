"""PF346: parts that do not make the whole: in sentences, in tables, and in targets below a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from planforge.checks.figured import figured
from planforge.checks.figures.families import part_of_family
from planforge.checks.figures.indicator import RATIO, Value, can_be_added, is_amount, value_of
from planforge.checks.figures.named_parts import wrong_counts
from planforge.checks.figures.next_sentence import wrong_before_lists
from planforge.checks.figures.said_parts import wrong_wholes
from planforge.checks.figures.table_totals import wrong_totals
from planforge.checks.figures.yearly_values import are_levels
from planforge.diagnostics import Diagnostics
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.quantity import Direction
from planforge.plan.targets import Target
from planforge.plan.walk import models

_READ = frozenset({Kind.PROSE, Kind.MARKDOWN, Kind.TITLE})
_FIGURES = lazy(r"[0-9０-９一二三四五六七八九十百]")


def parts_make_the_whole(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where a text, a table or a group of targets gives a whole and all its parts, they add up."""
    for kind, text in figured(loaded.plan):
        if kind not in _READ or not _FIGURES.search(text):
            continue
        found = [*wrong_wholes(text), *wrong_before_lists(text), *wrong_counts(text)]
        if kind is Kind.MARKDOWN:
            found += wrong_totals(text)
        for one in found:
            place = loaded.place_at(text, one.start, one.end)
            whole = text[one.start : one.end]
            diagnostics.warning("PF346", place, path=text.path, whole=whole, parts=_written(one.parts) + one.unit)
    for _, target in models(loaded.plan, Target):
        for value, parts in (*_of_targets(target), *_of_years(target)):
            path = value.text.path
            diagnostics.warning("PF346", loaded.place(path), path=path, whole=value.text, parts=parts)


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _of_targets(target: Target) -> Iterator[tuple[Value, str]]:
    """The value of a group whose targets count the same things, and do not make it."""
    whole = _counted(value_of(target.value, target.unit))
    parts = [_counted(value_of(one.value, one.unit)) for one in target.targets]
    values = [one for one in parts if one]
    if not whole or len(values) < 2 or len(values) != len(parts) or any(one.unit != whole.unit for one in values):
        return
    total = sum((one.low for one in values), Decimal(0))
    named = [str(one.name or one.text) for one in target.targets]
    is_open = total < whole.low and part_of_family(named) is False
    is_met = (total > whole.low and whole.has_floor) or (total < whole.low and whole.has_ceiling)
    if total != whole.low and not is_open and not is_met:
        yield whole, _written(total) + whole.unit


def _of_years(target: Target) -> Iterator[tuple[Value, str]]:
    """The value of something done in parts (新建 6所), year by year, whose years do not make it."""
    whole = _counted(value_of(target.value, target.unit))
    values = [one for year in target.years if (one := _counted(value_of(year.value, target.unit)))]
    if not whole or len(values) < 2 or len(values) != len(target.years) or not is_amount(target):
        return
    numbers = [one.low for one in values]
    total = sum(numbers, Decimal(0))
    if all(one.unit == whole.unit for one in values) and not are_levels(numbers, whole) and not _meets(whole, total):
        yield whole, _written(total) + whole.unit


def _meets(whole: Value, total: Decimal) -> bool:
    return total == whole.low or (total > whole.low and whole.has_floor) or (total < whole.low and whole.has_ceiling)


def _counted(value: Value | None) -> Value | None:
    """``value`` where it counts things that can be added: no rate, rank, ratio or rounded figure."""
    if value is None or not value.is_single or value.is_relative or value.is_rank or value.unit in ("", RATIO):
        return None
    if value.quantity.direction is Direction.ABOUT or not can_be_added(value.unit):
        return None
    return None if re.search("每|均", value.text) else value
