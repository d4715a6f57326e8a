"""One plan from its file to its documents, as every process does it: findings are told, nothing is raised.

Writes all documents of a plan, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from threading import Lock

from planforge.batch import fingerprints
from planforge.batch.names import infix, parts_of
from planforge.batch.order import PLAN, Job, Order, Outcome, Result
from planforge.batch.prints import Hash, Print, hash_of, print_of, still_is
from planforge.batch.saying import not_overwritten, refused
from planforge.diagnostics import Diagnostics, Severity
from planforge.filing.failure import Failure
from planforge.filing.files import make_folder, write_output
from planforge.filing.guarding import guarded
from planforge.filing.reasons import reason
from planforge.language.unavailable import Unavailable
from planforge.pipeline import Checked, read, render, render_review
from planforge.plan.loading import is_other
from planforge.reports.remarks import remark_of
from planforge.reports.screen import told
from planforge.stages import Stage, stage, watched
from planforge.writers.formats import SCHEDULES

DRAFT = "审阅稿.docx"
"""How the name of a review draft ends, behind the script: a final file has its format there, so none is ever taken
for the other or overwritten by it, and ``*.hans.docx`` fits final files only."""

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

    def work() -> Outcome:
        try:
            return _attempt(order, job, seen)
        except Unavailable as problem:
            raise Failure(problem.code, file=job.path, **problem.facts) from None

    outcome = guarded(job.path, work, lambda failure: refused(order, job, failure), debug=order.debug)
    return replace(outcome, inputs=seen.files)


class _Seen:
    """The files that were asked for, with what they held."""

    def __init__(self) -> None:
        self.files: dict[Path, Hash | None] = {}

    def hear(self, path: Path, data: bytes | None) -> None:
        self.files[path] = None if data is None else hash_of(data)


def _attempt(order: Order, job: Job, seen: _Seen) -> Outcome:
    inputs = replace(order.inputs(), opened=seen.hear)
    with stage(Stage.FILES):
        data = inputs.read(order.base / job.path)
    checked = read(data, str(job.path), inputs.beside(order.base / job.path), order.levels, job.over)
    if not job.named and is_other(checked.loaded or checked.input, checked.diagnostics):
        return Outcome(job, Result.OTHER)
    files = _files(order, job, checked)
    said, shared = _told(order, job, checked)
    against = _against(checked, Severity.WARNING if order.strict else Severity.ERROR)
    if files is None or (order.strict and against):
        return Outcome(job, Result.FORBIDDEN, said, shared, against)
    with stage(Stage.WRITTEN):
        edited = [path for path in files if not order.force and _is_edited(order.base / path, files[path], job)]
        if edited:
            return not_overwritten(order, job, edited)
        make_folder(order.base / job.folder)
        outputs = {path: _written(order.base / path, content) for path, content in files.items()}
    return Outcome(job, Result.RENDERED, said, shared, outputs=outputs)


def _is_edited(path: Path, content: bytes, job: Job) -> bool:
    """Whether ``path``, to which ``content`` is to be written, holds what planforge did not write."""
    try:
        if path.name in job.written:
            return not still_is(path, job.written[path.name])
        return job.guarded and path.read_bytes() != content
    except FileNotFoundError:
        return False
    except OSError as error:
        raise Failure("PF612", file=path, detail=reason(error)) from None


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


def _written(path: Path, content: bytes) -> Print:
    write_output(path, content)
    return print_of(path, content)


def _against(checked: Checked, least: Severity) -> tuple[str, ...]:
    """The codes of the findings that are ``least`` or graver."""
    return tuple(dict.fromkeys(one.code for one in checked.diagnostics if one.severity >= least))
