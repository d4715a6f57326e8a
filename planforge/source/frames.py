"""Open documents, lists and mappings, each taking in the values that belong to it. Reads no events."""

from __future__ import annotations

from typing import Any, Protocol

from planforge.diagnostics import Diagnostics, Place
from planforge.patterns import lazy
from planforge.source.located import Mapping, Node, Scalar, Sequence
from planforge.source.making import make_entry
from planforge.source.merging import MERGE, merged
from planforge.source.misreading import MisreadError
from planforge.source.quoting import shortened
from planforge.source.suspects import Suspects

_MARGIN = "-－–—−•\u3000\xa0"
_MARGIN_IN_KEY = lazy(r"(?P<blank>\s)|(?P<dash>\S)\s*[^\W\d]")
_DROPPED = Scalar("", Place("", 0, 0, 0, 0))
"""Stands for a key that was reported and cannot be kept; its value goes with it."""


class Frame(Protocol):
    """What is being filled."""

    flow: bool
    height: int
    """Levels of collections inside."""
    key_line: int | None
    """The line of the key whose value comes next; None in lists and before a key, -1 in a document."""

    def put(self, node: Node, line: int, column: int) -> None: ...


class Document:
    """An open document, which holds one value."""

    __slots__ = ("flow", "height", "key_line", "value")

    def __init__(self) -> None:
        self.flow = False
        self.height = 0
        self.key_line: int | None = -1
        self.value: Node | None = None

    def put(self, node: Node, line: int, column: int) -> None:
        self.value = node


class Collection:
    """What open lists and mappings share. ``before`` counts the values of the file before this one."""

    __slots__ = ("anchor", "before", "column", "flow", "height", "index", "items", "key_line", "line", "suspects")

    def __init__(self, event: Any, before: int, suspects: Suspects) -> None:
        start = event.start_mark
        self.line: int = start.line
        self.column: int = start.column
        self.index: int = start.index
        self.flow: bool = event.flow_style
        self.anchor: str | None = event.anchor
        self.items: list[Any] = []
        self.key_line: int | None = None
        self.height = 0
        self.before = before
        self.suspects = suspects


class List(Collection):
    """An open list."""

    __slots__ = ()

    def put(self, node: Node, line: int, column: int) -> None:
        if self.flow and type(node) is Scalar and node.plain and "，" in node.value:
            self.suspects.comma(node, in_mapping=False)
        self.items.append(node)

    def close(self, place: Place, _text: str) -> Node:
        return Sequence(tuple(self.items), place)


class Pairs(Collection):
    """An open mapping: keys and values come in turn."""

    __slots__ = ("braces", "diagnostics", "key", "merges", "rest", "seen")

    def __init__(self, event: Any, before: int, suspects: Suspects, diagnostics: Diagnostics) -> None:
        super().__init__(event, before, suspects)
        self.diagnostics = diagnostics
        self.seen: dict[str, int] = {}
        """Keys and the lines where they stand, from 1."""
        self.key: Scalar | None = None
        self.rest: Scalar | None = None
        """The beginning of the value, where a full-width colon hid it in the key."""
        self.merges = self.braces = False

    def put(self, node: Node, line: int, column: int) -> None:
        key = self.key
        if key is None:
            self.key_line = line
            if type(node) is Scalar and node.value.isalnum() and node.value not in self.seen:
                self.seen[node.value] = line + 1
                self.key = node
            else:
                self.key = self._key(node, line, column)
            return
        self.key = self.key_line = None
        if self.rest is not None:
            node, self.rest = _joined(self.rest, node), None
        if self.flow and type(node) is Scalar and node.plain and "，" in node.value:
            self.suspects.comma(node, in_mapping=True)
        if key is not _DROPPED:
            self.items.append(make_entry(key, node))

    def close(self, place: Place, text: str) -> Node:
        """The mapping, or the text ``{{ … }}`` that YAML took for one."""
        if self.braces:
            braced = Scalar(text, place)
            self.suspects.braces(braced)
            return braced
        return Mapping(tuple(merged(self.items, self.diagnostics) if self.merges else self.items), place)

    # -- keys ----------------------------------------------------------------------------------------

    def _key(self, node: Node, line: int, column: int) -> Scalar:
        if type(node) is not Scalar:
            return self._refuse(node)
        value = node.value
        if node.plain and not value.isalnum():
            node = self._odd_key(node, line, column)
            value = node.value
        if not value:
            self.diagnostics.error("PF116", node.place)
        elif value in self.seen:
            self.diagnostics.error("PF114", node.place, key=shortened(value), line=self.seen[value])
        else:
            self.seen[value] = line + 1
            return node
        return _DROPPED

    def _refuse(self, node: Node) -> Scalar:
        self.braces = self.suspects.is_braced(self.index)
        if not self.braces:
            self.diagnostics.error("PF115", node.place)
        return _DROPPED

    def _odd_key(self, key: Scalar, line: int, column: int) -> Scalar:
        """A plain key with more in it than letters and digits."""
        value = key.value
        if value[:1] in _MARGIN and (found := _MARGIN_IN_KEY.match(value)):
            raise MisreadError("PF131" if found["blank"] else "PF129", line, column)
        if value == MERGE:
            self.merges = True
        elif "：" in value or (self.flow and ":" in value):
            if parts := self.suspects.split(key, line, column, self.flow):
                key, self.rest = parts
        elif value != (stripped := value.strip()):
            self.diagnostics.error("PF131", key.place, fixed=shortened(stripped))
            return Scalar(stripped, key.place)
        return key


def _joined(rest: Scalar, node: Node) -> Node:
    """The value meant by ``标题：关于: 通知``, of which the parser took ``标题：关于`` as the key."""
    if not isinstance(node, Scalar):
        return node
    if node.plain and not node.value:
        return rest
    end = node.place
    place = Place(end.file, rest.place.line, rest.place.column, end.end_line, end.end_column)
    return Scalar(f"{rest.value}: {node.value}", place)
