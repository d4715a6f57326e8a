"""What a plan declares for conversion: its people and units, its glossary, and the forms that it gives itself."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.language.conversion import Converter, Declared
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.scripts import form_for
from planforge.plan.walk import of_kind

_NAMED = (Kind.PERSON, Kind.ORGANISATION, Kind.DOCUMENT, Kind.TITLE)
"""Kinds of text that are names: a form given once holds wherever the name stands."""


def declared(loaded: LoadedPlan, target: str) -> Declared:
    """The names and terms of the plan, with their forms in ``target`` where the plan gives them."""
    return Declared(
        persons=frozenset(_names(loaded, Kind.PERSON)),
        organisations=frozenset(_names(loaded, Kind.ORGANISATION)),
        given={**dict(_given_names(loaded, target)), **dict(_terms(loaded, target))},
    )


def _names(loaded: LoadedPlan, kind: Kind) -> Iterator[str]:
    return (str(text) for _, _, text in of_kind(loaded.plan, kind) if len(text) > 1)


def _given_names(loaded: LoadedPlan, target: str) -> Iterator[tuple[str, str]]:
    for kind in _NAMED:
        for _, _, text in of_kind(loaded.plan, kind):
            form = given(loaded, text.path, target)
            if form is not None:
                yield str(text), form


def _terms(loaded: LoadedPlan, target: str) -> Iterator[tuple[str, str]]:
    for term in loaded.plan.glossary:
        forms = term.forms(loaded.script)
        source, form = form_for(loaded.script, forms), _in_script(forms, target)
        if source and form is not None:
            yield source, form


def given(loaded: LoadedPlan, path: str, target: str) -> str | None:
    """The form in ``target`` that the plan itself gives for the text at ``path``."""
    forms = loaded.forms.get(path)
    return _in_script(forms, target) if forms else None


def _in_script(forms: dict[str, str], target: str) -> str | None:
    """The form for ``target``; a form in common Traditional is brought into the region's glyphs."""
    if target in forms:
        return forms[target]
    common = form_for(target, forms)
    return Converter("hant", target).text(common) if common is not None else None
