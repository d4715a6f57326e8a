"""What is found in a form under whatever row: it is read under a row with no words of its own, once a process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from planforge.diagnostics import Diagnostic, Severity
from planforge.extending.row import Row
from planforge.plan.companions import Beside, Reason, Unopened

Found: TypeAlias = tuple[Diagnostic, ...]


class _Answer(NamedTuple):
    """What a file holds, or why it cannot be read."""

    data: bytes | None
    refused: tuple[Reason, str | None] | None = None


class Remembering:
    """A `Beside` that asks the ``beside`` of others for each file once."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside
        self.answers: dict[str, _Answer] = {}

    def __call__(self, name: str) -> bytes | None:
        answer = self.answer(name)
        if answer.refused:
            raise Unopened(*answer.refused)
        return answer.data

    def answer(self, name: str) -> _Answer:
        if name not in self.answers:
            try:
                self.answers[name] = _Answer(self._beside(name))
            except Unopened as problem:
                self.answers[name] = _Answer(None, (problem.reason, problem.said))
        return self.answers[name]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A form under a row that says but what columns there are, with the levels of who asks."""

    data: bytes
    file: str
    levels: tuple[tuple[str, Severity | None], ...]
    row: Row
    is_alone: bool
    """Whether nothing reads the files that it names."""


class _Kept:
    """What was found in a form, and what the files that it names held then; nothing before it is read."""

    def __init__(self) -> None:
        self.last: tuple[Found, dict[str, _Answer]] | None = None


@lru_cache(maxsize=1)
def _kept(one: Specimen) -> _Kept:
    """Thousands of rows are laid over one form."""
    return _Kept()


def found_in(one: Specimen, beside: Remembering | None, read: Callable[[Beside | None], Iterable[Diagnostic]]) -> Found:
    """What ``read`` finds in the specimen; read again only where a file that it names has changed.

    ``beside`` remembers the files as they are now: what the row has asked for is not asked for again.
    """
    kept = _kept(one)
    if kept.last and all(beside is not None and beside.answer(name) == was for name, was in kept.last[1].items()):
        return kept.last[0]
    asked = Remembering(beside) if beside else None
    kept.last = tuple(read(asked)), asked.answers if asked else {}
    return kept.last[0]
