"""The files that a plan names: read, with what is wrong in them told once, where they are named. Not their use."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from planforge.diagnostics import Diagnostics, Severity
from planforge.plan.loading import LoadedFile, LoadedPlan, read_text
from planforge.source import Text, decode

Beside = Callable[[str], bytes | None]
"""Reads a file that a plan names: its name as written -> its bytes; None where there is none that may be read.

It may raise `Unopened`, which says more."""
Reader = Callable[[bytes, str], tuple[LoadedFile | None, Diagnostics]]
"""What a file holds, with the findings of its own: its bytes, and its name."""
Rules = Callable[[LoadedFile, Diagnostics], None]
"""What is checked of a file by itself."""


class Reason(Enum):
    """Why a file that is named cannot be read; the placeholder of the wording that says so."""

    MISSING = "nearest"
    FOLDER = "folder"
    IRREGULAR = "irregular"
    """A pipe, a device: nothing that has an end."""
    OUTSIDE = "outside"
    """Not in the plan's folder, or below it."""
    REFUSED = "refused"


class Unopened(Exception):
    """A file that a plan names cannot be read; ``said`` is its name, or that of the one that may have been meant."""

    def __init__(self, reason: Reason, said: str | None) -> None:
        super().__init__(reason, said)
        self.reason = reason
        self.said = said


class Wording(NamedTuple):
    """The codes for a file that is not there, and for one with mistakes."""

    missing: str
    mistaken: str
    needed: bool = False
    """Whether the plan cannot do without it: then a missing file is an error."""


def read_beside(
    loaded: LoadedPlan,
    name: Text,
    path: str,
    beside: Beside,
    wording: Wording,
    diagnostics: Diagnostics,
    rules: Rules | None = None,
    reader: Reader | None = None,
) -> LoadedFile | None:
    """The file called ``name``, which the plan names at ``path``; None, with a finding, where it cannot be used.

    The mistakes of one that cannot be read well are counted with those that ``rules`` find in it.
    """
    place = loaded.place(name.path or path)
    data, why = opened(beside, name)
    if data is None:
        report = diagnostics.error if wording.needed else diagnostics.warning
        report(wording.missing, place, path=path, file=name, **why)
        return None
    read, found = (reader or read_apart)(data, name)
    if not found.has_errors() and read is not None:
        return read
    if rules and read is not None:
        rules(read, found)
    mistakes = sum(one.severity is Severity.ERROR for one in found)
    diagnostics.error(wording.mistaken, place, path=path, file=name, count=max(mistakes, 1))
    return None


def opened(beside: Beside, name: str) -> tuple[bytes | None, dict[str, str]]:
    """What the file holds; None, with what is known of why, where it cannot be read."""
    try:
        return beside(name), {}
    except Unopened as problem:
        return None, {problem.reason.value: problem.said} if problem.said else {}


def read_apart(data: bytes, file: str) -> tuple[LoadedFile | None, Diagnostics]:
    """What ``file`` holds, with the findings of its own; its rules are not run."""
    diagnostics = Diagnostics()
    text = decode(data, file, diagnostics)
    return read_text(text, file, diagnostics) if text is not None else None, diagnostics
