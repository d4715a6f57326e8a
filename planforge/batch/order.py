"""What is wanted of every plan of a run, which plans they are, and what became of each. Small, and sent to workers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planforge.batch.prints import Hash, Print
from planforge.diagnostics import Levels
from planforge.filing.inputs import Inputs
from planforge.filing.printable import printable
from planforge.stages import Clock

if TYPE_CHECKING:
    from planforge.extending.row import Row
    from planforge.plan.dates import CalendarDate

PLAN, EVERY = "plan", "all"
"""The plan itself among its parts, and what stands for every part that a plan has."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every plan of a run."""

    formats: tuple[str, ...]
    scripts: tuple[str | None, ...] = (None,)
    """None: the plan's own."""
    parts: tuple[str, ...] = (PLAN,)
    templates: tuple[Path, ...] = ()
    """The user's template folders."""
    day: CalendarDate | None = None
    """Stands in for a 成文日期 that a plan does not have."""
    levels: Levels = field(default_factory=dict)
    encoding: str | None = None
    allowed: tuple[Path, ...] = ()
    strict: bool = False
    force: bool = False
    """What somebody has changed is overwritten."""
    review: bool = False
    """Review drafts are wanted instead of final files."""
    locale: str = "zh_Hans"
    """Of what is told."""
    color: bool = False
    clock: Clock | None = None
    """Where it is asked for, what each stage takes by this clock; a function that can be sent."""
    debug: bool = False
    """Faults of planforge itself are raised."""
    program: Hash | None = None
    """Where the workers may have another planforge: the one that they must have (`fingerprints.program`)."""
    base: Path = Path()
    """What relative paths start from, where the workers are in another folder."""

    def inputs(self) -> Inputs:
        """How files are read."""
        return Inputs(self.encoding, self.allowed)


class Job(NamedTuple):
    """A plan to be rendered: its file, where its documents go, and how their names begin."""

    path: Path
    folder: Path
    stem: str
    named: bool = True
    """Whether the file was given by its own name; one that was found in a folder may be something else than a plan."""
    over: Row | None = None
    """What is laid over the plan: a row of a table."""
    written: Mapping[str, Print] = {}
    """What planforge wrote last under such names."""
    guarded: bool = False
    """Whether planforge wrote nothing else there: what it finds under other names is somebody else's."""

    @property
    def name(self) -> str:
        """The plan's file, of a row also the name of its documents, as it can be printed."""
        file = printable(self.path)
        return f"{file}（{printable(self.stem)}）" if self.over else file


class Result(StrEnum):
    """What became of a plan."""

    RENDERED = "rendered"
    UNCHANGED = "unchanged"
    """It is as it was when its documents were made."""
    KEPT = "kept"
    """The plan is as it was; somebody has changed a document since, which was left alone."""
    EDITED = "edited"
    """The plan has changed, and so has somebody a document, which was left alone and is not that of the plan now."""
    FORBIDDEN = "forbidden"
    """Its findings forbid it."""
    OTHER = "other"
    """It is no plan, and nobody said that it was."""
    REFUSED = "refused"
    """It could not be read, or its documents could not be written."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plan."""

    job: Job
    result: Result
    told: str = ""
    """Its findings in the user's language."""
    shared: tuple[str, ...] = ()
    """Those about a file that it shares with others, such as the plan that it extends."""
    codes: tuple[str, ...] = ()
    """The codes of what forbade it."""
    inputs: Mapping[Path, Hash | None] = field(default_factory=dict)
    """The files that were asked for, the plan's own first, and what they held; None: they were not there."""
    outputs: Mapping[Path, Print] = field(default_factory=dict)
    """The files that were written."""
    spans: Mapping[str, float] = field(default_factory=dict)
    """The seconds of each stage, where they are asked for."""
