"""The texts of a plan that have a numeral: nothing else can say a figure or a day wrong. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.model import PlanModel
from planforge.plan.walk import Remembered, texts
from planforge.source import Text

_NUMERAL = lazy("[0-9０-９〇零一二三四五六七八九十百千两兩]")


def _with_numerals(model: PlanModel) -> Iterator[tuple[Kind, Text]]:
    return ((kind, text) for kind, text in texts(model) if _NUMERAL.search(text))


_found: Remembered[PlanModel, tuple[Kind, Text]] = Remembered(_with_numerals, least=1)


def figured(model: PlanModel) -> tuple[tuple[Kind, Text], ...]:
    """Every text for people with a numeral in it, Han or Arabic, in ``model`` and below, with its kind."""
    return _found(model)
