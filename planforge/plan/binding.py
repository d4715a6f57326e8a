"""From located YAML to the data of a model: keys resolved, short forms spelled out, every value with its place.

Shapes are judged here, values by the models. Nothing is dropped without a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Sequence_
from typing import Any

from planforge.diagnostics import Diagnostics, Place
from planforge.patterns import lazy
from planforge.plan.keys import known, meant, nearest
from planforge.plan.model import PlanModel
from planforge.plan.pairs import SCRIPT_NAMES, forms_of, nearest_script, takes_pair, wrong_in_pair
from planforge.plan.scripts import form_for
from planforge.plan.shape import Shape, shapes
from planforge.plan.words import Word, words
from planforge.source import Entry, Mapping, Node, Scalar, Sequence, Text

Loc = tuple[str | int, ...]
_DIVIDER = lazy("[、，；,;→]|->")
_RUN = lazy("[^（(《）)》]*+(?P<closer>[）)》])?[（(《]?")
"""A piece of a text up to a bracket; where that closes, the piece stands between brackets and is not divided."""
_MOST_NAMES = 50_000
"""Names on the lines of one file; as many as it may have values."""
_EMPTY_STEP = lazy(r"(?:→|->)\s*(?:→|->)")
"""Nothing between two arrows."""
REPORTED: Any = object()
"""Stands for a value that was refused with a diagnostic."""


def dotted(loc: Iterable[str | int]) -> str:
    """The YAML path of ``loc``: ``measures.entries.0.title``."""
    return ".".join(map(str, loc))


_MOST_UNKNOWN = 200
"""Unknown keys of which it is asked what they mean; a file with more has nothing but such."""


def below(path: str, step: str | int) -> str:
    """The path of ``step`` in what stands at ``path``."""
    return f"{path}.{step}" if path else str(step)


class Binder:
    """Binds one file; afterwards ``values`` and ``keys`` hold the place of every path."""

    def __init__(
        self, diagnostics: Diagnostics, models: Sequence_[type[PlanModel]] = (), script: str | None = None
    ) -> None:
        """``models`` are all that a plan may hold, to tell where a misplaced key belongs.

        ``script`` is the plan's; None where the file is no plan and has no pairs of scripts.
        """
        self.diagnostics = diagnostics
        self.models = models
        self.values: dict[str, Place] = {}
        self.keys: dict[str, Place] = {}
        self.refused: set[str] = set()
        self.synonyms: set[str] = set()
        self.script = script
        self.forms: dict[str, dict[str, str]] = {}
        """The forms of texts that were written as a pair {hans: …, hant: …}, by script."""
        self._divided = 0
        self._unknown = 0

    def place(self, path: str) -> Place | None:
        """The place of ``path``, or of the nearest thing that holds it."""
        while path and path not in self.values:
            path = path.rpartition(".")[0]
        return self.values.get(path)

    def bind(self, node: Node, shape: Shape, path: str) -> Any:
        """The data for ``shape``, or REPORTED."""
        self.values.setdefault(path, node.place)
        if self.script is not None and isinstance(node, Mapping) and (forms := forms_of(node)) and takes_pair(shape):
            return self._bind_pair(node, forms, shape, path)
        if shape.model is not None:
            return self._bind_model(node, shape.model, path)
        if shape.item is not None:
            return self._bind_list(node, shape.item, path)
        if isinstance(node, Mapping) and (wrong := wrong_in_pair(node)) and takes_pair(shape):
            near = nearest_script(wrong.value)
            return self._refuse("PF718", wrong, path, key=wrong.value, known=SCRIPT_NAMES, nearest=near)
        return self._bind_text(node, path)

    # -- texts ---------------------------------------------------------------------------------

    def _bind_text(self, node: Node, path: str) -> Any:
        if isinstance(node, Scalar):
            return Text(node.value, path)
        return self._refuse("PF209", node, path, found=_called(node))

    def _bind_pair(self, node: Mapping, forms: dict[str, Scalar], shape: Shape, path: str) -> Any:
        """A text given for several scripts: the plan holds its own script's form, the others are kept beside it."""
        own = form_for(self.script or "", forms)
        if own is None:
            return self._refuse("PF713", node, path, script=self.script or "", known="、".join(forms))
        if any(form.is_empty for form in forms.values()):
            return self._refuse("PF714", node, path)
        if shape.item is not None:
            data: Any = [self.bind(own, shape.item, below(path, 0))]
        else:
            data = self.bind(own, shape, path)
        self._keep_forms(shape.item or shape, forms, below(path, 0) if shape.item else path)
        return data

    def _keep_forms(self, shape: Shape, forms: dict[str, Scalar], path: str) -> None:
        if shape.model is None:
            self.forms[path] = {script: form.value for script, form in forms.items()}
            return
        for script, form in forms.items():
            for name, text in (shape.model.from_scalar(form.value) or {}).items():
                self.forms.setdefault(below(path, name), {})[script] = text

    # -- lists ---------------------------------------------------------------------------------

    def _bind_list(self, node: Node, item: Shape, path: str) -> Any:
        if isinstance(node, Sequence):
            return self._bind_items(node.items, item, path)
        if isinstance(node, Scalar):
            parts = _divided(node, item)
            self._divided += len(parts)
            if self._divided > _MOST_NAMES:
                return self._refuse("PF112", node, path, most=str(_MOST_NAMES))
            if not parts or (item.is_name and _EMPTY_STEP.search(node.value)):
                self.diagnostics.note("PF207", node.place, path=path, key=node.value)
            return self._bind_items(parts, item, path)
        if item.model and item.model.from_free_key() and not self._is_one(node, item.model):
            return self._bind_free_keys(node, item.model, path)
        if item.model:
            return self._bind_items((node,), item, path)
        return self._refuse("PF209", node, path, found=_called(node))

    def _bind_items(self, nodes: Iterable[Node], item: Shape, path: str) -> list[Any]:
        filled = [node for node in nodes if not self._is_empty_item(node, path)]
        bound = [self.bind(node, item, below(path, index)) for index, node in enumerate(filled)]
        return [value for value in bound if value is not REPORTED]

    def _is_empty_item(self, node: Node, path: str) -> bool:
        if not (isinstance(node, Scalar) and node.is_empty):
            return False
        self.diagnostics.note("PF207", node.place, path=path, key="-")
        return True

    def _bind_free_keys(self, node: Mapping, model: type[PlanModel], path: str) -> list[Any]:
        return [self._bind_free_key(entry, model, below(path, index)) for index, entry in enumerate(node)]

    def _bind_free_key(self, entry: Entry, model: type[PlanModel], path: str) -> dict[str, Any]:
        """The item ``name: value``; where more is to be said of it, the value is a mapping of its other keys."""
        key_field, value_field = model.from_free_key() or ("", "")
        self.values[path] = entry.key.place
        key_path, value_path = below(path, key_field), below(path, value_field)
        self.values[key_path] = entry.key.place
        data = {key_field: Text(entry.key.value, key_path)}
        shape = shapes(model)[value_field]
        if isinstance(entry.value, Mapping) and not (shape.item or shape).model and self._is_one(entry.value, model):
            return {**self._bind_mapping(entry.value, model, path, {key_field: entry.key}), **data}
        value = self.bind(entry.value, shape, value_path)
        return data if value is REPORTED else {**data, value_field: value}

    def _is_one(self, node: Mapping, model: type[PlanModel]) -> bool:
        """Whether the mapping is one item with declared keys (not several with keys of the writer's own)."""
        return any(meant(model, entry.key.value) for entry in node)

    # -- models --------------------------------------------------------------------------------

    def _bind_model(self, node: Node, model: type[PlanModel], path: str) -> Any:
        if isinstance(node, Mapping):
            if model.lists and _is_item(node, model):
                return self._bind_listing(Sequence((node,), node.place), model, path)
            if model.from_free_key() and len(node.entries) == 1 and not self._is_one(node, model):
                return self._bind_free_key(node.entries[0], model, path)
            return self._bind_mapping(node, model, path)
        if model.lists:
            return self._bind_listing(node, model, path)
        if isinstance(node, Scalar):
            return self._bind_line(node, model, path)
        return self._refuse("PF208", node, path, entity=model.entity, known=known(model), found=_called(node))

    def _bind_listing(self, node: Node, model: type[PlanModel], path: str) -> Any:
        field = "intro" if isinstance(node, Scalar) else "entries"
        value = self.bind(node, shapes(model)[field], below(path, field))
        return REPORTED if value is REPORTED else {field: value}

    def _bind_line(self, node: Scalar, model: type[PlanModel], path: str) -> Any:
        fields = model.from_scalar(node.value)
        if fields is None:
            return self._refuse("PF208", node, path, entity=model.entity, known=known(model), found=_called(node))
        return {name: self._bind_slice(node, name, text, model, path) for name, text in fields.items()}

    def _bind_slice(self, node: Scalar, name: str, text: str, model: type[PlanModel], path: str) -> Any:
        return self.bind(Scalar(text, node.place, node.plain), shapes(model)[name], below(path, name))

    def _bind_mapping(
        self, node: Mapping, model: type[PlanModel], path: str, said: dict[str, Scalar] | None = None
    ) -> dict[str, Any]:
        """The fields that ``node`` gives, without those that are ``said`` already."""
        data: dict[str, Any] = {}
        written: dict[str, Scalar] = dict(said or {})
        asked = shapes(model)
        for entry in node:
            name = self._field(entry, model, written)
            if name is None:
                continue
            child = below(path, name)
            self.keys[child] = entry.key.place
            if _is_empty(entry.value):
                self._report_empty(entry.key, words(model)[name], child)
                continue
            value = self.bind(entry.value, asked[name], child)
            if value is not REPORTED:
                data[name] = value
        return data

    def _report_empty(self, key: Scalar, word: Word, path: str) -> None:
        """What must be there is reported as missing, later."""
        if not word.required:
            self.diagnostics.note("PF207", key.place, path=path, key=key.value)

    def _field(self, entry: Entry, model: type[PlanModel], written: dict[str, Scalar]) -> str | None:
        """The field that ``key`` names; None, with a diagnostic, where it names none or one named before."""
        key = entry.key
        found = meant(model, key.value)
        if found is None:
            self._unknown_key(entry, model)
            return None
        if earlier := written.get(found.name):
            self.diagnostics.error(
                "PF204", key.place, key=key.value, earlier=earlier.value, line=earlier.place.line, word=found.zh
            )
            return None
        written[found.name] = key
        if found.synonym and key.value not in self.synonyms:
            self.synonyms.add(key.value)
            self.diagnostics.note("PF205", key.place, key=key.value, word=found.zh)
        return found.name

    def _unknown_key(self, entry: Entry, model: type[PlanModel]) -> None:
        key, near, owner = entry.key, None, None
        self._unknown += 1
        if self._unknown <= _MOST_UNKNOWN:
            near = nearest(model, key.value)
            owner = next((other for other in self.models if meant(other, key.value)), None)
        if isinstance(entry.value, Scalar) and entry.value.is_empty and entry.value.place.line == key.place.line:
            self.diagnostics.error("PF241", key.place, key=key.value, nearest=near)
            return
        self.diagnostics.error(
            "PF203",
            key.place,
            key=key.value,
            entity=model.entity,
            nearest=near,
            owner=owner.entity if owner else None,
            known=known(model),
        )

    def _refuse(self, code: str, node: Node, path: str, **facts: str | None) -> Any:
        self.refused.add(path)
        key = self.keys.get(path) if code != "PF718" else None
        self.diagnostics.error(code, key or node.place, path=path, **facts)
        return REPORTED


def _is_item(node: Mapping, model: type[PlanModel]) -> bool:
    """Whether the mapping, where a list with words around it is asked for, is the one item itself."""
    item = shapes(model)["entries"].item
    if item is None or item.model is None:
        return False
    keys = [(meant(model, entry.key.value), meant(item.model, entry.key.value)) for entry in node]
    of_the_list = any(own and not own.synonym for own, _ in keys)
    return not of_the_list and any(inner and not own for own, inner in keys)


def _divided(node: Scalar, item: Shape) -> tuple[Scalar, ...]:
    """The names on one line; a sentence stays whole."""
    text = node.value
    may_be_divided = item.is_name and _DIVIDER.search(text)
    dividers = [one.span() for one in _dividers(text)] if may_be_divided else []
    if not dividers:
        return (node,)
    starts, ends = (0, *(end for _, end in dividers)), (*(start for start, _ in dividers), len(text))
    parts = (text[start:end].strip() for start, end in zip(starts, ends, strict=True))
    return tuple(Scalar(part, node.place, plain=False) for part in parts if part)


def _dividers(text: str) -> Iterator[re.Match[str]]:
    """The marks between names, those in brackets being part of a name."""
    for run in _RUN.finditer(text):
        if not run["closer"]:
            yield from _DIVIDER.finditer(text, *run.span())


def _is_empty(node: Node) -> bool:
    """Whether nothing was written: no text, no item, no key."""
    if isinstance(node, Scalar):
        return node.is_empty
    return not (node.items if isinstance(node, Sequence) else node.entries)


def _called(node: Node) -> str:
    """What people call this shape of YAML."""
    if isinstance(node, Mapping):
        return "一组键值"
    return "一个列表" if isinstance(node, Sequence) else f"“{node.value}”"
