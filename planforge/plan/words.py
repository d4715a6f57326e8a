"""How a field of the plan is declared: its Chinese word, its meaning, its synonyms. No reading, no checking.

The English key is the attribute's own name; the Traditional key is the Simplified one in Traditional
characters. Manual, JSON Schema, key lookup and messages all read these declarations.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import Field
from pydantic_core import PydanticUndefined

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


def word(
    zh: str,
    meaning: str,
    *,
    same: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    example: str = "",
    default: Any = PydanticUndefined,
) -> Any:
    """Declare a field: ``zh`` is its word in Simplified Chinese, ``also`` its accepted synonyms.

    Those in ``same`` are as good, and are not answered with ``zh``.
    """
    extra: dict[str, Any] = {"same": list(same), "also": [*same, *also]}
    if example:
        extra["example"] = example
    return Field(default=default, title=zh, description=meaning, json_schema_extra=extra)


class Word(NamedTuple):
    """A declared field of a model."""

    name: str
    """English key."""
    zh: str
    meaning: str
    also: tuple[str, ...]
    """Its other words, those in ``same`` among them."""
    example: str
    required: bool
    annotation: Any
    same: tuple[str, ...] = ()
    """Its other words that are as good as ``zh``."""


@cache
def words(model: type[BaseModel]) -> dict[str, Word]:
    """The declared fields of ``model`` by English key, in order."""
    return {name: _read(name, info) for name, info in model.model_fields.items()}


def _read(name: str, info: FieldInfo) -> Word:
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return Word(
        name=name,
        zh=info.title or name,
        meaning=info.description or "",
        also=_listed(extra.get("also")),
        example=str(extra.get("example", "")),
        required=info.is_required(),
        annotation=info.rebuild_annotation(),
        same=_listed(extra.get("same")),
    )


def _listed(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
