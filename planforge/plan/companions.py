"""The files that a plan names: read, with what is wrong in them told once, where they are named. Not their use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planforge.diagnostics import Diagnostics, Severity
from planforge.plan.loading import LoadedFile, LoadedPlan, read_text
from planforge.source import Text, decode

Beside = Callable[[str], bytes | None]
"""Reads a file that a plan names: its name as written -> its bytes; None where there is none that may be read."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The codes for a file that is not there, and for one with mistakes."""

    missing: str
    mistaken: str
    needed: bool = False
    """Whether the plan cannot do without it: then a missing file is an error."""


def read_beside(
    loaded: LoadedPlan, name: Text, path: str, beside: Beside, wording: Wording, diagnostics: Diagnostics
) -> LoadedFile | None:
    """The file called ``name``, which the plan names at ``path``; None, with a finding, where it cannot be used."""
    data = beside(name)
    place = loaded.place(name.path or path)
    if data is None:
        report = diagnostics.error if wording.needed else diagnostics.warning
        report(wording.missing, place, path=path, file=name)
        return None
    read, found = read_apart(data, name)
    mistakes = sum(one.severity is Severity.ERROR for one in found)
    if mistakes or read is None:
        diagnostics.error(wording.mistaken, place, path=path, file=name, count=max(mistakes, 1))
        return None
    return read


def read_apart(data: bytes, file: str) -> tuple[LoadedFile | None, Diagnostics]:
    """What ``file`` holds, with the findings of its own; its rules are not run."""
    diagnostics = Diagnostics()
    text = decode(data, file, diagnostics)
    return read_text(text, file, diagnostics) if text is not None else None, diagnostics
