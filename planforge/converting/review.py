"""The review list: the places of a plan that a machine cannot decide, few enough to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from planforge.converting.declared import declared
from planforge.language.conversion import Converter, converter, is_traditional
from planforge.language.conversion.doubts import Doubt, of_organisation, of_person, of_text
from planforge.language.conversion.forward import Forward
from planforge.language.conversion.regional import name_to_profile
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import texts


class Uncertain(NamedTuple):
    """A word whose form the writer should decide, at the first of its places."""

    path: str
    word: str
    form: str
    other: str
    reason: str
    times: int


def review(loaded: LoadedPlan, target: str) -> list[Uncertain]:
    """What is uncertain when the plan is converted to ``target``; to Simplified, only a few names.

    What the plan decides itself (术语, pairs) is not listed; a word that comes again is listed once.
    """
    if is_traditional(loaded.script):
        return [] if is_traditional(target) else list(_names_to_simplify(loaded))
    if not is_traditional(target):
        return []
    forward = Converter(loaded.script, target, declared(loaded, target)).forward
    found: dict[tuple[str, str], list[tuple[str, Doubt]]] = {}
    for path, doubt in _doubts(loaded, forward):
        found.setdefault((doubt.word, doubt.form), []).append((path, doubt))
    listed = (_uncertain(places, target) for places in found.values())
    return [one for one in listed if one.form != one.other]


def _names_to_simplify(loaded: LoadedPlan) -> Iterator[Uncertain]:
    """Names with a character that Simplified keeps or not, as the bearer has it (乾, 於, 著)."""
    seen: set[str] = set()
    for kind, text in texts(loaded.plan):
        if kind not in (Kind.PERSON, Kind.ORGANISATION) or text in seen or text.path in loaded.forms:
            continue
        found = next((char for char in text if char in _KEPT_OR_NOT), None)
        if found:
            seen.add(text)
            form = converter(loaded.script, "hans").person(text)
            other = form.replace(found, _KEPT_OR_NOT[found]) if found in form else form
            if other != form:
                yield Uncertain(text.path, text, form, other, "name", 1)


_KEPT_OR_NOT = {"乾": "干", "於": "于", "著": "着"}


def _uncertain(places: list[tuple[str, Doubt]], target: str) -> Uncertain:
    path, doubt = places[0]
    form, other = (name_to_profile(one, target) for one in (doubt.form, doubt.other))
    return Uncertain(path, doubt.word, form, other, doubt.reason, len(places))


def _doubts(loaded: LoadedPlan, forward: Forward) -> Iterator[tuple[str, Doubt]]:
    decided = forward.given
    for kind, text in texts(loaded.plan):
        if text in decided or text.path in loaded.forms:
            continue
        yield from ((text.path, doubt) for doubt in _WAYS.get(kind, of_text)(forward, text))


_WAYS: dict[Kind, Callable[[Forward, str], Iterable[Doubt]]] = {
    Kind.PERSON: of_person,
    Kind.ORGANISATION: of_organisation,
    Kind.DOCUMENT_NUMBER: lambda forward, text: (),
}
