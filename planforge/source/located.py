"""Located values: what the YAML said, as written, and where. No typing, no key meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from planforge.diagnostics import Place


class Scalar(NamedTuple):
    """A scalar exactly as written: ``8:30``, ``007``, ``yes`` and ``2026-02-30`` stay text."""

    value: str
    place: Place
    plain: bool = True
    """Written without quotes and not as a block (``|``, ``>``)."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: no character but blanks, ``~`` or ``null``."""
        return not self.value.strip() or (self.plain and self.value in ("~", "null"))


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    place: Place

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)


class Entry(NamedTuple):
    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: tuple[Entry, ...]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping


def values(node: Node) -> tuple[Node, ...]:
    """What stands directly in a list or mapping; nothing in a scalar."""
    if isinstance(node, Mapping):
        return tuple(entry.value for entry in node)
    return node.items if isinstance(node, Sequence) else ()


def walk(node: Node) -> Iterator[Node]:
    """``node`` and every value below it."""
    yield node
    for inner in values(node):
        yield from walk(inner)
