"""The merge key ``<<``: entries of another mapping, unless the mapping has its own. Reads no YAML text."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.diagnostics import Diagnostics
from planforge.source.located import Entry, Mapping, Node, Scalar, Sequence

MERGE = "<<"


def is_merge(key: Scalar) -> bool:
    return key.plain and key.value == MERGE


def merged(entries: list[Entry], diagnostics: Diagnostics) -> list[Entry]:
    """``entries`` with those of the merged mappings where ``<<`` stood; own entries and earlier ones win."""
    taken = {entry.key.value for entry in entries if not is_merge(entry.key)}
    found: list[Entry] = []
    for entry in entries:
        if not is_merge(entry.key):
            found.append(entry)
            continue
        for mapping in _mappings(entry.value, diagnostics):
            fresh = [foreign for foreign in mapping if foreign.key.value not in taken]
            taken.update(foreign.key.value for foreign in fresh)
            found += fresh
    return found


def _mappings(value: Node, diagnostics: Diagnostics) -> Iterator[Mapping]:
    for node in value if isinstance(value, Sequence) else (value,):
        if isinstance(node, Mapping):
            yield node
        else:
            diagnostics.error("PF119", node.place)
