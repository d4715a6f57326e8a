"""PF815: a deadline that binds nobody (尽快, 适时)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from planforge.checks.timing.due_days import THEIRS
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import deadlines
from planforge.resources import read_yaml
from planforge.source import path_of

_DATA = Path(__file__).parent / "data" / "festivals.yaml"


def deadlines_are_firm(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every deadline that the plan itself sets can be held against a day or a habit."""
    for name, deadline in deadlines(loaded.plan):
        if name != THEIRS and _is_vague(deadline):
            path = path_of(deadline.text)
            diagnostics.warning("PF815", loaded.place(path), path=path, text=deadline.text)


@cache
def _festivals() -> tuple[str, ...]:
    return tuple(read_yaml(_DATA)["named"])


def _is_vague(deadline: Deadline) -> bool:
    """Whether it names neither a day nor a habit; a festival of the lunar calendar is a day."""
    return deadline.kind is Kind.VAGUE and not fold(deadline.text).startswith(_festivals())
