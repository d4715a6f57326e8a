"""A plan in another script: every text by its kind, ids and choices untouched, every path and place kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from planforge.converting.declared import declared, given
from planforge.language.conversion import Converter
from planforge.language.conversion.tables import replacing
from planforge.plan.dates import ROC_EPOCH, CalendarDate
from planforge.plan.deadline import Deadline
from planforge.plan.fields import Kind
from planforge.plan.glossary import Term
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.outline import OutlineEntry
from planforge.plan.period import Period
from planforge.plan.plan import Plan
from planforge.plan.sections import Section
from planforge.plan.shape import Shape
from planforge.plan.walk import shapes
from planforge.source import Text

_YEAR = re.compile(r"(?<!\d)(19[2-9]\d|20\d\d)(?=年)")
_YEARS = re.compile(r"(?<!\d)(\d{4})([—–~～至-])(\d{4})(?=年)")
_MARK = re.compile("第.+[章节篇条款]")
_WHOLE_YEAR = re.compile(r"(?:19[2-9]\d|20\d\d)(?=(?:年|年度|年底|年末)?$)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def in_script(loaded: LoadedPlan, target: str) -> LoadedPlan:
    """The plan as it reads in ``target``; itself where it is written so."""
    if target == loaded.script and not (loaded.plan.era == "minguo" and target == "hant-tw"):
        return loaded
    converted = _PlanConverter(loaded, target).model(loaded.plan)
    return replace(loaded, plan=cast(Plan, converted), script=target)


def _of_republic(year: re.Match[str]) -> str:
    return f"民國{int(year[0]) - ROC_EPOCH}"


def _both_of_republic(years: re.Match[str]) -> str:
    return f"民國{int(years[1]) - ROC_EPOCH}{years[2]}{int(years[3]) - ROC_EPOCH}"


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
        changed |= self._special(model)
        return model.model_copy(update=changed)

    def _special(self, model: PlanModel) -> dict[str, Any]:
        """Fields that are no text for people, and yet speak of the plan's own words."""
        if isinstance(model, Plan):
            return {"kind": self._text(model.kind, Kind.PROSE), "glossary": self._glossary(model)}
        if isinstance(model, OutlineEntry):
            return {"key": tuple(map(self._reference, model.key)), "marks": tuple(map(self._reference, model.marks))}
        if isinstance(model, Section):
            return {"place": self._reference(model.place) if model.place else None}
        return {}

    def _reference(self, text: Text) -> Text:
        """A key that names a section by its title, or a mark (第一节), as the converted plan writes them."""
        written = self._titles(text) if self._titles else text
        return Text(self._converter.text(text) if written == text and _MARK.match(text) else written, text.path)

    @cached_property
    def _titles(self) -> Callable[[str], str] | None:
        titles = [section.title for section in self._loaded.plan.sections if section.title]
        forms = {str(title): str(self._text(title, Kind.PROSE)) for title in titles}
        return replacing(forms) if forms else None

    def _glossary(self, plan: Plan) -> tuple[Term, ...]:
        """The glossary with the script of every form spelled out, so that it holds in any script."""
        forms = (term.forms(self._loaded.script) for term in plan.glossary)
        return tuple(Term(**{name.replace("-", "_"): Text(form) for name, form in each.items()}) for each in forms)

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
        written = convert(text) if form is None else form
        if self._counts_from_republic:  # a column or a step that is a year by itself
            written = _WHOLE_YEAR.sub(_of_republic, written) if _WHOLE_YEAR.match(written) else written
        return Text(written, text.path)

    def _time(self, text: str) -> str:
        """A date, period or deadline as written; by the years of the Republic where the plan says so."""
        written = self._converter.text(text)
        if self._counts_from_republic:
            written = _ISO.sub(lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日", written)
            written = _YEARS.sub(_both_of_republic, written)
            written = _YEAR.sub(_of_republic, written)
        return Text(written, text.path) if isinstance(text, Text) else written
