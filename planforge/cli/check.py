"""``planforge check``: every problem of every file, at once."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.cli.levels import Level, Skip, levels_named
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

if TYPE_CHECKING:
    from planforge.diagnostics import Diagnostic
    from planforge.pipeline import Checked


class Format(StrEnum):
    text = "text"
    json = "json"
    sarif = "sarif"


def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help=say("方案文件（YAML），可多个"))],
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
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.fixing import correct_in_place
    from planforge.cli.scripts import script_named
    from planforge.cli.templates import folders
    from planforge.filing.files import read_input
    from planforge.language.unavailable import Unavailable
    from planforge.pipeline import proofread, read, review_conversion

    all_checked: list[Checked] = []
    failures: list[Failure] = []
    try:
        own, target = folders(templates), script_named(script) if script else None
        levels, given = levels_named(skip, level), inputs(encoding, allow)
    except Failure as failure:
        return _told(format, [], [failure], strict=strict)
    for path in files:
        try:
            original = read_input(path)
            checked = read(given.in_utf_8(original, path), str(path), given.beside(path), levels)
        except Failure as failure:
            failures.append(failure)
            continue
        try:
            data = correct_in_place(checked, original, path, given, levels) if fix else None
            if data is not None:
                checked = read(given.in_utf_8(data, path), str(path), given.beside(path), levels)
        except Failure as failure:
            failures.append(failure)
        all_checked.append(checked)
        try:
            proofread(checked, own, target)
            if review:
                review_conversion(checked, target)
        except Unavailable as problem:
            failures.append(Failure(problem.code, file=path, **problem.facts))
    return _told(format, all_checked, failures, strict=strict)


def _told(format: Format, all_checked: list[Checked], failures: list[Failure], *, strict: bool) -> int:
    """Print what was found and what could not be checked; the exit code. Data is whole whatever has failed."""
    from planforge.cli.reporting import counts, echo_data, report, report_failure

    found = [diagnostic for checked in all_checked for diagnostic in checked.diagnostics]
    if format is Format.text:
        report(found, {checked.file: checked.text for checked in all_checked}, sys.stdout)
        if not found and not failures:
            typer.echo(say("没有发现问题"))
    code = REFUSED if failures else FINDINGS if counts(found, strict=strict) else CLEAN
    if format is not Format.text:
        echo_data(_data(format, found, failures, code))
    for refused in failures:
        report_failure(refused)
    return code


def _data(format: Format, found: list[Diagnostic], failures: list[Failure], code: int) -> dict[str, Any]:
    """The findings and what could not be checked, as data; ``code`` is the exit code."""
    from planforge import __version__
    from planforge.cli.reporting import translate
    from planforge.language.catalogs import user_locale
    from planforge.reports import json_report, sarif

    refused = [failure.diagnostic for failure in failures]
    if format is Format.sarif:
        return sarif.to_data(found, sarif.Run(__version__, code, user_locale(os.environ), refused), translate())
    return json_report.to_data(found, translate(), refused)
