"""What a plan extends (继承), read and laid under it: school over county over province. Opens no file by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath

from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.extending.inherited import (
    OF_THE_PAPER,
    OF_THE_SCRIPT,
    left_out,
    seen_from,
    tell_left,
    with_files_from,
    without,
)
from planforge.extending.laying import Laying
from planforge.extending.parsing import Parsed, parse_base
from planforge.extending.scripts import converted
from planforge.language.script import fold
from planforge.plan.companions import Beside, opened
from planforge.plan.kinds import KINDS, PlanKind, kind_named
from planforge.plan.loading import entry_of, script_of
from planforge.source import Mapping, Scalar

MOST_LEVELS = 5
"""Plans over one another, the lowest included."""
_KEPT = 4
"""Stacks of plans that are remembered: thousands of rows are laid over one."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A plan with all that it extends, as one."""

    node: Mapping | None
    """None where what it extends cannot be used, which has been reported."""
    kind: PlanKind | None = None
    script: str | None = None
    """By the characters of the plan itself, and of its base where nothing speaks in it; None where nothing does."""
    texts: dict[str, str] = field(default_factory=dict)
    """The texts of the files that it extends, by name in messages."""
    at: Place | None = None
    """Where the plan names its base."""


@dataclass(frozen=True, slots=True)
class _Level:
    """One of the plans; ``name`` is its file as seen from the lowest one."""

    parsed: Parsed
    node: Mapping
    name: str
    at: Place | None = None
    """Where it is named, in the lowest plan."""

    @property
    def kind(self) -> PlanKind | None:
        return _kind(self.node)

    @property
    def script(self) -> str | None:
        return script_of(self.node) or self.parsed.script


class _Refused(Exception):
    """What a plan extends cannot be read. It has been reported."""


def extended(own: Parsed, beside: Beside | None, diagnostics: Diagnostics) -> Whole:
    """The plan in ``own`` laid over what it extends.

    Raises:
        Unavailable: the base is in the other script, and the conversion is not at hand.
    """
    assert isinstance(own.node, Mapping)
    texts: dict[str, str] = {}
    try:
        levels = list(_levels(own, beside or (lambda name: None), texts, diagnostics))
        kind = _common_kind(levels, diagnostics)
    except _Refused:
        return Whole(None, texts=texts)
    script = _common_script(levels)
    node, found = _laid(_Stack.of(levels), kind, script) if kind else (own.node, ())
    diagnostics.extend(found)
    return Whole(node, kind, levels[0].script or script, texts, levels[1].at if len(levels) > 1 else None)


def _levels(own: Parsed, beside: Beside, texts: dict[str, str], diagnostics: Diagnostics) -> Iterator[_Level]:
    """The plan and those below it, the nearest first; their ``texts`` are kept, whatever comes of them."""
    assert isinstance(own.node, Mapping)
    level = _Level(own, own.node, PurePath(own.file).name)
    seen = [level.name]
    while True:
        yield level
        entry = entry_of(level.node, "extends")
        if entry is None:
            return
        if not isinstance(entry.value, Scalar) or entry.value.is_empty:
            diagnostics.error("PF260", entry.key.place)
            raise _Refused
        at, name = entry.value, seen_from(PurePath(level.name).parent, entry.value.value)
        if name in seen:
            diagnostics.error("PF262", at.place, circle=" → ".join([*seen[seen.index(name) :], name]))
            raise _Refused
        seen.append(name)
        if len(seen) > MOST_LEVELS:
            diagnostics.error("PF262", at.place, circle=" → ".join(seen), most=MOST_LEVELS)
            raise _Refused
        base = _opened(own, name, at, beside, diagnostics)
        texts[base.file] = base.text or ""
        level = _level(base, name, level.at or at.place, diagnostics)


def _opened(own: Parsed, name: str, at: Scalar, beside: Beside, diagnostics: Diagnostics) -> Parsed:
    """The file ``name``, which is named ``at`` there."""
    data, why = opened(beside, name)
    if data is None:
        diagnostics.error("PF261", at.place, file=at.value, **why)
        raise _Refused
    return parse_base(data, seen_from(PurePath(own.file).parent, name))


def _level(parsed: Parsed, name: str, place: Place, diagnostics: Diagnostics) -> _Level:
    """The plan in the file ``name``, which is named at ``place`` in the lowest plan."""
    diagnostics.extend(parsed.found)
    if not isinstance(parsed.node, Mapping):
        if parsed.node is not None:
            diagnostics.error("PF200", parsed.node.place)
        tell_mistakes([parsed.file], place, diagnostics)
        raise _Refused
    return _Level(parsed, parsed.node, name, place)


def tell_mistakes(files: Iterable[str], place: Place | None, diagnostics: Diagnostics) -> None:
    """Say at ``place``, where a base is named, which mistakes of those found are in its ``files``."""
    wrong = Counter(one.place.file for one in diagnostics if one.place and one.severity is Severity.ERROR)
    for file in files:
        if wrong[file]:
            diagnostics.note("PF263", place, base=file, count=wrong[file])


def _common_kind(levels: list[_Level], diagnostics: Diagnostics) -> PlanKind | None:
    """The kind of them all: a plan is laid over one of its own kind."""
    own = levels[0].kind
    for level in levels[1:]:
        kind = level.kind
        if kind and (kind not in KINDS or (own and kind is not own)):
            words = {"own": own.zh[0]} if own else {}
            diagnostics.error("PF272", level.at, base=level.parsed.file, kind=kind.zh[0], **words)
            raise _Refused
        own = own or kind
    return own


def _common_script(levels: list[_Level]) -> str | None:
    """That of the first plan in which anything speaks; the one of its region that a base names, where it names none."""
    first = next((one for one in levels if one.script), None)
    if first is None or script_of(first.node):
        return first.script if first else None
    named = next((said for one in levels if (said := script_of(one.node))), None)
    return named if named and first.script == named.partition("-")[0] else first.script


@dataclass(frozen=True, slots=True)
class _Stack:
    """Plans over one another, known again by what their files hold."""

    key: tuple[tuple[str, bytes], ...]
    levels: tuple[_Level, ...] = field(compare=False)

    @classmethod
    def of(cls, levels: list[_Level]) -> _Stack:
        return cls(tuple((one.parsed.file, one.parsed.data) for one in levels), tuple(levels))


@lru_cache(maxsize=_KEPT)
def _laid(stack: _Stack, kind: PlanKind, script: str | None) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """The plans of ``stack`` over one another, as a plan of ``kind`` in ``script``; and what is wrong with that."""
    levels, diagnostics = stack.levels, Diagnostics()
    *over, lowest = levels
    node = _node(lowest, kind, script)
    below = lowest
    for level in reversed(over):
        base, taken = without(node, kind.model, OF_THE_PAPER)
        own = level.node if level is levels[0] else _node(level, kind, script)
        left = left_out(taken, kind.model)
        node = Laying(below.parsed.file, diagnostics, frozenset(left)).plan(base, own, kind.model)
        if level is levels[0]:
            tell_left(left, own, kind.model, below.at or node.place, diagnostics)
        below = level
    return node, tuple(diagnostics)


def _node(level: _Level, kind: PlanKind, script: str | None) -> Mapping:
    """What a base says, in ``script``, and with the files that it names as the lowest plan would name them.

    Of one that is converted, 文字 no longer holds.
    """
    node = level.node
    if script and level.script and level.script != script:
        node = converted(level.parsed.data, level.parsed.file, kind, level.script, script)
        node, _ = without(node, kind.model, OF_THE_SCRIPT)
    return with_files_from(node, PurePath(level.name).parent, kind.model) if level.at else node


def _kind(node: Mapping) -> PlanKind | None:
    entry = entry_of(node, "kind")
    if entry is None or not isinstance(entry.value, Scalar):
        return None
    return kind_named(fold(entry.value.value)) or kind_named(entry.value.value)
