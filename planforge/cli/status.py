"""``planforge status``: how rectification plans stand at a day, and the targets of plans in one table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planforge.cli.formats import Format
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.cli.numbers import at_least
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

if TYPE_CHECKING:
    from datetime import date

    from planforge.rectification.overview import Overview
    from planforge.summing.gathering import Totals


def status(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help=say("方案、文件夹（连同下层）或“*.yaml”这样的写法，可多个"))
    ],
    as_of: Annotated[str, typer.Option(metavar="DATE", help=say("截至哪一天，要写到日"))],
    within: Annotated[
        int, typer.Option(metavar="N", parser=at_least(0, "--within"), help=say("多少天以内算近期到期"))
    ] = 30,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=say("上级方案：各方案的目标同它对照，缺的、晚的、达不到的都列出来")),
    ] = None,
    format: Annotated[Format, typer.Option(help=say("输出格式"))] = Format.text,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="docx,md,xlsx", help=say("另外生成整改进展通报和目标汇总表，逗号分开；要同时写 -o；xlsx 只有汇总表")
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help=say("通报和汇总表放在哪个文件夹"))
    ] = None,
    script: Annotated[
        str | None,
        typer.Option(metavar="hans|hant|hant-tw|hant-hk", help=say("通报和汇总表用哪种文字；不写就用第一份方案的")),
    ] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help=say("自己的模板文件夹"))] = None,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.collecting import collect
    from planforge.cli.scripts import script_named
    from planforge.cli.status_documents import Documents, document_formats, write_documents
    from planforge.cli.status_files import look
    from planforge.cli.status_gathered import gather, plan_above
    from planforge.cli.templates import folders
    from planforge.rectification.overview import overview

    day, formats, own = _day(as_of), document_formats(to, output), folders(templates)
    target, given = script_named(script) if script else None, inputs(encoding, allow, files)
    county = plan_above(against, given, day) if against else None
    gathered = gather((look(one, given, day) for one in collect(files)), against)
    seen = overview(gathered.plans, day, within)
    totals = gathered.totals(day, county)
    if gathered.plans or totals or format is Format.json:
        typer.echo(_shown(seen, totals, format))
    gathered.tell()
    is_written, written_in = True, target or gathered.script
    if written_in and output:
        is_written = write_documents(gathered, seen, totals, Documents(formats, output, written_in, own))
    if gathered.failures:
        return REFUSED
    if not gathered.plans and not gathered.summaries and not gathered.broken:
        raise Failure("PF667", files="、".join(files))
    is_found = gathered.broken or not is_written or _is_overdue(seen) or (totals and totals.has_faults)
    return FINDINGS if is_found else CLEAN


def _is_overdue(seen: Overview) -> bool:
    return bool(seen.totals.overdue or seen.totals.measures_overdue)


def _shown(seen: Overview, totals: Totals | None, format: Format) -> str:
    """How rectification stands, and behind it the table of targets; of what there is nothing of, nothing is said."""
    from planforge.cli.reporting import translate
    from planforge.reports import standing_json, standing_text

    if format is Format.json:
        data = standing_json.to_data(seen) | (_summary(totals) if totals else {})
        return json.dumps(data, ensure_ascii=False, indent=2)
    parts = [standing_text.render(seen, translate())] if seen.plans else []
    return "\n\n".join([*parts, *([_table(totals)] if totals else [])])


def _summary(totals: Totals) -> dict[str, Any]:
    from planforge.reports import summed_json

    return {"summary": summed_json.to_data(totals)}


def _table(totals: Totals) -> str:
    from planforge.cli.reporting import translate
    from planforge.reports import summed_text

    return summed_text.render(totals, translate())


def _day(text: str) -> date:
    """The day that ``text`` writes.

    Raises:
        Failure: it is no date, or a month or year only (PF666).
    """
    from planforge.cli.dates import date_named

    written = date_named(text)
    if written.day is None:
        raise Failure("PF666", text=text)
    return written.first()
