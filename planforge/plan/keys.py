"""From the key that a person wrote to the field that is meant, in either script, with synonyms and nearest words."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from planforge.language.nearest import nearest as nearest_word
from planforge.language.script import fold
from planforge.plan.words import words

if TYPE_CHECKING:
    from planforge.plan.model import PlanModel


class Meant(NamedTuple):
    """The field ``name`` of a model; ``synonym`` where another word for it was written."""

    name: str
    zh: str
    synonym: bool


@cache
def _table(model: type[PlanModel]) -> dict[str, Meant]:
    """Folded spelling -> field. A field's own words win over another field's synonyms."""
    table: dict[str, Meant] = {}
    for name, entry in words(model).items():
        for synonym in entry.also:
            table.setdefault(fold(synonym), Meant(name, entry.zh, synonym not in entry.same))
    for name, entry in words(model).items():
        table[fold(entry.zh)] = Meant(name, entry.zh, False)
        table[name] = Meant(name, entry.zh, False)
    return table


@lru_cache(maxsize=4096)
def meant(model: type[PlanModel], key: str) -> Meant | None:
    """The field of ``model`` that ``key`` names, or None."""
    table = _table(model)
    return table.get(fold(key)) or table.get(key.strip().lower().replace("-", "_").replace(" ", "_"))


def nearest(model: type[PlanModel], key: str) -> str | None:
    """The key of ``model`` that ``key`` most likely means, in the language in which it was written."""
    return nearest_word(key, _table(model))


def known(model: type[PlanModel]) -> str:
    """All keys of ``model``, for a message."""
    return "、".join(entry.zh for entry in words(model).values())
