"""``planforge schema``: the JSON Schema of a kind, or of all; of what ``check`` and ``status`` give as JSON."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from planforge.cli.help import say
from planforge.filing.failure import CLEAN

REPORT, TOTALS = "report", "totals"
"""Ask for the schema of what ``check``, or of the table of targets that ``status`` tells, instead of that of a kind."""


def schema(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help=say("文种，或 report（检查结果）、totals（目标汇总）；不写时输出全部文种")),
    ] = None,
) -> int:
    from planforge.cli.kinds import find_kind
    from planforge.plan.json_schema import any_kind_schema, kind_schema
    from planforge.reports import json_report, summed_json

    if kind in (REPORT, TOTALS):
        data = json_report.schema() if kind == REPORT else summed_json.schema()
    else:
        data = kind_schema(find_kind(kind)) if kind else any_kind_schema()
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    return CLEAN
