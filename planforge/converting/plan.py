"""A plan in another script: every text by its kind, ids and choices untouched, every path and place kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from planforge.converting.declared import declared, given
from planforge.language.conversion import Converter
from planforge.plan.dates import ROC_EPOCH, CalendarDate
from planforge.plan.deadline import Deadline
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.period import Period
from planforge.plan.plan import Plan
from planforge.plan.shape import Shape
from planforge.plan.walk import shapes
from planforge.source import Text

_YEAR = re.compile(r"(?<!\d)(19[2-9]\d|20\d\d)(?=年)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def in_script(loaded: LoadedPlan, target: str) -> LoadedPlan:
    """The plan as it reads in ``target``; itself where it is written so."""
    if target == loaded.script and not (loaded.plan.era == "minguo" and target == "hant-tw"):
        return loaded
    converted = _PlanConverter(loaded, target).model(loaded.plan)
    return replace(loaded, plan=cast(Plan, converted), script=target)


class _PlanConverter:
    def __init__(self, loaded: LoadedPlan, target: str) -> None:
        self._loaded, self._target = loaded, target
        self._converter = Converter(loaded.script, target, declared(loaded, target))
        self._by_kind: dict[Kind, Callable[[str], str]] = {
            Kind.PERSON: self._converter.person,
            Kind.ORGANISATION: self._converter.organisation,
            Kind.DOCUMENT_NUMBER: self._converter.document_number,
        }
        self._counts_from_republic = target == "hant-tw" and loaded.plan.era == "minguo"

    def model(self, model: PlanModel) -> PlanModel:
        """``model`` with all its texts converted, and all below it."""
        changed: dict[str, Any] = {}
        for name, shape in shapes(model.__class__):
            value = getattr(model, name)
            if shape.item:
                changed[name] = tuple(self._value(one, shape.item) for one in value)
            elif value is not None:
                changed[name] = self._value(value, shape)
        if "kind" in changed:
            changed["kind"] = self._text(changed["kind"], Kind.PROSE)
        return model.model_copy(update=changed)

    def _value(self, value: Any, shape: Shape) -> Any:
        if isinstance(value, PlanModel):
            return self.model(value)
        if isinstance(value, (CalendarDate, Period, Deadline)):
            return replace(value, text=self._time(value.text))
        if isinstance(value, Text) and shape.kind is not Kind.CODE:
            return self._text(value, shape.kind or Kind.PROSE)
        return value

    def _text(self, text: Text, kind: Kind) -> Text:
        form = given(self._loaded, text.path, self._target)
        convert = self._by_kind.get(kind, self._converter.text)
        return Text(convert(text) if form is None else form, text.path)

    def _time(self, text: str) -> str:
        """A date, period or deadline as written; by the years of the Republic where the plan says so."""
        written = self._converter.text(text)
        if self._counts_from_republic:
            written = _ISO.sub(lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日", written)
            written = _YEAR.sub(lambda match: f"民國{int(match[0]) - ROC_EPOCH}", written)
        return Text(written, text.path) if isinstance(text, Text) else written
