"""One file as ``planforge status`` looks at it: how it stands, or what it has to say to the table. Keeps little of it.

`look` is a function of small arguments with a result that can be pickled, so that other processes may do it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from planforge.filing.failure import DEBUG, Failure
from planforge.filing.guarding import guarded
from planforge.filing.printable import printable

if TYPE_CHECKING:
    from datetime import date

    from planforge.cli.collecting import Meant
    from planforge.diagnostics import Diagnostic
    from planforge.filing.inputs import Inputs
    from planforge.plan.loading import LoadedPlan
    from planforge.summing.summary import Summary


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of a file: one of these, or nothing where it holds nothing to be told."""

    file: str
    standing: LoadedPlan | None = None
    """A rectification plan, without the places of its values and the files that it names."""
    summary: Summary | None = None
    """What a plan has to say to the table of targets; a rectification plan may have both."""
    failure: Failure | None = None
    is_broken: bool = False
    found: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The file and those that it extends, where something was found in them."""

    @property
    def is_other(self) -> bool:
        """Whether it is no plan, or a 宣传方案 that names no targets."""
        return not (self.standing or self.summary or self.failure or self.is_broken)


def look(one: Meant, given: Inputs, as_of: date) -> Looked:
    """Read a file; the rules of a plan are not run, for status tells of them in its own way.

    One file that nobody thought of does not stop the others.
    """

    def refused(failure: Failure) -> Looked:
        return Looked(printable(one.path), failure=failure)

    return guarded(one.path, lambda: _look(one, given, as_of), refused, debug=DEBUG in os.environ)


def _look(one: Meant, given: Inputs, as_of: date) -> Looked:
    """As `look`.

    Raises:
        Failure: the file cannot be read, or was named and is no plan (PF665).
    """
    from planforge.extending.reading import read_whole
    from planforge.plan.loading import LoadedPlan, is_other
    from planforge.rectification.companions import with_companions

    file, data = str(one.path), given.read(one.path)
    read, found, texts = read_whole(data, file, given.beside(one.path))
    if is_other(read, found):
        if one.named and read is not None:
            raise Failure("PF665", file=file, kind=read.kind.zh[0])
        if not one.named:
            return Looked(file)
    loaded = read if isinstance(read, LoadedPlan) and not found.has_errors() else None
    if loaded:
        loaded = with_companions(loaded, given.beside(one.path), found)
    looked = _taken(loaded, file, as_of) if loaded else Looked(file, is_broken=True)
    return replace(looked, found=tuple(found), texts=texts if list(found) else {})


def _taken(loaded: LoadedPlan, file: str, as_of: date) -> Looked:
    from planforge.plan.rectification import RectificationPlan
    from planforge.summing.summary import is_about_targets, summarize

    is_rectification = isinstance(loaded.plan, RectificationPlan)
    light = replace(loaded, places={}, keys={}, lines=(), laid={}, aligned={}, rounds=(), previous=None)
    summary = summarize(loaded, file, as_of) if is_about_targets(loaded.plan) else None
    return Looked(file, standing=light if is_rectification else None, summary=summary)
