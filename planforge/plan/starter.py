"""The starter file of a kind with its keys in the wished language and script. The text itself is data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from planforge.diagnostics import Diagnostics, Place
from planforge.language.conversion import converter
from planforge.patterns import lazy
from planforge.plan.keys import meant
from planforge.plan.kinds import PlanKind
from planforge.plan.model import PlanModel
from planforge.plan.scripts import SCRIPT
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import Word, words
from planforge.resources import folder
from planforge.source import Mapping, Node, Sequence, load

_FIRST_KEY = lazy(r"^[^#\s].*$", re.MULTILINE)


def starter(kind: PlanKind, *, english_keys: bool, script: str) -> str:
    """A small, complete plan of ``kind`` in ``script`` that checks clean, with the editor's modeline."""
    text = (folder("templates") / kind.name / "starter.yaml").read_text(encoding="utf-8")
    if english_keys:
        text = with_keys(text, kind, lambda word: word.name)
    if script != "hans":
        text = _converted(text, script, "script" if english_keys else "文字")
    return f"{modeline(kind)}\n{text}"


def modeline(kind: PlanKind) -> str:
    """The comment by which editors find the JSON Schema."""
    schema = folder("schemas") / f"{kind.name}.schema.json"
    return f"# yaml-language-server: $schema={schema.as_uri()}"


def with_keys(text: str, kind: PlanKind, write: Callable[[Word], str]) -> str:
    """``text`` with every key of the schema as ``write`` writes its word."""
    node = load(text, kind.name, Diagnostics())
    assert node is not None
    lines = text.split("\n")
    found = sorted(_keys(node, Shape(model=kind.model)), key=lambda key: key[0], reverse=True)
    for place, word in found:
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + write(word) + line[place.end_column - 1 :]
    return "\n".join(lines)


def _keys(node: Node, shape: Shape) -> Iterator[tuple[Place, Word]]:
    """The place and the word of every key that belongs to the schema."""
    if isinstance(node, Sequence):
        for item in node:
            yield from _keys(item, shape.item or _entries(shape.model))
    elif isinstance(node, Mapping):
        model = shape.model or (shape.item.model if shape.item else None)
        for entry in node:
            found = meant(model, entry.key.value) if model else None
            if model and found:
                word = words(model)[found.name]
                yield entry.key.place, word
                yield from _keys(entry.value, shape_of(word.annotation))


def _entries(model: type[PlanModel] | None) -> Shape:
    """The shape of a listing's items."""
    annotation = words(model)["entries"].annotation if model and "entries" in words(model) else None
    return shape_of(annotation).item or Shape() if annotation else Shape()


def _converted(text: str, script: str, key: str) -> str:
    """The starter's own text, comments and all, in ``script``; a region is named, since no text betrays it for sure."""
    if script.startswith("hant-"):
        named = f"{key}: {SCRIPT.choices[script][0]}"
        text = _FIRST_KEY.sub(lambda line: f"{line[0]}\n{named}", text, count=1)
    return converter("hans", script).text(text)
