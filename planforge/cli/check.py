"""``planforge check``: every problem of every file, at once."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planforge.cli.failure import CLEAN, FINDINGS, REFUSED, Failure
from planforge.cli.help import say
from planforge.cli.levels import Level, Skip, levels_named

if TYPE_CHECKING:
    from planforge.diagnostics import Diagnostic
    from planforge.language.catalogs import Translate


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
    skip: Skip = None,
    level: Level = None,
) -> int:
    from planforge.cli.files import beside, read_input
    from planforge.cli.reporting import counts, report, report_failure, translate
    from planforge.cli.scripts import script_named
    from planforge.cli.templates import folders
    from planforge.pipeline import proofread, read, review_conversion

    own, target = folders(templates), script_named(script) if script else None
    levels = levels_named(skip, level)
    all_checked, failures = [], []
    for path in files:
        try:
            checked = read(read_input(path), str(path), beside(path), levels)
        except Failure as failure:
            failures.append(failure)
            continue
        proofread(checked, own, target)
        if review:
            review_conversion(checked, target)
        all_checked.append(checked)
    found = [diagnostic for checked in all_checked for diagnostic in checked.diagnostics]
    if format is Format.text:
        report(found, {checked.file: checked.text for checked in all_checked}, sys.stdout)
        if not found and not failures:
            typer.echo(say("没有发现问题"))
    else:
        typer.echo(json.dumps(_data(format, found, translate()), ensure_ascii=False, indent=2))
    for refused in failures:
        report_failure(refused)
    if failures:
        return REFUSED
    return FINDINGS if counts(found, strict=strict) else CLEAN


def _data(format: Format, found: list[Diagnostic], translate: Translate) -> dict[str, Any]:
    from planforge import __version__
    from planforge.reports import json_report, sarif

    if format is Format.sarif:
        return sarif.to_data(found, __version__, translate)
    return json_report.to_data(found, translate)
