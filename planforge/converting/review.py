"""The review list: the places of a plan that a machine cannot decide, few enough to be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from planforge.converting.declared import declared
from planforge.language.conversion import Converter, is_traditional
from planforge.language.conversion.doubts import Doubt, of_organisation, of_person, of_text
from planforge.language.conversion.forward import Forward
from planforge.language.conversion.regional import name_to_profile
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import texts


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A word whose form the writer should decide, at the first of its places."""

    path: str
    word: str
    form: str
    other: str
    reason: str
    times: int


def review(loaded: LoadedPlan, target: str) -> list[Uncertain]:
    """What is uncertain when the plan is converted to ``target``; nothing on the way to Simplified.

    What the plan decides itself (术语, pairs) is not listed; a word that comes again is listed once.
    """
    if is_traditional(loaded.script) or not is_traditional(target):
        return []
    forward = Converter(loaded.script, target, declared(loaded, target)).forward
    found: dict[tuple[str, str], list[tuple[str, Doubt]]] = {}
    for path, doubt in _doubts(loaded, forward):
        found.setdefault((doubt.word, doubt.form), []).append((path, doubt))
    listed = (_uncertain(places, target) for places in found.values())
    return [one for one in listed if one.form != one.other]


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
