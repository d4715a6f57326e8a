"""Values of one file in the plan of another: their YAML paths mean nothing there, and are taken off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planforge.plan.dates import CalendarDate
from planforge.plan.deadline import Deadline
from planforge.plan.period import Period
from planforge.source import Text


def placeless(value: Any) -> Any:
    """``value`` without the place that it came from."""
    if isinstance(value, tuple):
        return tuple(map(placeless, value))
    if isinstance(value, Text):
        return Text(value)
    if isinstance(value, (CalendarDate, Deadline, Period)):
        return replace(value, text=str(value.text))
    return value
