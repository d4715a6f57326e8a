"""What a plan declares for conversion: its people and units, its glossary, and the forms that it gives itself."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.language.conversion import Declared, converter
from planforge.language.conversion.forward import LIST
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedFeedback, LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.scripts import form_for
from planforge.plan.walk import of_kind

_LONGEST_NAME = 40
"""Characters of the longest text that is taken for a name when it has been given two forms."""


def declared(loaded: LoadedPlan | LoadedFeedback, target: str) -> Declared:
    """The names and terms of the plan, with their forms in ``target`` where the plan gives them."""
    return Declared(
        persons=frozenset(_names(loaded, Kind.PERSON)),
        organisations=frozenset(_names(loaded, Kind.ORGANISATION)),
        given={**dict(_given_names(loaded, target)), **dict(_terms(loaded, target))},
    )


def _names(loaded: LoadedPlan | LoadedFeedback, kind: Kind) -> Iterator[str]:
    """Names without what is written beside them: 于发 of 于发（干事）."""
    for _, _, text in of_kind(_model(loaded), kind):
        yield from (part for part in LIST.split(text)[::2] if len(part) > 1)


def _model(loaded: LoadedPlan | LoadedFeedback) -> PlanModel:
    return loaded.plan if isinstance(loaded, LoadedPlan) else loaded.feedback


def _given_names(loaded: LoadedPlan | LoadedFeedback, target: str) -> Iterator[tuple[str, str]]:
    """What was written as a pair holds wherever it is said again; longer texts are no names."""
    for forms in loaded.forms.values():
        source, form = form_for(loaded.script, forms), _in_script(forms, target)
        if source and form is not None and len(source) <= _LONGEST_NAME:
            yield source, form


def _terms(loaded: LoadedPlan | LoadedFeedback, target: str) -> Iterator[tuple[str, str]]:
    for term in loaded.plan.glossary if isinstance(loaded, LoadedPlan) else ():
        forms = term.forms(loaded.script)
        source, form = form_for(loaded.script, forms), _in_script(forms, target)
        if source and form is not None:
            yield source, form


def given(loaded: LoadedPlan | LoadedFeedback, path: str, target: str) -> str | None:
    """The form in ``target`` that the plan itself gives for the text at ``path``."""
    forms = loaded.forms.get(path)
    return _in_script(forms, target) if forms else None


def _in_script(forms: dict[str, str], target: str) -> str | None:
    """The form for ``target``; a form in common Traditional is brought into the region's glyphs."""
    if target in forms:
        return forms[target]
    common = form_for(target, forms)
    return converter("hant", target).text(common) if common is not None else None
