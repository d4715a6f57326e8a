"""领导小组: labels spread to one width, two-character names to three, posts in a column of their own.

Tab stops make the columns, a hanging indent keeps a wrapped post in its column. Numbers in this file
are widths in characters of the body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planforge.document.tree import Group, GroupEntry, Member
from planforge.writers.word.paragraph import hanging, paragraph, tabs
from planforge.writers.word.spreading import spread
from planforge.writers.word.text import run, width
from planforge.writers.word.type_area import TypeArea

_INDENT = 2
_LABEL = 3
_NAME = 3
_NAME_IN_ROWS = 5
_NAME_BESIDE_POST = 6


class _Columns(NamedTuple):
    """Where labels are spread to, and where names, posts and the paper's edge stand."""

    label: int
    names: float
    posts: float
    edge: float


def group(block: Group, area: TypeArea) -> str:
    columns = _columns(block, area)
    lines = [line for entry in block.entries for line in _entry(entry, columns)]
    return "".join([_paragraph(text, left, stops, area) for text, left, stops in lines])


def _columns(block: Group, area: TypeArea) -> _Columns:
    """A name too long for its column pushes its own post only."""
    label = max([_LABEL, *(len(entry.label) for entry in block.entries)])
    beside = [width(member.name) for entry in block.entries for member in entry.members if member.post]
    name = max([_NAME, *(length for length in beside if length <= _NAME_BESIDE_POST)])
    names = _INDENT + label + 1
    return _Columns(label, names, names + name + 1, area.width / area.char)


_Line = tuple[str, float, tuple[float, ...]]
"""Text, indent of the lines it wraps to, tab stops."""


def _entry(entry: GroupEntry, columns: _Columns) -> Iterator[_Line]:
    """The lines of one label; all but the first begin with a tab in its place."""
    lead = f"{spread(entry.label, columns.label)}：" if entry.label else "\t"
    lines = _persons(entry, columns) if any(member.post for member in entry.members) else _names(entry, columns)
    for text, left, stops in lines:
        yield lead + text, left, (columns.names, *stops)
        lead = "\t"
    if lead != "\t":
        yield lead, columns.names, ()


def _persons(entry: GroupEntry, columns: _Columns) -> Iterator[_Line]:
    """Each on a line of their own, the post beside the name."""
    for member in entry.members:
        post = f"\t{member.post}" if member.post else ""
        yield spread(member.name, _NAME) + post, columns.posts if post else columns.names, (columns.posts,)


def _names(entry: GroupEntry, columns: _Columns) -> Iterator[_Line]:
    """Names side by side in columns; what is longer than a name, such as 各股室主任, on its own line."""
    row: list[Member] = []
    step = max([_NAME, *(length for length in map(_length, entry.members) if length < _NAME_IN_ROWS)]) + 1
    places = max(1, int((columns.edge - columns.names + 1) // step))
    stops = tuple(columns.names + step * place for place in range(1, places))
    for member in entry.members:
        if row and (len(row) == places or _length(member) >= _NAME_IN_ROWS):
            yield _row(row), columns.names, stops
            row = []
        if _length(member) >= _NAME_IN_ROWS:
            yield member.name, columns.names, ()
        else:
            row.append(member)
    if row:
        yield _row(row), columns.names, stops


def _length(member: Member) -> float:
    return width(member.name)


def _row(members: list[Member]) -> str:
    return "\t".join(spread(member.name, _NAME) for member in members)


def _paragraph(text: str, left: float, stops: tuple[float, ...], area: TypeArea) -> str:
    """One line: its first row two characters in, the others at ``left``."""
    char = area.char
    positions = [("left", round(stop * char)) for stop in stops]
    return paragraph("Group", run(text), tabs(*positions) + hanging(round(left * char), round((left - _INDENT) * char)))
