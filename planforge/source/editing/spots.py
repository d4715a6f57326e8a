"""Where in the text of a file a change goes: offsets, ends of lines, columns of keys and dashes. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.patterns import lazy
from planforge.source.located import Mapping, Node, Scalar, Sequence, values

_PROPERTIES = lazy(r"(?:[&!][^\s\[\]{},]*\s*)*")
_KEEPS_BLANKS = lazy(r"[|>][0-9]?\+")
_COMMENT_OF_BLOCK = lazy(r"[|>][0-9+-]*([ \t]+#[^\n]*)")


@dataclass(frozen=True, slots=True)
class Spots:
    """The text of a file by lines; lines and columns of places count from 1."""

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    """The offset of each line."""

    @classmethod
    def of(cls, text: str) -> Spots:
        lines = tuple(text.split("\n"))
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        return cls(text, lines, tuple(starts))

    def start(self, node: Node) -> int:
        """The offset of a value's first character, behind its anchor."""
        offset = self.starts[node.place.line - 1] + node.place.column - 1
        found = _PROPERTIES.match(self.text, offset)
        return found.end() if found and not isinstance(node, Scalar) else offset

    def end(self, node: Node) -> int:
        """The offset behind a value's last character."""
        return self.starts[node.place.end_line - 1] + node.place.end_column - 1

    def is_flow(self, node: Node) -> bool:
        """Whether a mapping or list is written in brackets."""
        return self.text[self.start(node) : self.start(node) + 1] in ("{", "[")

    def key_column(self, node: Mapping) -> int:
        """The column of the keys of a block mapping, from 0."""
        inside = (entry.key.place for entry in node if _holds(node, entry.key))
        return min((place.column for place in inside), default=node.place.column) - 1

    def dash_column(self, node: Sequence) -> int:
        """The column of the dashes of a block list, from 0."""
        return self.start(node) - self.starts[self.line_at(self.start(node))]

    def gap(self, node: Sequence) -> int:
        """The columns from a dash to what stands behind it, in the last item."""
        last = node.items[-1]
        line = self.lines[last.place.line - 1]
        dash = self.dash_column(node)
        behind = len(line[dash + 1 :]) - len(line[dash + 1 :].lstrip(" "))
        return behind + 1 if line[dash : dash + 1] == "-" and line[dash + 1 :].strip() else 2

    def comment_of_block(self, start: int) -> str:
        """The comment behind the ``|`` at ``start``, with the blanks before it."""
        found = _COMMENT_OF_BLOCK.match(self.text, start)
        return found[1] if found else ""

    def before(self, offset: int) -> int:
        """The offset behind the last character before ``offset`` that is no blank."""
        return len(self.text[:offset].rstrip(" "))

    def key_indent(self, offset: int) -> int:
        """The column, from 0, of the key on the line that holds ``offset``."""
        line = self.lines[self.line_at(offset)]
        return len(line) - len(line.lstrip(" -"))

    def below(self, offset: int) -> int:
        """The offset of the line below the one that holds ``offset``."""
        return min(self.starts[self.line_at(offset) + 1], len(self.text))

    def line_at(self, offset: int) -> int:
        """The index of the line that holds ``offset``."""
        return self.text.count("\n", 0, offset)

    def after(self, node: Node, column: int) -> int:
        """The offset of the line below a block value, and below the comments that belong to it.

        Those are the comment lines right below that stand at ``column`` (from 0) or further in.
        """
        index = node.place.end_line
        if isinstance(last := _last(node), Scalar) and self._keeps_blanks(last):
            while index < len(self.lines) - 1 and not self.lines[index].strip():
                index += 1
        while index < len(self.lines) and self._is_comment(self.lines[index], column):
            index += 1
        return min(self.starts[index], len(self.text))

    def unended(self, root: Node) -> Scalar | None:
        """The block (``|``) that ends with the file, without a last line break; its value lacks that too."""
        last = _last(root)
        if self.text.endswith("\n") or not isinstance(last, Scalar):
            return None
        is_block = not last.plain and self.text[self.start(last) : self.start(last) + 1] in ("|", ">")
        return last if is_block and self.end(last) >= len(self.text.rstrip()) else None

    def _is_comment(self, line: str, column: int) -> bool:
        bare = line.lstrip(" ")
        return bare.startswith("#") and len(line) - len(bare) >= max(column, 1)

    def _keeps_blanks(self, node: Scalar) -> bool:
        return _KEEPS_BLANKS.match(self.text, self.start(node)) is not None


def _last(node: Node) -> Node:
    """The scalar that a value ends with."""
    while inner := values(node):
        node = inner[-1]
    return node


def _holds(node: Node, inner: Node) -> bool:
    """Whether ``inner`` stands inside ``node`` in the text (what an alias stands for does not)."""
    outside, inside = node.place, inner.place
    first, last = (outside.line, outside.column), (outside.end_line, outside.end_column)
    return first <= (inside.line, inside.column) and (inside.end_line, inside.end_column) <= last


def last_inside(node: Mapping | Sequence) -> Node | None:
    """The last value that is written inside ``node``; None where there is none."""
    inner = values(node)
    return inner[-1] if inner and _holds(node, inner[-1]) else None
