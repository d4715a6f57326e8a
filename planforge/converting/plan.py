"""A plan in another script: every text by its kind, ids and choices untouched, every path and place kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any, cast

from planforge.converting.declared import declared, given
from planforge.converting.models import ModelConverter
from planforge.language.conversion import Converter
from planforge.language.conversion.tables import replacing
from planforge.patterns import lazy
from planforge.plan.dates import ROC_EPOCH
from planforge.plan.fields import Kind
from planforge.plan.glossary import Term
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.outline import OutlineEntry
from planforge.plan.plan import Plan
from planforge.plan.sections import Section
from planforge.source import Text

_YEAR = lazy(r"(?<!\d)(19[2-9]\d|20\d\d)(?=年)")
_YEARS = lazy(r"(?<!\d)(\d{4})([—–~～至-])(\d{4})(?=年)")
_MARK = lazy("第.+[章节篇条款]")
_WHOLE_YEAR = lazy(r"(?:19[2-9]\d|20\d\d)(?=(?:年|年度|年底|年末)?$)")
_ISO = lazy(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


def in_script(loaded: LoadedPlan, target: str) -> LoadedPlan:
    """The plan, and its previous version, as they read in ``target``; itself where it is written so."""
    if loaded.previous:
        loaded = replace(loaded, previous=in_script(loaded.previous, target))
    if target == loaded.script and not (loaded.plan.era == "minguo" and target == "hant-tw"):
        return loaded
    converted = _PlanConverter(loaded, target).model(loaded.plan)
    return replace(loaded, plan=cast(Plan, converted), script=target)


def _of_republic(year: re.Match[str]) -> str:
    return f"民國{int(year[0]) - ROC_EPOCH}"


def _both_of_republic(years: re.Match[str]) -> str:
    return f"民國{int(years[1]) - ROC_EPOCH}{years[2]}{int(years[3]) - ROC_EPOCH}"


class _PlanConverter(ModelConverter):
    def __init__(self, loaded: LoadedPlan, target: str) -> None:
        converter = Converter(loaded.script, target, declared(loaded, target))
        super().__init__(converter, lambda path: given(loaded, path, target))
        self._loaded = loaded
        self._counts_from_republic = target == "hant-tw" and loaded.plan.era == "minguo"

    def special(self, model: PlanModel) -> dict[str, Any]:
        """Fields that are no text for people, and yet speak of the plan's own words."""
        if isinstance(model, Plan):
            return {"kind": self.text(model.kind, Kind.PROSE), "glossary": self._glossary(model)}
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
        forms = {str(title): str(self.text(title, Kind.PROSE)) for title in titles}
        return replacing(forms) if forms else None

    def _glossary(self, plan: Plan) -> tuple[Term, ...]:
        """The glossary with the script of every form spelled out, so that it holds in any script."""
        forms = (term.forms(self._loaded.script) for term in plan.glossary)
        return tuple(Term(**{name.replace("-", "_"): Text(form) for name, form in each.items()}) for each in forms)

    def text(self, text: Text, kind: Kind) -> Text:
        written = super().text(text, kind)
        if self._counts_from_republic and _WHOLE_YEAR.match(written):  # a column or a step that is a year by itself
            return Text(_WHOLE_YEAR.sub(_of_republic, written), text.path)
        return written

    def time(self, text: str) -> str:
        """By the years of the Republic where the plan says so."""
        written = super().time(text)
        if not self._counts_from_republic:
            return written
        counted = _ISO.sub(lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日", written)
        counted = _YEAR.sub(_of_republic, _YEARS.sub(_both_of_republic, counted))
        return Text(counted, text.path) if isinstance(text, Text) else counted
