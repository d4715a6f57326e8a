"""A base in the script of the plan that extends it, each text converted by its kind. Keys are read in either script."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from planforge.converting import in_script
from planforge.diagnostics import Diagnostics, Place
from planforge.extending.parsing import parse_base
from planforge.plan.kinds import PlanKind
from planforge.plan.loading import LoadedPlan, read_file
from planforge.plan.walk import written
from planforge.source import Entry, Mapping, Node, Scalar, Sequence

_Changes = dict[Place, list[tuple[str, str]]]
_KEPT = 4


@lru_cache(maxsize=_KEPT)
def converted(data: bytes, file: str, kind: PlanKind, script: str, target: str) -> Mapping:
    """The plan of ``kind`` in ``data``, which is written in ``script``, as ``target`` writes it; places as they are.

    Raises:
        Unavailable: the conversion is not at hand.
    """
    node = parse_base(data, file).node
    assert isinstance(node, Mapping)
    named = Mapping((*node.entries, Entry(Scalar("kind", node.place), Scalar(kind.name, node.place))), node.place)
    loaded = read_file(named, Diagnostics(), detected=script)
    if not isinstance(loaded, LoadedPlan):
        return node
    other = dict(written(in_script(loaded, target).plan))
    changes: defaultdict[Place, list[tuple[str, str]]] = defaultdict(list)
    for path, text in written(loaded.plan):
        place = loaded.places.get(path)
        if place and path in other and other[path] != text:
            changes[place].append((text, other[path]))
    changed = _changed(node, changes)
    assert isinstance(changed, Mapping)
    return changed


def _changed(node: Node, changes: _Changes) -> Node:
    if isinstance(node, Scalar):
        return _rewritten(node, changes)
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_changed(one, changes) for one in node))
    entries = (Entry(_rewritten(entry.key, changes), _changed(entry.value, changes)) for entry in node)
    return replace(node, entries=tuple(entries))


def _rewritten(node: Scalar, changes: _Changes) -> Scalar:
    """A value may hold several texts: name and post, names divided by 、."""
    value = node.value
    for old, new in changes.get(node.place, ()):
        value = value.replace(old, new, 1)
    return node if value == node.value else node._replace(value=value)
