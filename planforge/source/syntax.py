"""What the parser says, in codes of our own, and where it is best said. Translates; repairs nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from yaml import YAMLError

from planforge.source.misreading import MisreadError


class Saying(NamedTuple):
    """``pattern`` matches the parser's context and problem, in the words of libyaml or of PyYAML."""

    pattern: re.Pattern[str]
    code: str
    at_start: bool = False
    """Whether the mistake is where the thing being read began (the open quote), not where reading stopped."""


def _saying(pattern: str, code: str, *, at_start: bool = False) -> Saying:
    return Saying(re.compile(pattern), code, at_start)


_SAYINGS = (
    _saying("quoted scalar: found unexpected", "PF134", at_start=True),
    _saying("unknown escape|hexd?a?decimal|[Uu]nicode character escape|escape sequence", "PF156"),
    _saying("mapping values are not allowed", "PF150"),
    _saying("simple key: could not find expected ':'", "PF151", at_start=True),
    _saying(r"tab character|'\\t' that cannot", "PF130"),
    _saying("block scalar:", "PF141", at_start=True),
    _saying("alias:", "PF137", at_start=True),
    _saying("anchor:", "PF139", at_start=True),
    _saying("cannot start any token", "PF138"),
    _saying("directive|%YAML|%TAG|YAML document", "PF157"),
    _saying("tag", "PF140", at_start=True),
    _saying("flow (sequence|mapping):", "PF155", at_start=True),
    _saying("sequence entries are not allowed", "PF154"),
    _saying("mapping keys are not allowed", "PF138"),
    _saying("expected '-' indicator|block collection: expected <block end>", "PF153"),
    _saying("block mapping:", "PF152"),
    _saying("document start", "PF158"),
    _saying("node content|unexpected ':'", "PF159"),
)
_OTHER = Saying(re.compile(""), "PF199")


class Refusal(NamedTuple):
    """Where the parser stopped, and why. ``line`` and ``column`` count from 0."""

    code: str
    line: int
    column: int
    other_line: int
    """The other end of what the parser was reading, from 0."""
    facts: Mapping[str, str]


def refusal(error: YAMLError | MisreadError) -> Refusal:
    if isinstance(error, MisreadError):
        return Refusal(error.code, error.line, error.column, error.line, error.facts)
    context = str(getattr(error, "context", None) or "")
    detail = f"{context}: {getattr(error, 'problem', None) or error}".removeprefix(": ")
    saying = next((saying for saying in _SAYINGS if saying.pattern.search(detail)), _OTHER)
    stopped = _mark(error, "problem_mark")
    started = _mark(error, "context_mark") or stopped
    here, there = (started, stopped) if saying.at_start else (stopped, started)
    line, column = here or (0, 0)
    return Refusal(saying.code, line, column, (there or (line, column))[0], {"detail": detail})


def _mark(error: YAMLError, name: str) -> tuple[int, int] | None:
    mark: Any = getattr(error, name, None)
    return (mark.line, mark.column) if mark is not None else None
