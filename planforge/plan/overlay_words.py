"""The words by which a plan takes away or replaces what it extends: 删去, 全部换成. Changes nothing."""

from __future__ import annotations

from planforge.language.script import fold
from planforge.source import Mapping, Node, Scalar, Sequence

REMOVE = ("删去", "刪去", "remove")
REPLACE = ("全部换成", "全部換成", "replace")


def is_removed(node: Node) -> bool:
    """Whether ``key: 删去`` was written, without quotation marks."""
    return isinstance(node, Scalar) and node.plain and _is(node, REMOVE)


def replacement(node: Node) -> Node | None:
    """What ``{全部换成: …}`` puts in place of all that is there."""
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        return None
    [entry] = node.entries
    return entry.value if _is(entry.key, REPLACE) else None


def removed_items(node: Node) -> tuple[Scalar, ...]:
    """The ids or names in ``- 删去: M3``; nothing for any other item."""
    if not isinstance(node, Mapping) or len(node.entries) != 1 or not _is(node.entries[0].key, REMOVE):
        return ()
    value = node.entries[0].value
    each = value.items if isinstance(value, Sequence) else (value,)
    return tuple(one for one in each if isinstance(one, Scalar) and not one.is_empty)


def _is(node: Scalar, words: tuple[str, ...]) -> bool:
    return fold(node.value).lower() in words
