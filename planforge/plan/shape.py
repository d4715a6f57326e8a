"""What an annotation asks of the YAML: a text, a list, or a mapping for a model. No values are read here."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from planforge.plan.fields import Instance, Kind
from planforge.plan.model import PlanModel
from planforge.plan.words import words


class Shape(NamedTuple):
    """``model`` for a mapping, ``item`` for a list, neither for a text of ``kind``."""

    model: type[PlanModel] | None = None
    item: Shape | None = None
    kind: Kind | None = None
    is_value: bool = False
    """Whether a value class is made of the text (a date, a time of a schedule)."""

    @property
    def is_name(self) -> bool:
        """Whether several may stand on one line, divided by 、."""
        if self.model is not None:
            return self.model.divides
        return self.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.NAME)


@cache
def shape_of(annotation: Any) -> Shape:
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *marks = get_args(annotation)
        kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
        inner = shape_of(base)
        is_value = any(isinstance(mark, Instance) for mark in marks)
        return inner if inner.model or inner.item else Shape(kind=kind, is_value=is_value)
    if origin in (Union, types.UnionType):
        return shape_of(next(arg for arg in get_args(annotation) if arg is not type(None)))
    if origin is tuple:
        return Shape(item=shape_of(get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, PlanModel):
        return Shape(model=annotation)
    return Shape()


@cache
def shapes(model: type[PlanModel]) -> Mapping[str, Shape]:
    """The fields of ``model`` with what each asks for."""
    return {name: shape_of(entry.annotation) for name, entry in words(model).items()}
