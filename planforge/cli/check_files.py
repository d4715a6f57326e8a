"""One file as ``planforge check`` looks at it: its findings, and why it could not be looked at. Prints no finding."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.filing.failure import DEBUG, Failure
from planforge.filing.guarding import guarded

if TYPE_CHECKING:
    from planforge.batch.order import Job
    from planforge.diagnostics import Diagnostic, Levels
    from planforge.filing.inputs import Inputs
    from planforge.pipeline import Checked


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every file."""

    inputs: Inputs
    levels: Levels
    templates: tuple[Path, ...]
    """The user's template folders."""
    script: str | None
    """The script that it is checked for; None: its own."""
    review: bool
    """Places whose conversion people should decide are wanted, too."""
    fix: bool
    """What is certain is to be corrected in the file."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """Of other files that findings may be about, by name: of a table that plans come from."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a file."""

    job: Job
    found: tuple[Diagnostic, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    """What has been told before: of the row of a table that it comes from."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The texts of all files that the findings may be about, by name."""
    failures: tuple[Failure, ...] = ()
    is_other: bool = False
    """Whether it is no document of planforge's, and nobody said that it was; what goes into plans is one."""

    @property
    def all_found(self) -> tuple[Diagnostic, ...]:
        """What is told of it, before and now."""
        return (*self.told, *self.found)


def look(job: Job, asked: Asked) -> Verdict:
    """Read and check a file; one that nobody thought of does not stop the others."""

    def refused(failure: Failure) -> Verdict:
        return Verdict(job, failures=(failure,))

    return guarded(job.path, lambda: _look(job, asked), refused, debug=DEBUG in os.environ)


def _look(job: Job, asked: Asked) -> Verdict:
    from planforge.filing.files import read_input
    from planforge.language.unavailable import Unavailable
    from planforge.pipeline import proofread, review_conversion
    from planforge.plan.loading import is_other

    failures: list[Failure] = []
    original = read_input(job.path)
    checked = _read(job, asked, original)
    if not (job.named or checked.input) and is_other(checked.loaded, checked.diagnostics):
        return Verdict(job, is_other=True)
    if asked.fix:
        try:
            checked = _corrected(checked, original, job, asked)
        except Failure as failure:
            failures.append(failure)
    try:
        proofread(checked, asked.templates, asked.script)
        if asked.review:
            review_conversion(checked, asked.script)
    except Unavailable as problem:
        failures.append(Failure(problem.code, file=job.path, **problem.facts))
    sources = {**asked.texts, **checked.sources}
    return Verdict(job, tuple(checked.diagnostics), sources=sources, failures=tuple(failures))


def _read(job: Job, asked: Asked, data: bytes) -> Checked:
    from planforge.pipeline import read

    path, given = job.path, asked.inputs
    return read(given.in_utf_8(data, path), str(path), given.beside(path), asked.levels, job.over)


def _corrected(checked: Checked, original: bytes, job: Job, asked: Asked) -> Checked:
    """The file as it is when what is certain has been corrected in it."""
    from planforge.cli.fixing import correct_in_place

    data = correct_in_place(checked, original, job.path, asked.inputs, asked.levels)
    return checked if data is None else _read(job, asked, data)
