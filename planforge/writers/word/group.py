"""领导小组: labels spread to one width, two-character names to three, posts in a column of their own.

Tab stops make the columns, a hanging indent keeps a wrapped post in its column.
"""

from __future__ import annotations

from planforge.document.tree import Group, GroupEntry, Member
from planforge.writers.word.paragraph import hanging, paragraph, tabs
from planforge.writers.word.text import run, width
from planforge.writers.word.type_area import TypeArea

_INDENT = 2
_LABEL = 3
_NAME = 3
_LONGEST_NAME = 8
_WIDE_SPACE = "\u3000"


def group(block: Group, area: TypeArea) -> str:
    label = max(_LABEL, *(len(entry.label) for entry in block.entries), 0)
    names = _INDENT + label + 1
    posts = names + _name_column(block) + 1
    return "".join([_entry(entry, label, names, posts, area) for entry in block.entries])


def _name_column(block: Group) -> float:
    """Width of the names that have a post beside them; a longer one pushes its own post only."""
    widths = [width(member.name) for entry in block.entries for member in entry.members if member.post]
    return max(_NAME, *(length for length in widths if length <= _LONGEST_NAME), 0)


def _entry(entry: GroupEntry, label: int, names: float, posts: float, area: TypeArea) -> str:
    head = f"{spread(entry.label, label)}：" if entry.label else "\t"
    if not any(member.post for member in entry.members):
        return _line(head + _WIDE_SPACE.join(spread(member.name, _NAME) for member in entry.members), names, (), area)
    lines = [
        _line((head if first else "\t") + _person(member), posts, (names,), area)
        for first, member in zip([True] + [False] * len(entry.members), entry.members, strict=False)
    ]
    return "".join(lines)


def _person(member: Member) -> str:
    name = spread(member.name, _NAME)
    return f"{name}\t{member.post}" if member.post else name


def _line(text: str, left: float, stops: tuple[float, ...], area: TypeArea) -> str:
    """One paragraph: first line two characters in, the others at ``left`` characters."""
    char = area.char
    positions = [("left", round(stop * char)) for stop in (*stops, left)]
    return paragraph("Group", run(text), tabs(*positions) + hanging(round(left * char), round((left - _INDENT) * char)))


def spread(word: str, length: int) -> str:
    """``word`` spread to ``length`` characters by full-width spaces between its own: 组长 to 组　长.

    Where the spaces cannot be shared out evenly the word stays as it is.
    """
    gaps = len(word) - 1
    missing = length - len(word)
    if gaps < 1 or missing < 1 or missing % gaps or width(word) != len(word):
        return word
    return (_WIDE_SPACE * (missing // gaps)).join(word)
