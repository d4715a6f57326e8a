"""``planforge render``: plans to Word and Markdown, schedules to calendars and workbooks."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.dates import date_named
from planforge.cli.executors import Executor, Jobs, Scheduler, WhoWorks, crew
from planforge.cli.for_each import ForEach, Name, Sheet, Unusable, jobs_of_rows, table_named
from planforge.cli.formats import formats_named
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding
from planforge.cli.levels import Level, Skip, levels_named
from planforge.filing.failure import DEBUG, FINDINGS, Failure

if TYPE_CHECKING:
    from planforge.batch.manifest import Manifest
    from planforge.batch.order import Job, Order
    from planforge.batch.worklist import Worklist


def render(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help=say("方案文件（YAML）、文件夹（连同下层）或“*.yaml”这样的写法，可多个")),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="DIR", help=say("输出文件夹；不写时放在方案旁边；多份方案只生成有变化的")
        ),
    ] = None,
    to: Annotated[
        str, typer.Option(metavar="docx,md,ics,xlsx", help=say("输出格式，逗号分开；ics、xlsx 列宣传方案的排期"))
    ] = "docx,md",
    script: Annotated[
        str | None,
        typer.Option(metavar="hans|hant|hant-tw|hant-hk", help=say("生成哪种文字，可用逗号列几种；不写就用方案自己的")),
    ] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help=say("自己的模板文件夹"))] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help=say("方案没有写成文日期时用的日期；重发日历时写重发的日期"))
    ] = None,
    parts: Annotated[
        str | None,
        typer.Option(
            metavar="PARTS",
            help=say("各自成文的部分，逗号分开：方案、问题清单、整改台账、责任清单、销号审核表、变化说明等，或 all"),
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("有警告也不生成"))] = False,
    skip: Skip = None,
    level: Level = None,
    review: Annotated[
        bool, typer.Option("--review", help=say("只生成 Word 审阅稿：问题写成批注，标在有关的地方；正式稿不动"))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=say("没有变化的也重新生成，生成后被人改过的文件也覆盖"))
    ] = False,
    for_each: ForEach = None,
    name: Name = None,
    sheet: Sheet = None,
    jobs: Jobs = None,
    executor: Executor = WhoWorks.processes,
    scheduler: Scheduler = None,
    timing: Annotated[bool, typer.Option("--timing", help=say("列出每一步用了多少时间"))] = False,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.batch import fingerprints
    from planforge.batch.order import Order
    from planforge.batch.running import run
    from planforge.batch.saying import left_behind
    from planforge.batch.worklist import worklist
    from planforge.cli.inputs import inputs
    from planforge.cli.parts import parts_named
    from planforge.cli.reporting import is_colored
    from planforge.cli.results import Results
    from planforge.cli.scripts import scripts_named
    from planforge.cli.templates import folders
    from planforge.filing.files import make_folder
    from planforge.language.catalogs import user_locale
    from planforge.writers.formats import FORMATS

    table = table_named(for_each, name, sheet)
    formats = formats_named(to, FORMATS)
    if review and "docx" not in formats:
        raise Failure("PF620", format=to, known="docx")
    given = inputs(encoding, allow, files)
    order = Order(
        formats=tuple(formats),
        scripts=tuple(scripts_named(script)),
        parts=tuple(parts_named(parts)),
        templates=folders(templates),
        day=date_named(as_of) if as_of is not None else None,
        levels=levels_named(skip, level),
        encoding=given.encoding,
        allowed=given.allowed,
        strict=strict,
        review=review,
        locale=user_locale(os.environ),
        color=is_colored(sys.stderr),
        clock=time.perf_counter if timing else None,
        debug=DEBUG in os.environ,
        force=force,
        program=fingerprints.program() if executor is WhoWorks.dask else None,
        base=Path.cwd() if executor is WhoWorks.dask else Path(),
    )
    with worklist() as plans:
        try:
            for job in jobs_of_rows(files, output, table, order) if table else _jobs(files, output):
                plans.add(job)
        except Unusable:
            return FINDINGS
        if not plans:
            raise Failure("PF628", files="、".join(files))
        if output:
            make_folder(output)
        with (
            _known(order, plans, output) as known,
            Results(len(plans), timed=timing) as results,
            crew(executor, jobs, scheduler, len(plans)) as workers,
            closing(run(order, plans, known, workers, skips=len(plans) > 1)) as outcomes,
        ):
            for outcome in outcomes:
                results.tell(outcome)
            if known and len(plans) > 1:
                results.add(left_behind(order, known.left_behind(plans)))
        return results.end()


def _jobs(files: Iterable[str], output: Path | None) -> Iterator[Job]:
    """The plans that are meant, and where the documents of each go: those of a folder into one like it."""
    from planforge.batch.order import Job
    from planforge.cli.collecting import meant

    for one in meant(files):
        folder = output / one.inside if output else one.path.parent
        yield Job(one.path, folder, one.path.stem, one.named)


def _known(order: Order, plans: Worklist, output: Path | None) -> AbstractContextManager[Manifest | None]:
    """The manifest of the run. One over several plans with an output folder keeps it there; one plan is always
    rendered, and where there is a manifest that is told."""
    folder = _folder_of_manifest(plans, output)
    if folder is None:
        return nullcontext()
    from planforge.batch import fingerprints
    from planforge.batch.manifest import manifest

    return manifest(folder, fingerprints.program(), fingerprints.content(order), fingerprints.naming(order))


def _folder_of_manifest(plans: Worklist, output: Path | None) -> Path | None:
    """The folder whose manifest knows of the documents; one plan alone begins none."""
    from planforge.batch.manifest import found

    if len(plans) == 1:
        return found(next(iter(plans)).folder)
    return output and (found(output) or output)
