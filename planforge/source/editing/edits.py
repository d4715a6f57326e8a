"""The changes of one file: collected, made in the text, and proved by reading the result again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Sequence_
from typing import NamedTuple

from planforge.diagnostics import Diagnostics
from planforge.source.compose import load
from planforge.source.editing import writing
from planforge.source.editing.spots import Spots, last_inside
from planforge.source.editing.writing import Block, Comment, Pair, Value
from planforge.source.located import Mapping, Node, Scalar, Sequence, values, walk


class NotEditable(Exception):
    """The file is written in a way in which the change cannot be made safely; nothing has been changed."""

    def __init__(self, node: Node) -> None:
        super().__init__(node.place)
        self.place = node.place


class _Splice(NamedTuple):
    """Text that goes in place of what stands between two offsets; at one spot, the deeper goes before."""

    start: int
    end: int
    text: str
    depth: int


class Edits:
    """Changes of the YAML ``text``, whose value is ``root``."""

    def __init__(self, text: str, root: Node) -> None:
        self._spots, self._root = Spots.of(text), root
        self._texts: dict[int, tuple[Scalar, Value]] = {}
        self._keys: dict[int, tuple[Mapping, list[Pair]]] = {}
        self._items: dict[int, tuple[Sequence, list[Value]]] = {}
        self._filled: dict[int, tuple[Scalar, list[Value]]] = {}
        self._wrapped: dict[int, tuple[Scalar, str]] = {}
        self._listed: dict[int, Node] = {}
        self._unended, self._break = self._spots.unended(root), ""
        self._holders = {id(inner): holder for holder in walk(root) for inner in values(holder)}

    def __bool__(self) -> bool:
        return bool(self._texts or self._keys or self._items or self._filled or self._wrapped or self._listed)

    # -- what is to change -----------------------------------------------------------------------

    def replace(self, node: Scalar, value: Value) -> None:
        """Put ``value`` where the text ``node``, or nothing at all, stands."""
        if value != node.value:
            self._texts[id(node)] = (node, value)

    def add(self, node: Mapping, entries: Iterable[Pair]) -> None:
        """Add keys at the end of a mapping; one that is added again has the later value."""
        added, entries = self._keys.setdefault(id(node), (node, []))[1], list(entries)
        again = {_name(entry) for entry in entries}
        added[:] = [*(one for one in added if _name(one) not in again), *entries]

    def append(self, node: Sequence, value: Value) -> None:
        """Add an item at the end of a list."""
        self._items.setdefault(id(node), (node, []))[1].append(value)

    def fill(self, node: Scalar, value: Value) -> None:
        """Add an item to a list of which only the key is there, with nothing behind it."""
        self._filled.setdefault(id(node), (node, []))[1].append(value)

    def wrap(self, node: Scalar, key: str) -> None:
        """Make the text a mapping with one key: ``文字`` becomes ``内容: 文字``. Goes with no other change."""
        self._wrapped[id(node)] = (node, key)

    def list(self, node: Node) -> None:
        """Make the value a list with one item. Goes with no other change."""
        self._listed[id(node)] = node

    # -- making it -------------------------------------------------------------------------------

    def apply(self) -> str:
        """The text with all the changes.

        Raises:
            NotEditable: a value is shared by an alias, or the result would not read as it should.
        """
        changed = [*(pair[0] for pair in self._changes()), *self._listed.values()]
        seen = Counter(map(id, walk(self._root)))
        for node in changed:
            if seen[id(node)] != 1:
                raise NotEditable(node)
        splices = sorted(self._splices(), key=lambda one: (one.start, -one.depth), reverse=True)
        result = self._spots.text
        for splice in splices:
            result = result[: splice.start] + splice.text + result[splice.end :]
        self._prove(result, changed)
        return result

    def _changes(self) -> Iterator[tuple[Node, object]]:
        for changes in (self._texts, self._keys, self._items, self._filled, self._wrapped):
            yield from changes.values()

    def _splices(self) -> Iterator[_Splice]:
        for scalar, value in self._texts.values():
            yield self._replacement(scalar, value)
        for mapping, entries in self._keys.values():
            yield self._added(mapping, entries)
        for sequence, added in self._items.values():
            yield self._appended(sequence, added)
        for scalar, added in self._filled.values():
            yield from self._filling(scalar, added)
        for scalar, key in self._wrapped.values():
            yield from self._wrapping(scalar, key)
        for node in self._listed.values():
            yield from self._listing(node)

    def _replacement(self, node: Scalar, value: Value) -> _Splice:
        start, end = self._spots.start(node), self._spots.end(node)
        on_one_line = isinstance(value, str) and not self._in_flow(node)
        written = writing.text(str(value)) if on_one_line else writing.flow(value)
        written += self._spots.comment_of_block(start)
        touches = start > 0 and self._spots.text[start - 1] in ":-,"
        return _Splice(start, end, f" {written}" if touches else written, 0)

    def _in_flow(self, node: Node) -> bool:
        """Whether a list or mapping around ``node`` is written in brackets."""
        holder = self._holders.get(id(node))
        while holder is not None:
            if self._spots.is_flow(holder):
                return True
            holder = self._holders.get(id(holder))
        return False

    def _added(self, node: Mapping, entries: Sequence_[Pair]) -> _Splice:
        if self._spots.is_flow(node):
            return self._in_brackets(node, writing.flow(Block(tuple(entries)))[1:-1])
        column = self._spots.key_column(node)
        return self._below(node, writing.pairs(entries, column), column)

    def _appended(self, node: Sequence, values: Sequence_[Value]) -> _Splice:
        if self._spots.is_flow(node):
            return self._in_brackets(node, ", ".join(map(writing.flow, values)))
        column = self._spots.dash_column(node)
        return self._below(node, writing.items(values, column, self._spots.gap(node)), column)

    def _filling(self, node: Scalar, values: Sequence_[Value]) -> Iterator[_Splice]:
        if self._in_flow(node):
            yield self._replacement(node, values)
            return
        start = self._spots.start(node)
        yield _Splice(start, self._spots.end(node), "", 0)
        column = self._spots.key_indent(start) + writing.STEP
        yield self._lines(self._spots.below(start), writing.items(values, column), column)

    def _in_brackets(self, node: Mapping | Sequence, text: str) -> _Splice:
        last = last_inside(node)
        if last is not None:
            at = self._spots.end(last)
            return _Splice(at, at, f", {text}", 0)
        at = self._spots.end(node) - 1
        filled = bool(node.entries if isinstance(node, Mapping) else node.items)
        return _Splice(at, at, f", {text}" if filled else text, 0)

    def _below(self, node: Node, lines: Iterable[str], column: int) -> _Splice:
        return self._lines(self._spots.after(node, column), lines, column)

    def _lines(self, at: int, lines: Iterable[str], column: int) -> _Splice:
        """``lines`` at the beginning of the line at ``at``, or at the end of a last line without a break."""
        text = "".join(f"{line}\n" for line in lines)
        open_line = at > 0 and self._spots.text[at - 1] != "\n"
        return _Splice(at, at, f"\n{text.removesuffix(chr(10))}" if open_line else text, column)

    def _wrapping(self, node: Scalar, key: str) -> Iterator[_Splice]:
        start = self._spots.start(node)
        if self._in_flow(node):
            end = self._spots.end(node)
            yield _Splice(end, end, "}", 0)
            yield _Splice(start, start, "{" + writing.key(key, in_flow=True) + ": ", 1)
            return
        yield _Splice(start, start, f"{writing.key(key)}: ", 0)
        yield from self._shifted(node)

    def _listing(self, node: Node) -> Iterator[_Splice]:
        start = self._spots.start(node)
        if self._in_flow(node) or (not isinstance(node, Scalar) and self._spots.is_flow(node)):
            end = self._spots.end(node)
            yield _Splice(end, end, "]", 0)
            yield _Splice(start, start, "[", 1)
        elif isinstance(node, Mapping):
            yield _Splice(start, start, "- ", 0)
            yield from self._shifted(node)
        else:
            before = self._spots.before(start)
            yield _Splice(before, start, f"\n{' ' * (self._spots.key_indent(start) + writing.STEP)}- ", 0)
            yield from self._shifted(node)

    def _shifted(self, node: Node) -> Iterator[_Splice]:
        """The lines of a value below its first, one level further in."""
        for index in range(node.place.line, node.place.end_line):
            at = self._spots.starts[index]
            if self._spots.lines[index].strip():
                yield _Splice(at, at, " " * writing.STEP, 0)

    # -- proving it ------------------------------------------------------------------------------

    def _prove(self, result: str, changed: Sequence_[Node]) -> None:
        """The result, read again, must be exactly the old value with the changes."""
        diagnostics = Diagnostics()
        node = load(result, "", diagnostics)
        if node is None or diagnostics.has_errors() or not self._is_expected(_data(node)):
            raise NotEditable(changed[0] if changed else self._root)

    def _is_expected(self, result: object) -> bool:
        """Whether ``result`` is right; lines below a block that ended the file give it its last line break."""
        if result == self._expected(self._root):
            return True
        self._break = "\n"
        return result == self._expected(self._root)

    def _expected(self, node: Node) -> object:
        value = self._inner(node)
        if id(node) in self._texts:
            value = writing.plain(self._texts[id(node)][1])
        if id(node) in self._filled:
            value = writing.plain(self._filled[id(node)][1])
        if id(node) in self._wrapped:
            value = {self._wrapped[id(node)][1]: value}
        if id(node) in self._listed:
            value = [value]
        return value

    def _inner(self, node: Node) -> object:
        if isinstance(node, Scalar):
            return node.value + (self._break if node is self._unended else "")
        if isinstance(node, Sequence):
            added = self._items[id(node)][1] if id(node) in self._items else []
            return [*map(self._expected, node.items), *map(writing.plain, added)]
        pairs = self._keys[id(node)][1] if id(node) in self._keys else []
        new = {entry[0]: writing.plain(entry[1]) for entry in pairs if not isinstance(entry, Comment)}
        return {**{entry.key.value: self._expected(entry.value) for entry in node}, **new}


def _name(entry: Pair) -> object:
    """The key of an entry; a comment is its own."""
    return entry if isinstance(entry, Comment) else entry[0]


def _data(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_data(item) for item in node]
    return {entry.key.value: _data(entry.value) for entry in node}
