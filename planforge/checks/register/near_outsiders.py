"""PF220, PF221: who accepts or reviews and need not be on the register, but is there but for one character."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from planforge.checks.register.named import is_unit, names_in
from planforge.checks.unfilled import is_unfilled
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.breakdown import everyone
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import split_person
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import Acceptance
from planforge.plan.reviewing import ReviewStep
from planforge.plan.walk import models
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "outsiders.yaml"
_SHORTEST = 3
"""Characters of a name of which one may be mistaken: 王亮 and 王明 are two people."""


def outsiders_are_no_slips(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No 验收单位, 验收人 or 审核人 is one character off a unit or person of the register. Other outsiders are fine."""
    plan = loaded.plan
    units = {name for unit in plan.units for name in (unit.name, unit.short) if name}
    listed = {person.name for person in plan.people}
    people = {*listed, *(person.name for person in everyone(plan) if person.post or person.duty)}
    others = {*plan.issuer, *(plan.schools if isinstance(plan, PublicityPlan) else ())}
    known = {*units, *people, *others}
    for written in _named(loaded):
        for name in names_in(written, known):
            meant = None if is_unfilled(name) else _meant(name, units, listed)
            if meant:
                code = "PF220" if meant in units else "PF221"
                place = loaded.place(written.path) if name == written else loaded.place_of(written.path, name)
                diagnostics.warning(code, place, path=written.path, name=name, nearest=meant)


def _named(loaded: LoadedPlan) -> Iterator[Text]:
    """Who accepts and reviews; a person with a post is introduced, and meant."""
    for _, accepted in models(loaded.plan, Acceptance):
        yield from accepted.unit
        yield from (one for one in accepted.persons if "post" not in split_person(one))
    for _, step in models(loaded.plan, ReviewStep):
        if step.who:
            yield step.who


def _meant(name: str, units: Collection[str], people: Collection[str]) -> str | None:
    """The unit or person that ``name`` is a slip of."""
    folded = fold(name)
    if len(folded) < _SHORTEST:
        return None
    if not is_unit(name):
        return next((one for one in people if one[:1] == name[:1] and _differing(folded, fold(one))), None)
    if folded.endswith(_words()["offices"]):
        return None
    return next((one for one in units if _is_slip(folded, fold(one))), None)


def _is_slip(one: str, other: str) -> bool:
    """Whether the names of two units differ in one character that tells no two units apart (市, 县; 一, 二)."""
    differing = _differing(one, other)
    return bool(differing) and not (set(differing or ()) & set(_words()["telling"]))


def _differing(one: str, other: str) -> tuple[str, str] | None:
    """The one pair of characters in which the names differ; None where they differ in more, or not at all."""
    pairs = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return pairs[0] if len(one) == len(other) and len(pairs) == 1 else None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in read_yaml(_DATA).items()}
