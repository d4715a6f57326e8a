"""``planforge check``: every problem of every file, at once."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.for_each import ForEach, Name, Sheet, Table, laid, table_named
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.cli.levels import Level, Skip, levels_named
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planforge.cli.check_files import Asked, Verdict
    from planforge.cli.check_results import Report, Results


class Format(StrEnum):
    text = "text"
    json = "json"
    sarif = "sarif"


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help=say("方案文件（YAML）、文件夹（连同下层）或“*.yaml”这样的写法，可多个")),
    ],
    strict: Annotated[bool, typer.Option("--strict", help=say("提示也算问题"))] = False,
    format: Annotated[Format, typer.Option(help=say("输出格式"))] = Format.text,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help=say("自己的模板文件夹"))] = None,
    review: Annotated[bool, typer.Option("--review", help=say("列出简繁转换时要由人定的地方"))] = False,
    script: Annotated[
        str | None,
        typer.Option(metavar="hans|hant|hant-tw|hant-hk", help=say("按转成哪种文字来查；不写时按方案本身的文字")),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help=say("在文件里改正有把握的（标点、编号、数字的写法），注释和排列不动"))
    ] = False,
    skip: Skip = None,
    level: Level = None,
    for_each: ForEach = None,
    name: Name = None,
    sheet: Sheet = None,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.check_files import Asked
    from planforge.cli.check_results import Results
    from planforge.cli.scripts import script_named
    from planforge.cli.templates import folders

    results = Results(_report(format), strict=strict)
    try:
        table = table_named(for_each, name, sheet)
        if table and fix:
            raise Failure("PF636", option="--fix", other="--for-each")
        asked = Asked(
            inputs=inputs(encoding, allow, files),
            levels=levels_named(skip, level),
            templates=folders(templates),
            script=script_named(script) if script else None,
            review=review,
            fix=fix,
        )
        if table:
            _check_rows(files, table, asked, results)
        else:
            _check_files(files, asked, results)
    except Failure as failure:
        results.refuse(failure)
    return results.end()


def _report(format: Format) -> Report:
    from planforge.cli.check_reports import Data, Screen, as_json, as_sarif

    if format is Format.text:
        return Screen()
    return Data(as_json if format is Format.json else as_sarif)


def _check_rows(files: Sequence[str], table: Table, asked: Asked, results: Results) -> None:
    """Check the table, and each plan that comes of it."""
    from planforge.cli.check_files import look

    many = laid(files, table, asked.inputs, asked.levels)
    results.add(many.found, many.texts)
    with_table = replace(asked, texts=many.texts)
    jobs = zip(many.jobs(many.path.parent), many.told_by_row(), strict=True)
    looked = ((look(job, with_table), told) for job, told in jobs)
    anew = (replace(one, found=tuple(many.not_told(one.found)), told=told) for one, told in looked)
    _tell(anew, len(many.rows), results)


def _check_files(files: Sequence[str], asked: Asked, results: Results) -> None:
    """Check the files that are meant; what means none is told, and does not stop the others."""
    from planforge.batch.order import Job
    from planforge.batch.worklist import worklist
    from planforge.cli.check_files import look
    from planforge.cli.collecting import meant

    with worklist() as plans:
        for named in files:
            try:
                for one in meant([named], results.refuse):
                    plans.add(Job(one.path, one.path.parent.absolute(), one.path.name, one.named))
            except Failure as failure:
                results.refuse(failure)
        if not plans and not results.has_failed:
            raise Failure("PF628", files="、".join(files))
        _tell((look(job, asked) for job in plans), len(plans), results)


def _tell(looked: Iterable[Verdict], count: int, results: Results) -> None:
    """Tell what became of each of so many files, before the next is looked at."""
    from planforge.cli.progress import Bar

    bar = Bar(count, sys.stderr)
    bar.show()
    try:
        for one in looked:
            if one.found or one.failures:
                bar.clear()
            results.tell(one)
            bar.advance()
    finally:
        bar.end()
