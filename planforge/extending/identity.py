"""By what an item of a list is known again in the plan that is extended: its 编号, else its name, in either script."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass, replace

from planforge.extending.forms import as_mapping, fields, items_of
from planforge.language.script import fold
from planforge.plan.fields import Kind
from planforge.plan.model import PlanModel
from planforge.plan.outline import OutlineEntry
from planforge.plan.pairs import forms_of
from planforge.plan.rectification import Passage, Pending
from planforge.plan.reviewing import ReviewStep
from planforge.plan.shape import Shape, shape_of
from planforge.plan.words import words
from planforge.source import Mapping, Node, Scalar

_IDS = ("id", "number")
_NAMES = ("title", "name", "year", "term", "hans", "rule", "file", "generated", "date", "text")
"""The field that names an item: the first of these that is written. A sentence is known by all of itself."""
_WHOLE = (OutlineEntry, ReviewStep, Passage, Pending)
"""Lists that say an order or a history: a new one takes the place of the old one."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The id and the name of an item as written; None where it has none."""

    id: Scalar | None = None
    name: Scalar | None = None
    is_sentence: bool = False
    """Whether it has no name, and is known by what it says."""


def is_laid_by_item(item: Shape, *, is_register: bool) -> bool:
    """Whether items of a list are laid over those of the same name; else the list takes the other's place.

    Names (单位, 姓名) are values like others, except in the registers of the plan (单位, 人员, 依据).
    """
    if item.model is None or issubclass(item.model, _WHOLE):
        return False
    return is_register or not item.model.divides


def identity(node: Node, model: type[PlanModel]) -> Identity:
    """By what ``node``, an item that ``model`` is the model of, is known."""
    mapping = as_mapping(node, model)
    if mapping is None:
        return Identity()
    known = fields(mapping, model)
    own = next((known[name].value for name in _IDS if name in known and _is_code(model, name)), None)
    named = next(((name, said) for name in _NAMES if name in known and (said := _said(known[name].value))), None)
    is_sentence = named is not None and named[0] == "text"
    return Identity(_said(own) if own else None, named[1] if named else None, is_sentence)


class Known:
    """The items of a list, by id and by name."""

    def __init__(self, nodes: Sequence_[Node], model: type[PlanModel]) -> None:
        self.ids: dict[str, int] = {}
        self.names: dict[str, int] = {}
        self.twice: set[str] = set()
        """Names, folded, that several items have."""
        self._written: dict[str, None] = {}
        self._labels: dict[str, None] = {}
        self._has_id: set[int] = set()
        for index, node in enumerate(nodes):
            self._enter(index, identity(node, model))

    def _enter(self, index: int, one: Identity) -> None:
        if one.id:
            self.ids.setdefault(fold(one.id.value), index)
            self._has_id.add(index)
        if one.name:
            name = fold(one.name.value)
            if self.names.setdefault(name, index) != index:
                self.twice.add(name)
        said = [text.value for text in (one.id, None if one.is_sentence else one.name) if text]
        self._written |= dict.fromkeys(said)
        self._labels |= dict.fromkeys(said[:1])

    @property
    def written(self) -> list[str]:
        """The ids and names as written."""
        return list(self._written)

    @property
    def labels(self) -> list[str]:
        """What each item is best called: its id, else its name."""
        return list(self._labels)

    def by_text(self, text: str) -> int | None:
        """The item whose id or name ``text`` is."""
        found = self.ids.get(fold(text))
        return self.names.get(fold(text)) if found is None else found

    def meant_by(self, one: Identity) -> int | None:
        """The item that ``one`` is about: the one of its id; else the one of its name, if that has no other id."""
        if one.id and (found := self.ids.get(fold(one.id.value))) is not None:
            return found
        found = self.names.get(fold(one.name.value)) if one.name else None
        return None if found is not None and one.id and found in self._has_id else found


@dataclass(frozen=True, slots=True)
class Nested:
    """An item further down by its id, folded, and the way to it: item, field, item … by their places and English
    names."""

    id: str
    way: tuple[int | str, ...]
    node: Node
    model: type[PlanModel]


def nested(id: str, nodes: Sequence_[Node], model: type[PlanModel]) -> Nested | None:
    """The one item below ``nodes`` (措施 in 措施) that has the ``id``; None where there is none, or several."""
    found = [one for one in _nested(nodes, model) if one.id == fold(id)]
    return found[0] if len(found) == 1 else None


def ids(nodes: Sequence_[Node], model: type[PlanModel]) -> list[str]:
    """The ids of the items ``nodes`` and of those below them, as written."""
    own = (identity(node, model) for node in nodes)
    below = (identity(one.node, one.model) for one in _nested(nodes, model))
    return [one.id.value for one in (*own, *below) if one.id]


def _nested(nodes: Sequence_[Node], model: type[PlanModel]) -> Iterator[Nested]:
    """The items below ``nodes`` that have an id; of those of a list with the same one, the first."""
    for index, node in enumerate(nodes):
        mapping = as_mapping(node, model)
        for name, entry in fields(mapping, model).items() if mapping else ():
            item = shape_of(words(model)[name].annotation).item
            if item is None or item.model is None or not is_laid_by_item(item, is_register=False):
                continue
            below = items_of(entry.value, item)
            known = Known(below, item.model).ids
            yield from (Nested(id, (index, name, at), below[at], item.model) for id, at in known.items())
            for one in _nested(below, item.model):
                yield replace(one, way=(index, name, *one.way))


def _is_code(model: type[PlanModel], name: str) -> bool:
    return shape_of(words(model)[name].annotation).kind is Kind.CODE


def _said(node: Node) -> Scalar | None:
    """The text of ``node``; of a pair of scripts, the first form."""
    if isinstance(node, Mapping):
        return next(iter(forms_of(node).values()), None)
    return node if isinstance(node, Scalar) and not node.is_empty else None
