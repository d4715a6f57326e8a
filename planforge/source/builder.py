"""From YAML events to located values, without recursion. Bounded in depth and number; repairs no text."""

from __future__ import annotations

import re
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from planforge.diagnostics import Diagnostics, Place
from planforge.source.anchors import Anchors
from planforge.source.characters import DAMAGE, REPLACEMENT, name
from planforge.source.events import pull
from planforge.source.located import Entry, Mapping, Node, Scalar, Sequence
from planforge.source.merging import is_merge, merged
from planforge.source.multiline import refolded
from planforge.source.places import Locate
from planforge.source.quoting import shortened
from planforge.source.suspects import Suspects, eaten

MOST_LEVELS = 64
"""Deepest nesting of lists and mappings; a plan needs about twelve."""
MOST_NODES = 200_000
"""Most values of a file; what an alias stands for counts each time."""

_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_MARGIN_IN_KEY = re.compile(r"(?P<blank>\s)|(?P<dash>[-－–—−•])(?!(?P=dash))(?!\d)")
_WRITTEN_TAG = re.compile(r"(?:&\S+\s+)?(!\S*)")
_DROPPED = Scalar("", Place("", 0, 0, 0, 0))
"""Stands for a key that was reported and cannot be kept; its value goes with it."""


class MisreadError(Exception):
    """The parser took a list mark or a blank for part of a key. ``line`` and ``column`` count from 0."""

    def __init__(self, code: str, line: int, column: int) -> None:
        super().__init__(code)
        self.code, self.line, self.column = code, line, column


class TooMuchError(Exception):
    """The file exceeds a bound. It has been reported."""


class _Frame:
    """An open list or mapping. ``seen`` (of a mapping) holds its keys and the lines where they stand."""

    __slots__ = (
        "anchor", "braces", "column", "count", "flow", "height", "index",
        "items", "key", "key_line", "line", "merges", "rest", "seen",
    )  # fmt: skip

    def __init__(self, event: Any, is_mapping: bool, count: int) -> None:
        start = event.start_mark
        self.line: int = start.line
        self.column: int = start.column
        self.index: int = start.index
        self.flow: bool = event.flow_style
        self.anchor: str | None = event.anchor
        self.items: list[Any] = []
        self.seen: dict[str, int] | None = {} if is_mapping else None
        self.key: Scalar | None = None
        self.key_line = self.line
        self.rest: Scalar | None = None
        self.merges = self.braces = False
        self.count = count
        self.height = 0


class Builder:
    """Builds the value of one text; of several documents, the first one."""

    def __init__(self, text: str, diagnostics: Diagnostics, locate: Locate) -> None:
        self._text = text
        self._diagnostics = diagnostics
        self._locate = locate
        self._suspects = Suspects(text, diagnostics, locate)
        self._eaten = eaten(text)
        self._anchors = Anchors(diagnostics)
        self._frames: list[_Frame] = []
        self._frame: _Frame | None = None
        self._end = (0, 0)
        """Line and column where the last value ended, from 0."""
        self._count = 0
        self._documents = 0
        self._root: Node | None = None

    def build(self) -> Node | None:
        """The value, or None where the text holds none.

        Raises ``yaml.YAMLError`` where the parser stops, ``MisreadError`` where it should have, and
        ``TooMuchError`` where a bound is exceeded.
        """
        get = pull(self._text)
        handlers = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            MappingEndEvent: self._close,
            SequenceStartEvent: self._open_sequence,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._open_document,
            DocumentEndEvent: self._close_document,
            StreamStartEvent: _nothing,
        }
        while (kind := type(event := get())) is not StreamEndEvent:
            handlers[kind](event)
        return self._root

    # -- documents ---------------------------------------------------------------------------------

    def _open_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._diagnostics.error("PF117", self._span(event))

    def _close_document(self, _event: Any) -> None:
        self._anchors.finish()

    # -- scalars -----------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        start, end, style, value = event.start_mark, event.end_mark, event.style, event.value
        line, column = start.line, start.column
        if line != end.line or event.anchor is not None or event.tag is not None:
            self._long_scalar(event)
            return
        node = Scalar(value, self._locate(line, column, line, end.column), not style)
        self._end = line, end.column
        if style:
            self._put(self._unescaped(node) if style == '"' else node, line, column)
            return
        if self._own_line(line) or (self._eaten and end.index in self._eaten):
            self._put(self._suspected(node, value, line, column, end), line, column)
            return
        self._put(node, line, column)

    def _long_scalar(self, event: Any) -> None:
        """A scalar of several lines, or with an anchor or a tag, which its place leaves out."""
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        self._check_tag(event)
        first = _after_properties(self._text, start.index, end.index)
        raw = self._text[first : end.index].rstrip(" \t\n")
        line, column = _advance(start.line, start.column, self._text[start.index : first])
        end_line, end_column = self._end = _advance(line, column, raw)
        value = refolded(raw, event.value, style) if line != end_line else event.value
        scalar = Scalar(value, self._locate(line, column, end_line, end_column), not style)
        if style:
            node: Node = self._unescaped(scalar) if style == '"' else scalar
        else:
            node = self._suspected(scalar, raw, line, column, end)
        if event.anchor is not None:
            self._anchors.open(event.anchor, self._span(event))
            self._anchors.close(event.anchor, node, 1, 0)
        self._put(node, line, column)

    def _suspected(self, node: Scalar, raw: str, line: int, column: int, end: Any) -> Node:
        """Plain text that may not mean what it says."""
        if end.index in self._eaten:
            self._suspects.comment(end.index, end.line, end.column, self._in_flow())
        if not raw or self._in_flow():
            return node
        return self._suspects.lines(node, raw, line, column, self._own_line(line), self._frame is None)

    def _unescaped(self, node: Scalar) -> Scalar:
        """Escapes such as ``\\0`` may not bring in what the text itself may not hold."""
        found = DAMAGE.search(node.value)
        if found is None:
            return node
        self._diagnostics.error("PF105", node.place, character=name(found.group()))
        return Scalar(DAMAGE.sub(REPLACEMENT, node.value), node.place, plain=False)

    def _in_flow(self) -> bool:
        return self._frame is not None and self._frame.flow

    def _own_line(self, line: int) -> bool:
        """Whether a scalar on ``line`` stands below its key, or is all there is."""
        frame = self._frame
        return frame is None or (frame.key is not None and frame.key_line != line)

    # -- collections -------------------------------------------------------------------------------

    def _open_mapping(self, event: Any) -> None:
        self._open(event, _Frame(event, True, self._count))

    def _open_sequence(self, event: Any) -> None:
        self._open(event, _Frame(event, False, self._count))

    def _open(self, event: Any, frame: _Frame) -> None:
        if len(self._frames) >= MOST_LEVELS:
            self._stop("PF111", self._span(event), MOST_LEVELS)
        if event.tag is not None:
            self._check_tag(event)
        if frame.anchor is not None:
            self._anchors.open(frame.anchor, self._span(event))
        self._frames.append(frame)
        self._frame = frame

    def _close(self, event: Any) -> None:
        frame = self._frames.pop()
        self._frame = below = self._frames[-1] if self._frames else None
        if frame.flow:
            self._end = event.end_mark.line, event.end_mark.column
        place = self._locate(frame.line, frame.column, *self._end)
        node = self._braced(frame, place, event) if frame.braces else self._collection(frame, place)
        if below is not None:
            below.height = max(below.height, frame.height + 1)
        if frame.anchor is not None:
            self._anchors.close(frame.anchor, node, self._count - frame.count + 1, frame.height + 1)
        self._put(node, frame.line, frame.column)

    def _collection(self, frame: _Frame, place: Place) -> Node:
        if frame.seen is None:
            return Sequence(tuple(frame.items), place)
        entries = merged(frame.items, self._diagnostics) if frame.merges else frame.items
        return Mapping(tuple(entries), place)

    def _braced(self, frame: _Frame, place: Place, event: Any) -> Node:
        node = Scalar(self._text[frame.index : event.end_mark.index], place)
        self._suspects.braces(node)
        return node

    # -- aliases -----------------------------------------------------------------------------------

    def _alias(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        place = self._span(event)
        self._end = event.end_mark.line, event.end_mark.column
        anchor = self._anchors.find(event.anchor, place)
        if anchor is None or anchor.node is None:
            self._put(Scalar("", place), line, column)
            return
        if len(self._frames) + anchor.height > MOST_LEVELS:
            self._stop("PF111", place, MOST_LEVELS)
        self._count += anchor.size - 1
        if self._frame is not None:
            self._frame.height = max(self._frame.height, anchor.height)
        self._put(anchor.node, line, column)

    # -- putting together --------------------------------------------------------------------------

    def _put(self, node: Node, line: int, column: int) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            self._stop("PF112", self._locate(line, column, line, column + 1), MOST_NODES)
        frame = self._frame
        if frame is None:
            if self._documents == 1:
                self._root = node
        elif frame.seen is None:
            self._put_item(frame, node)
        elif frame.key is None:
            self._put_key(frame, node, line, column)
        else:
            self._put_value(frame, frame.key, node)

    def _put_item(self, frame: _Frame, node: Node) -> None:
        if frame.flow and type(node) is Scalar and node.plain and "，" in node.value:
            self._suspects.comma(node, in_mapping=False)
        frame.items.append(node)

    def _put_key(self, frame: _Frame, node: Node, line: int, column: int) -> None:
        frame.key_line = line
        frame.key = _DROPPED
        if type(node) is not Scalar:
            self._refuse_key(frame, node)
            return
        if node.plain:
            node = self._plain_key(frame, node, line, column)
        if not node.value.strip():
            self._diagnostics.error("PF116", node.place)
        elif node.value in frame.seen:  # type: ignore[operator]
            self._duplicate(frame, node)
        else:
            frame.seen[node.value] = line + 1  # type: ignore[index]
            frame.key = node

    def _refuse_key(self, frame: _Frame, node: Node) -> None:
        if self._text.startswith("{{", frame.index):
            frame.braces = True
        else:
            self._diagnostics.error("PF115", node.place)

    def _plain_key(self, frame: _Frame, key: Scalar, line: int, column: int) -> Scalar:
        value = key.value
        if found := _MARGIN_IN_KEY.match(value):
            raise MisreadError("PF131" if found["blank"] else "PF129", line, column)
        if is_merge(key):
            frame.merges = True
        elif "：" in value or (frame.flow and ":" in value):
            if parts := self._suspects.split(key, line, column, frame.flow):
                key, frame.rest = parts
        elif value != (stripped := value.strip()):
            self._diagnostics.error("PF131", key.place, fixed=shortened(stripped))
            return Scalar(stripped, key.place)
        return key

    def _duplicate(self, frame: _Frame, key: Scalar) -> None:
        line = (frame.seen or {})[key.value]
        self._diagnostics.error("PF114", key.place, key=shortened(key.value), line=line)

    def _put_value(self, frame: _Frame, key: Scalar, node: Node) -> None:
        frame.key = None
        if frame.rest is not None:
            node, frame.rest = _joined(frame.rest, node), None
        if frame.flow and type(node) is Scalar and node.plain and "，" in node.value:
            self._suspects.comma(node, in_mapping=True)
        if key is not _DROPPED:
            frame.items.append(Entry(key, node))

    # -- reporting ---------------------------------------------------------------------------------

    def _span(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        return self._locate(start.line, start.column, end.line, end.column)

    def _check_tag(self, event: Any) -> None:
        if event.tag is None or event.tag in _PLAIN_TAGS:
            return
        found = _WRITTEN_TAG.match(self._text, event.start_mark.index)
        written = found[1] if found else str(event.tag)
        line, column = event.start_mark.line, event.start_mark.column
        before = found.start(1) - found.start() if found else 0
        place = self._locate(line, column + before, line, column + before + len(written))
        self._diagnostics.error("PF120", place, tag=shortened(written))

    def _stop(self, code: str, place: Place, most: int) -> None:
        self._diagnostics.error(code, place, most=most)
        raise TooMuchError


def _nothing(_event: Any) -> None:
    """The start of the stream says nothing."""


def _joined(rest: Scalar, node: Node) -> Node:
    """The value meant by ``标题：关于: 通知``, of which the parser took ``标题：关于`` as the key."""
    if not isinstance(node, Scalar) or (node.is_empty and not node.value):
        return rest if isinstance(node, Scalar) else node
    end = node.place
    place = Place(end.file, rest.place.line, rest.place.column, end.end_line, end.end_column)
    return Scalar(f"{rest.value}: {node.value}", place)


def _after_properties(text: str, start: int, end: int) -> int:
    """The index in ``text`` behind anchors and tags."""
    found = _PROPERTIES.match(text, start, end)
    return found.end() if found else start


def _advance(line: int, column: int, passed: str) -> tuple[int, int]:
    """Line and column behind ``passed``."""
    breaks = passed.count("\n")
    return (line + breaks, len(passed) - passed.rfind("\n") - 1) if breaks else (line, column + len(passed))
