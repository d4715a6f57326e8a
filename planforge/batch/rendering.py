"""One plan from its file to its documents, as every process does it: findings are told, nothing is raised.

Writes all documents of a plan, or none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from threading import Lock

from planforge.batch import fingerprints
from planforge.batch.names import PLAN, infix, parts_of
from planforge.batch.order import Hash, Job, Order, Outcome, Output, Result
from planforge.batch.refusing import refused
from planforge.diagnostics import Diagnostics, Severity
from planforge.filing.failure import Failure, own_fault
from planforge.filing.files import make_folder, write_output
from planforge.language.unavailable import Unavailable
from planforge.pipeline import Checked, read, render, render_review
from planforge.reports.remarks import remark_of
from planforge.reports.screen import told
from planforge.stages import Stage, stage, watched
from planforge.writers.formats import SCHEDULES

DRAFT = "审阅稿.docx"
"""How the name of a review draft ends, behind the script: a final file has its format there, so none is ever taken
for the other or overwritten by it, and ``*.hans.docx`` fits final files only."""
_NO_PLAN = frozenset({"PF200", "PF201"})
"""What is wrong with a YAML file that is no plan at all."""


_ALONE = Lock()
"""A worker of a cluster has several threads; in one process there is one plan at a time."""


def rendered_all(order: Order, jobs: Sequence[Job]) -> list[Outcome]:
    """What becomes of each of ``jobs``; a plan that cannot be rendered does not stop the others."""
    if order.program not in (None, fingerprints.program()):
        raise Failure("PF649")
    with _ALONE:
        return [rendered(order, job) for job in jobs]


def rendered(order: Order, job: Job) -> Outcome:
    """What becomes of ``job``."""
    if order.clock is None:
        return _guarded(order, job)
    with watched(order.clock) as spans:
        outcome = _guarded(order, job)
    return replace(outcome, spans=spans)


def _guarded(order: Order, job: Job) -> Outcome:
    seen = _Seen()
    if not _is_text(str(job.path)):
        shown = str(job.path).encode("utf-8", "backslashreplace").decode()
        return refused(order, job, Failure("PF627", file=shown))
    try:
        outcome = _attempt(order, job, seen)
    except Failure as failure:
        outcome = refused(order, job, failure)
    except Unavailable as problem:
        outcome = refused(order, job, Failure(problem.code, file=job.path, **problem.facts))
    except Exception as error:
        if order.debug:
            raise
        outcome = refused(order, job, own_fault(error))
    return replace(outcome, inputs=tuple(seen.files.items()))


def _is_text(name: str) -> bool:
    """Whether ``name`` can be written: names of files need not be in the encoding of the system."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Seen:
    """The files that were asked for, with what they held."""

    def __init__(self) -> None:
        self.files: dict[Path, Hash | None] = {}

    def hear(self, path: Path, data: bytes | None) -> None:
        self.files[path] = None if data is None else hashlib.sha256(data).hexdigest()


def _attempt(order: Order, job: Job, seen: _Seen) -> Outcome:
    inputs = replace(order.inputs(), opened=seen.hear)
    with stage(Stage.FILES):
        data = inputs.read(order.base / job.path)
    checked = read(data, str(job.path), inputs.beside(order.base / job.path), order.levels, job.over)
    if not job.named and _is_other(checked):
        return Outcome(job, Result.OTHER)
    files = _files(order, job, checked)
    said, shared = _told(order, job, checked)
    against = _against(checked, Severity.WARNING if order.strict else Severity.ERROR)
    if files is None or (order.strict and against):
        return Outcome(job, Result.FORBIDDEN, said, shared, against)
    with stage(Stage.WRITTEN):
        if not order.force and any(_is_edited(order.base / path, job) for path in files):
            return refused(order, job, Failure("PF642", file=job.path), Result.EDITED)
        make_folder(order.base / job.folder)
        outputs = tuple(_written(order.base, path, content) for path, content in files.items())
    return Outcome(job, Result.RENDERED, said, shared, outputs=outputs)


def _is_edited(path: Path, job: Job) -> bool:
    """Whether somebody has changed what planforge wrote to ``path``."""
    if path.name not in job.written:
        return False
    size, changed, last = job.written[path.name]
    try:
        state = path.stat()
        is_touched = (state.st_size, state.st_mtime_ns) != (size, changed)
        return is_touched and hashlib.sha256(path.read_bytes()).hexdigest() != last
    except FileNotFoundError:
        return False
    except OSError as error:
        raise Failure("PF612", file=path, detail=error.strerror or error) from None


def _told(order: Order, job: Job, checked: Checked) -> tuple[str, tuple[str, ...]]:
    """The findings about the plan's own file, or its row of a table, and those about files that others share."""
    own_file = job.over.place.file if job.over else checked.file
    own, shared = Diagnostics(), []
    for one in checked.diagnostics:
        if one.place is None or one.place.file == own_file:
            own.add(one)
        else:
            shared.append(told([one], checked.sources, order.locale, color=order.color, summed=False))
    return told(own, checked.sources, order.locale, color=order.color), tuple(shared)


def _is_other(checked: Checked) -> bool:
    """Whether a file is something else than a plan: feedback, a calendar, or no document of planforge at all."""
    if checked.loaded is None:
        return checked.input is not None or any(one.code in _NO_PLAN for one in checked.diagnostics)
    return False


def _files(order: Order, job: Job, checked: Checked) -> dict[Path, bytes] | None:
    """The documents of a plan, each part in every script asked for; None where its findings forbid it."""
    if checked.input:
        kind = checked.input.kind
        raise Failure("PF669", file=job.path, kind=kind.zh[0], **{kind.name: job.path.name})
    parts = parts_of(order.parts, checked.loaded) if checked.loaded else [PLAN]
    if PLAN not in parts and set(order.formats) <= set(SCHEDULES):
        raise Failure("PF689", format=order.formats[0], parts="、".join(infix(part).rstrip(".") for part in parts))
    files: dict[Path, bytes] = {}
    for script, part in product(order.scripts, parts):
        made = _made(order, checked, script, None if part == PLAN else part)
        if made is None:
            return None
        name = f"{job.stem}.{infix(part)}{script or checked.script}"
        files |= {job.folder / f"{name}.{ending}": content for ending, content in made.items()}
    return files


def _made(order: Order, checked: Checked, script: str | None, part: str | None) -> dict[str, bytes] | None:
    """The files by the ending of their names; None where there are errors."""
    if not order.review:
        return render(checked, order.formats, order.templates, order.day, script, part)
    target = script or checked.script
    draft = render_review(
        checked, lambda found: remark_of(found, checked, target), order.templates, order.day, script, part
    )
    return {DRAFT: draft} if draft is not None else None


def _written(base: Path, path: Path, content: bytes) -> Output:
    write_output(base / path, content)
    state = (base / path).stat()
    return Output(path, state.st_size, state.st_mtime_ns, hashlib.sha256(content).hexdigest())


def _against(checked: Checked, least: Severity) -> tuple[str, ...]:
    """The codes of the findings that are ``least`` or graver."""
    return tuple(dict.fromkeys(one.code for one in checked.diagnostics if one.severity >= least))
