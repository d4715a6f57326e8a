"""From YAML events to located values, without recursion. Bounded in depth and number; repairs no text."""

from __future__ import annotations

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
from planforge.patterns import lazy
from planforge.source.anchors import Anchors
from planforge.source.characters import DAMAGE, report_damage
from planforge.source.events import pull
from planforge.source.frames import Document, Frame, List, Pairs
from planforge.source.located import Node, Scalar
from planforge.source.making import make_scalar
from planforge.source.misreading import MisreadError
from planforge.source.multiline import refolded
from planforge.source.places import Locate
from planforge.source.quoting import shortened
from planforge.source.suspects import Suspects, eaten, hides_keys

MOST_LEVELS = 64
"""Deepest nesting of lists and mappings; a plan needs about twelve."""
MOST_NODES = 50_000
"""Most values of a file; what an alias stands for counts each time. A plan of 300 measures has some 5 000."""
CHARACTERS = 20
"""As many characters of a text, or a line of it, count as one value more: aliases cannot make a book of a page."""

_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))
_PROPERTIES = lazy(r"(?:[&!]\S*\s+)*")
_WRITTEN_TAG = lazy(r"(?:&\S+\s+)?(!\S*)")


class TooMuchError(Exception):
    """The file exceeds a bound. It has been reported."""


class Builder:
    """Builds the value of one text; of several documents, the first one."""

    def __init__(self, text: str, diagnostics: Diagnostics, locate: Locate) -> None:
        self._text = text
        self._diagnostics = diagnostics
        self._locate = locate
        self._suspects = Suspects(text, diagnostics, locate)
        self._eaten = eaten(text)
        self._anchors = Anchors(diagnostics)
        self._documents: list[Document] = []
        self._open: list[List | Pairs] = []
        self._frame: Frame = Document()
        """The innermost open collection, or the document."""
        self._end = (0, 0)
        """Line and column where the last value ended, from 0."""
        self._count = 0

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
            SequenceStartEvent: self._open_list,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._open_document,
            DocumentEndEvent: self._close_document,
            StreamStartEvent: _nothing,
        }
        while (kind := type(event := get())) is not StreamEndEvent:
            handlers[kind](event)
        return self._documents[0].value if self._documents else None

    # -- documents ---------------------------------------------------------------------------------

    def _open_document(self, event: Any) -> None:
        if self._documents:
            self._diagnostics.error("PF117", self._span(event))
        self._frame = Document()
        self._documents.append(self._frame)

    def _close_document(self, _event: Any) -> None:
        self._anchors.finish()

    # -- scalars -----------------------------------------------------------------------------------

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        line, column, end_column = start.line, start.column, end.column
        if line != end.line or event.anchor is not None or event.tag is not None:
            self._long_scalar(event)
            return
        value, style, frame = event.value, event.style, self._frame
        node: Node = make_scalar(value, self._locate(line, column, line, end_column), not style)
        if style:
            node = self._checked(node, style)
        elif (frame.key_line is not None and frame.key_line != line) or (self._eaten and end.index in self._eaten):
            node = self._suspected(node, value, line, column, end)
        self._end = line, end_column
        self._count += 1 + len(value) // CHARACTERS
        if self._count > MOST_NODES:
            self._too_many(line, column)
        frame.put(node, line, column)

    def _long_scalar(self, event: Any) -> None:
        """A scalar of several lines, or with an anchor or a tag, which its place leaves out."""
        start, end, style = event.start_mark, event.end_mark, event.style or ""
        self._check_tag(event)
        before = self._count
        self._count += len(event.value) // CHARACTERS + event.value.count("\n")
        first = _after_properties(self._text, start.index, end.index)
        raw = self._text[first : end.index].rstrip(" \t\n")
        line, column = _advance(start.line, start.column, self._text[start.index : first])
        end_line, end_column = self._end = _advance(line, column, raw)
        value = refolded(raw, event.value, style) if line != end_line else event.value
        node: Node = Scalar(value, self._locate(line, column, end_line, end_column), not style)
        node = self._checked(node, style) if style else self._suspected(node, raw, line, column, end)
        if event.anchor is not None:
            self._anchors.open(event.anchor, self._span(event))
            self._anchors.close(event.anchor, node, self._count - before + 1, 0)
        self._count_one(line, column)
        self._frame.put(node, line, column)

    def _suspected(self, node: Node, raw: str, line: int, column: int, end: Any) -> Node:
        """Plain text that may not mean what it says."""
        frame = self._frame
        if end.index in self._eaten:
            last = raw.rpartition("\n")[2].lstrip()
            self._suspects.comment(end.index, end.line, end.column, end.index - len(last), frame.flow)
        if not raw or frame.flow or not isinstance(node, Scalar):
            return node
        if isinstance(frame, Document) and hides_keys(raw):
            raise MisreadError("PF121", line, column, key=shortened(raw))
        return self._suspects.lines(node, raw, line, column, frame.key_line not in (None, line))

    def _checked(self, node: Node, style: str) -> Node:
        """Escapes such as ``\\0`` may not bring in what the text itself may not hold."""
        if style != '"' or not isinstance(node, Scalar) or not DAMAGE.search(node.value):
            return node
        return Scalar(report_damage(node.value, node.place, self._diagnostics), node.place, plain=False)

    # -- collections -------------------------------------------------------------------------------

    def _open_mapping(self, event: Any) -> None:
        self._enter(event, Pairs(event, self._count, self._suspects, self._diagnostics))

    def _open_list(self, event: Any) -> None:
        self._enter(event, List(event, self._count, self._suspects))

    def _enter(self, event: Any, frame: List | Pairs) -> None:
        if len(self._open) >= MOST_LEVELS:
            self._stop("PF111", self._span(event), MOST_LEVELS)
        if event.tag is not None:
            self._check_tag(event)
        if frame.anchor is not None:
            self._anchors.open(frame.anchor, self._span(event))
        self._count_one(frame.line, frame.column)
        self._open.append(frame)
        self._frame = frame

    def _close(self, event: Any) -> None:
        frame = self._open.pop()
        below = self._frame = self._open[-1] if self._open else self._documents[-1]
        end = event.end_mark
        if frame.flow:
            self._end = end.line, end.column
        place = self._locate(frame.line, frame.column, *self._end)
        node = frame.close(place, self._text[frame.index : end.index] if frame.flow else "")
        height = frame.height + 1
        if below.height < height:
            below.height = height
        if frame.anchor is not None:
            self._anchors.close(frame.anchor, node, self._count - frame.before, height)
        below.put(node, frame.line, frame.column)

    # -- aliases -----------------------------------------------------------------------------------

    def _alias(self, event: Any) -> None:
        line, column = event.start_mark.line, event.start_mark.column
        place = self._span(event)
        self._end = event.end_mark.line, event.end_mark.column
        anchor = self._anchors.find(event.anchor, place)
        if anchor is None or anchor.node is None:
            self._frame.put(Scalar("", place), line, column)
            return
        if len(self._open) + anchor.height > MOST_LEVELS:
            self._stop("PF111", place, MOST_LEVELS)
        self._count += anchor.size - 1
        self._count_one(line, column)
        self._frame.height = max(self._frame.height, anchor.height)
        self._frame.put(anchor.node, line, column)

    # -- bounds and reports ------------------------------------------------------------------------

    def _count_one(self, line: int, column: int) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            self._too_many(line, column)

    def _too_many(self, line: int, column: int) -> None:
        self._stop("PF112", self._locate(line, column, line, column + 1), MOST_NODES)

    def _stop(self, code: str, place: Place, most: int) -> None:
        self._diagnostics.error(code, place, most=most)
        raise TooMuchError

    def _span(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        return self._locate(start.line, start.column, end.line, end.column)

    def _check_tag(self, event: Any) -> None:
        if event.tag is None or event.tag in _PLAIN_TAGS:
            return
        start = event.start_mark
        found = _WRITTEN_TAG.match(self._text, start.index)
        written = found[1] if found else str(event.tag)
        column = start.column + (found.start(1) - start.index if found else 0)
        place = self._locate(start.line, column, start.line, column + len(written))
        self._diagnostics.error("PF120", place, tag=shortened(written))


def _nothing(_event: Any) -> None:
    """The start of the stream says nothing."""


def _after_properties(text: str, start: int, end: int) -> int:
    """The index in ``text`` behind anchors and tags."""
    found = _PROPERTIES.match(text, start, end)
    return found.end() if found else start


def _advance(line: int, column: int, passed: str) -> tuple[int, int]:
    """Line and column behind ``passed``."""
    breaks = passed.count("\n")
    return (line + breaks, len(passed) - passed.rfind("\n") - 1) if breaks else (line, column + len(passed))
