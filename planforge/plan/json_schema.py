"""JSON Schema of the YAML, for editors: Chinese keys of either script and English ones, hover texts in Chinese.

The models judge values; the schema says what may be written where.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planforge.language.catalogs import labels
from planforge.plan.fields import Choice, FlagWords, mark_in
from planforge.plan.kinds import EVERY, PlanKind
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.overlay_words import REMOVE, REPLACE
from planforge.plan.pairs import takes_pair
from planforge.plan.scripts import SCRIPT
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import Word, words

DIALECT = "http://json-schema.org/draft-07/schema#"
_WRITTEN: dict[str, Any] = {"type": ["string", "number", "boolean", "null"]}
"""A text: YAML editors read 38 and 2025 as numbers, planforge reads all as written."""

Schema = dict[str, Any]


def _both_scripts(words: Iterable[str]) -> tuple[str, ...]:
    """Each word in Simplified and, where it differs, in Traditional characters."""
    traditional = labels("hant")
    return tuple(dict.fromkeys(form for word in words for form in (word, traditional(word))))


_PAIR: Schema = {
    "type": "object",
    "properties": {name: dict(_WRITTEN) for name in _both_scripts(SCRIPT.written)},
    "additionalProperties": False,
    "minProperties": 2,
}
"""A text with its form in each script."""


def kind_schema(kind: PlanKind) -> Schema:
    """The schema of one kind."""
    definitions: dict[str, Schema] = {}
    root = _reference(kind.model, definitions)
    return {
        "$schema": DIALECT,
        "title": kind.zh[0],
        **root,
        "definitions": dict(sorted(definitions.items())),
    }


def any_kind_schema() -> Schema:
    """The schema of all kinds together."""
    definitions: dict[str, Schema] = {}
    roots = [_reference(kind.model, definitions) for kind in EVERY]
    return {
        "$schema": DIALECT,
        "title": "、".join(kind.zh[0] for kind in EVERY),
        "anyOf": roots,
        "definitions": dict(sorted(definitions.items())),
    }


def _reference(model: type[PlanModel], definitions: dict[str, Schema]) -> Schema:
    name = _title(model)
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = _mapping(model, definitions)
    return {"$ref": f"#/definitions/{name}"}


def _title(model: type[PlanModel]) -> str:
    return model.__name__.replace("[", "_").replace("]", "")


def _mapping(model: type[PlanModel], definitions: dict[str, Schema]) -> Schema:
    properties: dict[str, Schema] = {}
    required = []
    for word in words(model).values():
        value = _kinds(model) if _is_kind(model, word) else _field(word, definitions)
        keys = _keys(word)
        for key in keys:
            properties[key] = {**value, "title": f"{word.zh} {word.name}", "description": _hover(word)}
        synonyms = _both_scripts(word.also)
        for synonym in synonyms:
            properties.setdefault(synonym, {**value, "description": f"即“{word.zh}”。", "doNotSuggest": True})
        if word.required:
            required.append({"anyOf": [{"required": [key]} for key in (*keys, *synonyms, *_inherited(model))]})
    schema: Schema = {"type": "object", "properties": properties}
    if model.from_free_key() is None:
        schema["additionalProperties"] = False
    if required:
        schema["allOf"] = required
    return schema


def _inherited(model: type[PlanModel]) -> tuple[str, ...]:
    """The keys for the plan that has everything else (继承)."""
    word = words(model).get("extends")
    return (*_keys(word), *_both_scripts(word.also)) if word else ()


def _is_kind(model: type[PlanModel], word: Word) -> bool:
    return word.name == "kind" and any(kind.model is model for kind in EVERY)


def _kinds(model: type[PlanModel]) -> Schema:
    """The words for the kind that ``model`` is the model of."""
    kind = next(kind for kind in EVERY if kind.model is model)
    return {"enum": [*_both_scripts(kind.zh), kind.name]}


def _keys(word: Word) -> tuple[str, ...]:
    """The key in both scripts and in English."""
    return (*_both_scripts([word.zh]), word.name)


def _hover(word: Word) -> str:
    example = f"\n例：{word.zh}: {word.example}" if word.example else ""
    return f"{word.meaning}{example}"


def _field(word: Word, definitions: dict[str, Schema]) -> Schema:
    values = _choices(word.annotation)
    if values:
        return {"enum": values}
    return _shape(shape_of(word.annotation), definitions)


def _shape(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    """A reference to what may be written for ``shape``."""
    name = _name(shape)
    if name not in definitions:
        definitions[name] = {}
        definitions[name] = {"anyOf": list(_ways(shape, definitions))}
    return {"$ref": f"#/definitions/{name}"}


def _name(shape: Shape) -> str:
    if shape.item:
        return f"{_name(shape.item)}_or_list"
    if shape.model:
        return f"{_title(shape.model)}_or_text"
    return "Text_or_pair" if takes_pair(shape) else "Text"


def _ways(shape: Shape, definitions: dict[str, Schema]) -> Iterator[Schema]:
    """A text, a mapping or the short forms that stand for it, a list of these."""
    inner = shape.item or shape
    if shape.item:
        yield _list(inner, definitions)
    if inner.model:
        yield from _model(inner.model, definitions)
    if inner.model or shape.item:
        yield _marked(REPLACE, {"$ref": f"#/definitions/{_name(shape)}"})
    yield dict(_WRITTEN)
    if takes_pair(shape):
        definitions["Pair"] = _PAIR
        yield {"$ref": "#/definitions/Pair"}
    if shape.item and inner.model and inner.model.from_free_key():
        yield {"type": "object"}


def _model(model: type[PlanModel], definitions: dict[str, Schema]) -> Iterator[Schema]:
    yield _reference(model, definitions)
    if issubclass(model, Listing):
        items = _items(model)
        yield _list(items, definitions)
        if items.model:
            yield _reference(items.model, definitions)


def _list(item: Shape, definitions: dict[str, Schema]) -> Schema:
    """A list, of which a plan that extends another may take items away."""
    definitions["Removed"] = _marked(REMOVE, {"type": ["string", "array"], "items": dict(_WRITTEN)})
    return {"type": "array", "items": {"anyOf": [_shape(item, definitions), {"$ref": "#/definitions/Removed"}]}}


def _marked(keys: Iterable[str], value: Schema) -> Schema:
    """A mapping with one of ``keys`` only."""
    properties = dict.fromkeys(keys, value)
    return {"type": "object", "properties": properties, "additionalProperties": False, "minProperties": 1}


def _items(model: type[PlanModel]) -> Shape:
    return shape_of(words(model)["entries"].annotation).item or Shape()


def _choices(annotation: Any) -> list[Any]:
    """The words of a closed choice."""
    if mark_in(annotation, FlagWords):
        return [*_both_scripts(FlagWords.written), True, False]
    choice = mark_in(annotation, Choice)
    return [*_both_scripts(choice.written)] if choice else []
