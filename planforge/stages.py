"""What the stages of the work take, told to who asks with a clock of their own; else nothing is measured.

Reads no clock of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from enum import StrEnum
from typing import TypeAlias

Clock: TypeAlias = Callable[[], float]
"""Seconds from some moment on."""
Spans: TypeAlias = dict[str, float]
"""Stage -> the seconds in it, those in stages inside it left out."""


class Stage(StrEnum):
    """The stages of one plan, in their order."""

    LOADED = "loaded"
    """Before the first plan: the program itself."""
    FILES = "files"
    """Files read."""
    YAML = "yaml"
    """Text to located values."""
    PLAN = "plan"
    """Located values to the frozen plan."""
    CHECKS = "checks"
    TEMPLATES = "templates"
    """Plan to formal Markdown."""
    TREE = "tree"
    """Formal Markdown to the numbered document."""
    COMPOSED = "composed"
    """What else there is to do between plan and document: script, outline, annexes."""
    LAYOUT = "layout"
    """The layout profile, and the characters that its fonts lack."""
    WORD = "word"
    MARKDOWN = "markdown"
    SCHEDULE = "schedule"
    """Calendar and workbook."""
    WRITTEN = "written"
    """Files written."""


class _Watch:
    """Adds up the time in each stage; the time in an inner one is not that of the outer."""

    def __init__(self, clock: Clock) -> None:
        self.spans: Spans = {}
        self._clock = clock
        self._inside: list[str] = []
        self._since = clock()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._turn()
        self._inside.append(name)
        try:
            yield
        finally:
            self._turn()
            self._inside.pop()

    def _turn(self) -> None:
        now = self._clock()
        if self._inside:
            name = self._inside[-1]
            self.spans[name] = self.spans.get(name, 0.0) + now - self._since
        self._since = now


_WATCH: ContextVar[_Watch | None] = ContextVar("watch", default=None)
_UNWATCHED = nullcontext()


@contextmanager
def watched(clock: Clock) -> Iterator[Spans]:
    """The stages that are passed inside are measured by ``clock``; the seconds of each are in what is given."""
    watch = _Watch(clock)
    token = _WATCH.set(watch)
    try:
        yield watch.spans
    finally:
        _WATCH.reset(token)


def stage(name: Stage) -> AbstractContextManager[None]:
    """Around the work of a stage; it costs next to nothing where nobody measures."""
    watch = _WATCH.get()
    return watch.stage(name) if watch else _UNWATCHED
