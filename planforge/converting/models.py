"""A model in another script: every text by its kind, ids and choices untouched, every path kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planforge.language.conversion import Converter
from planforge.plan.fields import WRITTEN, Kind
from planforge.plan.model import PlanModel
from planforge.plan.shape import Shape, shapes
from planforge.source import Text

Given = Callable[[str], str | None]
"""The form that the writer gave for the text at a path; None where none was given."""


class ModelConverter:
    """Converts models with ``converter``; what was ``given`` goes before."""

    def __init__(self, converter: Converter, given: Given) -> None:
        self._converter, self._given = converter, given
        self._by_kind: dict[Kind, Callable[[str], str]] = {
            Kind.PERSON: converter.person,
            Kind.ORGANISATION: converter.organisation,
            Kind.DOCUMENT_NUMBER: converter.document_number,
        }

    def model(self, model: PlanModel) -> PlanModel:
        """``model`` with all its texts converted, and all below it."""
        changed: dict[str, Any] = {}
        for name, shape in shapes(model.__class__).items():
            value = getattr(model, name)
            if shape.item:
                changed[name] = tuple(self._value(one, shape.item) for one in value)
            elif value is not None:
                changed[name] = self._value(value, shape)
        changed |= self.special(model)
        return model.model_copy(update=changed)

    def special(self, model: PlanModel) -> dict[str, Any]:
        """Fields that are no text for people, and yet speak of the plan's own words."""
        return {}

    def _value(self, value: Any, shape: Shape) -> Any:
        if isinstance(value, PlanModel):
            return self.model(value)
        if isinstance(value, WRITTEN):
            return replace(value, text=self.time(value.text))
        if isinstance(value, Text) and shape.kind is not Kind.CODE:
            return self.text(value, shape.kind or Kind.PROSE)
        return value

    def text(self, text: Text, kind: Kind) -> Text:
        """``text``, which is of ``kind``, converted."""
        form = self._given(text.path)
        convert = self._by_kind.get(kind, self._converter.text)
        return Text(convert(text) if form is None else form, text.path)

    def time(self, text: str) -> str:
        """A date, period or deadline as written."""
        written = self._converter.text(text)
        return Text(written, text.path) if isinstance(text, Text) else written
