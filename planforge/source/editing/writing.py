"""Values written as YAML, as people would write them: plain where that reads back the same, else in quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from planforge.patterns import lazy

STEP = 2
"""Columns of one level."""
_UNSAFE = lazy(
    r"^[-?:,\[\]{}#&*!|>'\"%@`=<\s]|^\.{3}|[:\s]$|:\s|\s#|[\[\]{}\"'#&*!|>@`\\]|^(?:~|null|y|n|yes|no|on|off|true|false)$",
    re.IGNORECASE,
)
_UNSAFE_IN_FLOW = lazy(r"[,\[\]{}:]")
_UNSAFE_AS_KEY = lazy(r"：|^[-－–—−•]")
"""What a reader takes for the colon after a key, or for the dash of an item."""
_BROKEN = lazy(r"\S[^\n]*(?:\n+\S[^\n]*)+")
"""Lines that a block (``|-``) gives back as they are."""
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n"}


@dataclass(frozen=True, slots=True)
class Flow:
    """A mapping that is written on one line: ``{轮次: 2, 变化: 销号}``."""

    pairs: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Comment:
    """A line for the writer of the file, no value; written with ``#``."""

    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping on lines of its own, with comments between its keys."""

    entries: tuple[Pair, ...]

    @property
    def pairs(self) -> dict[str, Value]:
        """The mapping without the comments."""
        return {entry[0]: entry[1] for entry in self.entries if not isinstance(entry, Comment)}


Value: TypeAlias = "str | Flow | Block | Sequence[Value]"
Pair: TypeAlias = "tuple[str, Value] | Comment"


def plain(value: Value) -> object:
    """``value`` as plain data: texts, lists of data, lists of (key, data)."""
    if isinstance(value, str):
        return value
    if isinstance(value, (Flow, Block)):
        return {key: plain(inner) for key, inner in value.pairs.items()}
    return [plain(inner) for inner in value]


def text(value: str, *, in_flow: bool = False) -> str:
    """A text on one line, in quotes where it would else be read as something else."""
    if value and not _UNSAFE.search(value) and not (in_flow and _UNSAFE_IN_FLOW.search(value)) and "\n" not in value:
        return value
    return _quoted(value)


def key(value: str, *, in_flow: bool = False) -> str:
    """A key, in quotes where it would else be read as something else."""
    return _quoted(value) if _UNSAFE_AS_KEY.search(value) else text(value, in_flow=in_flow)


def _quoted(value: str) -> str:
    return '"' + "".join(_ESCAPED.get(character, character) for character in value) + '"'


def flow(value: Value) -> str:
    """``value`` on one line."""
    if isinstance(value, str):
        return text(value, in_flow=True)
    if isinstance(value, (Flow, Block)):
        return "{" + ", ".join(f"{key(name, in_flow=True)}: {flow(inner)}" for name, inner in value.pairs.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def pairs(entries: Iterable[Pair], column: int) -> Iterator[str]:
    """The lines of the keys and values, ``column`` blanks from the left."""
    margin = " " * column
    for entry in entries:
        if isinstance(entry, Comment):
            yield f"{margin}# {entry.text}".rstrip()
            continue
        name, value = entry
        if isinstance(value, str) and _BROKEN.fullmatch(value):
            yield f"{margin}{key(name)}: |-"
            yield from (f"{margin}{' ' * STEP}{line}".rstrip() for line in value.split("\n"))
        elif isinstance(value, (str, Flow)):
            yield f"{margin}{key(name)}: {text(value) if isinstance(value, str) else flow(value)}".rstrip()
        else:
            yield f"{margin}{key(name)}:"
            inner = column + STEP
            yield from pairs(value.entries, inner) if isinstance(value, Block) else items(value, inner)


def items(values: Iterable[Value], column: int, gap: int = STEP) -> Iterator[str]:
    """The lines of list items, their dash ``column`` blanks from the left, their content ``gap`` after it."""
    dash = " " * column + "-".ljust(gap)
    for value in values:
        if isinstance(value, Block):
            lines = pairs(value.entries, column + gap)
            yield dash + next(lines).lstrip(" ")
            yield from lines
        else:
            yield dash + (text(value) if isinstance(value, str) else flow(value))
