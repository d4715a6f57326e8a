"""Pairs of scripts, {hans: 肖明, hant: 蕭明}: where one may be written, and what it holds."""

from __future__ import annotations

from planforge.language.nearest import nearest
from planforge.plan.fields import Kind
from planforge.plan.scripts import SCRIPT
from planforge.plan.shape import Shape
from planforge.plan.words import words
from planforge.source import Mapping, Scalar

SCRIPT_NAMES = "、".join(SCRIPT.choices)


def takes_pair(shape: Shape) -> bool:
    """Whether a text for people may stand here in one line, and the names of scripts are no keys of its own."""
    inner = shape.item or shape
    if inner.model is None:
        return inner.kind not in (None, Kind.CODE)
    return "hans" not in words(inner.model) and inner.model.from_scalar("x") is not None


def forms_of(node: Mapping) -> dict[str, Scalar]:
    """The forms by script, where the mapping is a pair; else nothing."""
    forms: dict[str, Scalar] = {}
    for entry in node:
        script = SCRIPT.value_of(entry.key.value)
        if script is None or script in forms or not isinstance(entry.value, Scalar):
            return {}
        forms[script] = entry.value
    return forms


def wrong_in_pair(node: Mapping) -> Scalar | None:
    """The first key that is no script or whose value is no text, in a mapping that is meant as a pair."""
    scripts = [SCRIPT.value_of(entry.key.value) for entry in node]
    if not any(scripts):
        return None
    wrong = (
        entry.key
        for index, entry in enumerate(node)
        if scripts[index] is None or scripts.index(scripts[index]) < index or not isinstance(entry.value, Scalar)
    )
    return next(wrong, None)


def nearest_script(text: str) -> str | None:
    """The name of a script that ``text`` most likely means."""
    return nearest(text, list(SCRIPT.choices))
