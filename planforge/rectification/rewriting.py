"""Writes into the findings of a plan's file: values by field, passages, stubs. What to write is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from planforge.diagnostics import Diagnostics, Place
from planforge.language.numerals import to_han
from planforge.patterns import lazy
from planforge.plan.keys import meant
from planforge.plan.listing import Listing
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.points import title_or_text
from planforge.plan.rectification import Finding, RectificationPlan, Round
from planforge.rectification.spelling import Spelling
from planforge.source import Mapping, Node, Scalar, Sequence, load, walk
from planforge.source.editing import Block, Comment, Edits, NotEditable, Pair, Value

_NUMBER = lazy("[0-9]+|[〇零一二三四五六七八九十百]+")


class Reshape(Exception):
    """A value must first be made a list or a mapping; the edits for that are in `Sheet.shaping`."""


@dataclass
class Sheet:
    """The file of a plan, open for writing. Paths are those of the plan's models."""

    text: str
    loaded: LoadedPlan
    root: Node = field(init=False)
    spelling: Spelling = field(init=False)
    edits: Edits = field(init=False)
    shaping: Edits = field(init=False)
    _nodes: dict[Place, Node] = field(init=False)
    _new: dict[tuple[str, str], list[Value]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        root = load(self.text, self.loaded.places[""].file, Diagnostics())
        assert root is not None
        self.root, self._nodes = root, {node.place: node for node in walk(root)}
        self.spelling = Spelling.of(self.loaded, root)
        self.edits, self.shaping = Edits(self.text, root), Edits(self.text, root)

    def apply(self) -> str:
        """The text with everything written.

        Raises:
            NotEditable: the file is written in a way in which that cannot be done.
        """
        for (path, name), values in self._new.items():
            self.edits.add(self._mapping(path), [(name, values)])
        return self.edits.apply()

    # -- values ----------------------------------------------------------------------------------

    def put(self, path: str, model: type[PlanModel], name: str, value: Value, guide: str = "") -> None:
        """Set the field ``name`` of the thing at ``path``; a ``guide`` for the writer stands above a new key."""
        there = self._entry(path, model, name)
        if there is None:
            comments = [Comment(guide)] if guide else []
            self.edits.add(self._mapping(path), [*comments, (self._key(path, model, name), value)])
        elif isinstance(there, Scalar):
            self.edits.replace(there, value)
        else:
            raise NotEditable(there)

    def rewrite(self, path: str, words: str) -> None:
        """Put ``words`` where the text at ``path`` stands."""
        there = self.node(path)
        if not isinstance(there, Scalar):
            raise NotEditable(there)
        self.edits.replace(there, words)

    def append(self, path: str, model: type[PlanModel], name: str, value: Value) -> None:
        """Add an item to the list ``name`` of the thing at ``path``."""
        there = self._entry(path, model, name)
        if isinstance(there, Scalar) and there.is_empty:
            self.edits.fill(there, value)
        elif there is None:
            self._new.setdefault((path, self._key(path, model, name)), []).append(value)
        else:
            self.edits.append(self._list(there), value)

    def append_finding(self, path: str, value: Value) -> None:
        """Add a finding to the plan's own list, or to that of the group at ``path``."""
        if path:
            self.append(path, Finding, "findings", value)
            return
        there = self._entry("", RectificationPlan, "findings")
        inner = self._entry_of(there, "entries") if isinstance(there, Mapping) else None
        if inner is not None:
            self.edits.append(self._list(inner), value)
        elif isinstance(there, Mapping) and self._is_listing(there):
            self.edits.add(there, [(self.spelling.key(RectificationPlan, "findings"), [value])])
        else:
            self.append("", RectificationPlan, "findings", value)

    def _is_listing(self, node: Mapping) -> bool:
        """Whether the mapping is a list with words around it that has no items yet."""
        place = self.loaded.places.get("findings.entries.0")
        return place is None or place != node.place

    # -- nodes -----------------------------------------------------------------------------------

    def node(self, path: str) -> Node:
        """The value at ``path``."""
        return self._nodes[self.loaded.places[path]] if path else self.root

    def _mapping(self, path: str) -> Mapping:
        node = self.node(path)
        if isinstance(node, Mapping):
            return node
        if not isinstance(node, Scalar):
            raise NotEditable(node)
        if not self._is_item(node):
            self.shaping.list(node)
            raise Reshape
        of_round = path.startswith("feedback")
        name = "file" if of_round else next(iter(title_or_text(node.value)))
        self.shaping.wrap(node, self._key(path, Round if of_round else Finding, name))
        raise Reshape

    def _is_item(self, node: Node) -> bool:
        """Whether the value is an item of a written list, rather than the value of a key."""
        lists = (one for one in self._nodes.values() if isinstance(one, Sequence))
        return any(item is node for one in lists for item in one.items)

    def _list(self, node: Node) -> Sequence:
        if isinstance(node, Sequence):
            return node
        self.shaping.list(node)
        raise Reshape

    def _entry(self, path: str, model: type[PlanModel], name: str) -> Node | None:
        """The value of the field ``name`` in the mapping at ``path``; None where the key is not there."""
        node = self._mapping(path)
        for entry in node:
            found = meant(model, entry.key.value)
            if found and found.name == name:
                return entry.value
        return None

    def _entry_of(self, node: Mapping, name: str) -> Node | None:
        for entry in node:
            found = meant(Listing[Finding], entry.key.value)
            if found and found.name == name and not found.synonym:
                return entry.value
        return None

    def _key(self, path: str, model: type[PlanModel], name: str) -> str:
        holder = [part for part in path.split(".") if not part.isdigit() and part != "entries"]
        return self.spelling.key(model, name, holder[-1] if holder else "")


def block(entries: list[Pair]) -> Block:
    """A mapping without the keys that have no value."""
    return Block(tuple(entry for entry in entries if not isinstance(entry, tuple) or entry[1]))


def in_manner(number: int, manner: str) -> str:
    """``number`` in place of the last number of ``manner``: 十一 after 十, （11） after （10）, JY-04 after JY-03."""
    found = [*_NUMBER.finditer(manner)]
    if not found:
        return str(number)
    last = found[-1]
    written = str(number).zfill(len(last[0])) if last[0][0].isascii() else to_han(number)
    return manner[: last.start()] + written + manner[last.end() :]
