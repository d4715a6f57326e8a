"""Values of one file in the plan of another: their YAML paths mean nothing there, and are taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planforge.plan.fields import WRITTEN
from planforge.plan.model import PlanModel
from planforge.source import Text


def placeless(value: Any) -> Any:
    """``value`` without the place that it came from, and all below it."""
    if isinstance(value, tuple):
        return tuple(map(placeless, value))
    if isinstance(value, PlanModel):
        return value.model_copy(update={name: placeless(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, Text):
        return Text(value)
    if isinstance(value, WRITTEN):
        return replace(value, text=str(value.text))
    return value
