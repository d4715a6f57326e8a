"""Walks over a plan's models and yields the texts of one kind with their paths. No judging."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from planforge.plan.deadline import Deadline
from planforge.plan.fields import WRITTEN, Kind
from planforge.plan.model import PlanModel
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import words
from planforge.source import Text


@cache
def shapes(model: type[PlanModel]) -> tuple[tuple[str, Shape], ...]:
    """The fields of ``model`` with what each asks for."""
    return tuple((name, shape_of(entry.annotation)) for name, entry in words(model).items())


def _values(model: PlanModel) -> Iterator[tuple[PlanModel, str, Kind | None, Any]]:
    """Every value in ``model`` and below: (holder, field, kind, value), in the plan's own order."""
    for name, shape in shapes(type(model)):
        value = getattr(model, name)
        inner = shape.item or shape
        for one in value if shape.item else (value,):
            if one is None:
                continue
            if inner.model:
                yield from _values(one)
            else:
                yield model, name, inner.kind, one


def of_kind(model: PlanModel, kind: Kind) -> Iterator[tuple[PlanModel, str, Text]]:
    """Every text of ``kind`` in ``model`` and below: (the model that holds it, its field, the text)."""
    return ((holder, name, one) for holder, name, its, one in _values(model) if its is kind)


def texts(model: PlanModel) -> Iterator[tuple[Kind, Text]]:
    """Every text that is written for people, in ``model`` and below, in the plan's own order."""
    for _, _, kind, one in _values(model):
        if kind not in (None, Kind.CODE) and isinstance(one, Text):
            yield kind, one


def written(model: PlanModel) -> Iterator[tuple[str, str]]:
    """Every value in ``model`` and below as it is written, with its path where it knows it."""
    for _, _, _, one in _values(model):
        text = one.text if isinstance(one, WRITTEN) else one
        yield (text.path if isinstance(text, Text) else ""), str(text)


def times(model: PlanModel) -> Iterator[Text]:
    """Every date, period and deadline in ``model`` and below, as it is written."""
    for _, _, _, one in _values(model):
        if isinstance(one, WRITTEN) and isinstance(one.text, Text):
            yield one.text


def models(model: PlanModel, wanted: type[PlanModel], path: str = "") -> Iterator[tuple[str, PlanModel]]:
    """Every model of class ``wanted`` in ``model`` and below, with its path."""
    if isinstance(model, wanted):
        yield path, model
    for name, shape in shapes(type(model)):
        inner = shape.item or shape
        value = getattr(model, name)
        if not inner.model or value is None:
            continue
        here = f"{path}.{name}" if path else name
        if shape.item:
            for index, one in enumerate(value):
                yield from models(one, wanted, f"{here}.{index}")
        else:
            yield from models(value, wanted, here)


def deadlines(model: PlanModel) -> Iterator[tuple[str, Deadline]]:
    """Every deadline in ``model`` and below, with the name of its field."""
    for _, name, _, one in _values(model):
        if isinstance(one, Deadline):
            yield name, one
