"""What there is to say, in the user's language, of plans that were not rendered, and of documents left alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from planforge.batch.order import Job, Order, Outcome, Result
from planforge.diagnostics import Diagnostic, Severity
from planforge.filing.failure import Failure
from planforge.filing.files import seen_from
from planforge.filing.printable import printable
from planforge.reports.screen import told

_LISTED = 8
"""Files that are named in one finding."""


def refused(order: Order, job: Job, failure: Failure, result: Result = Result.REFUSED) -> Outcome:
    """``job`` came to nothing, and why."""
    return Outcome(job, result, _said(order, failure.diagnostic), codes=(failure.code,))


def kept(order: Order, job: Job, edited: Sequence[Path]) -> Outcome:
    """``job`` is as it was; the ``edited`` documents were left alone."""
    facts = {"files": _listed(edited)}
    return Outcome(job, Result.KEPT, _said(order, Diagnostic("PF632", Severity.NOTE, facts=facts)))


def not_overwritten(order: Order, job: Job, edited: Sequence[Path]) -> Outcome:
    """``job`` was not rendered, for that would overwrite the ``edited`` documents."""
    alone = None if job.over else _alone(order, job)
    failure = Failure("PF642", plan=job.name, files=_listed(edited), alone=alone)
    return refused(order, job, failure, Result.EDITED)


def _alone(order: Order, job: Job) -> str:
    """The command that renders ``job`` alone, over what was edited; options that show in every document stay out."""
    allowed = (("--allow", seen_from(order.base.resolve(), folder)) for folder in order.allowed)
    words = ["planforge", "render", printable(job.path), "-o", printable(job.folder), "--to", ",".join(order.formats)]
    words += [*chain.from_iterable(allowed), "--force"]
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def left_behind(order: Order, files: Iterable[Path]) -> str:
    """These are documents of plans that are gone; empty where there are none."""
    listed = _listed(list(files))
    return _said(order, Diagnostic("PF634", Severity.NOTE, facts={"files": listed})) if listed else ""


def _listed(files: Sequence[Path]) -> str:
    """The first of them, and how many there are where there are more."""
    named = "、".join(map(printable, files[:_LISTED]))
    return named if len(files) <= _LISTED else f"{named}……（{len(files)}）"


def _said(order: Order, finding: Diagnostic) -> str:
    return told([finding], {}, order.locale, color=order.color, summed=False)
