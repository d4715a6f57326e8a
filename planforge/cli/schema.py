"""``planforge schema``: the JSON Schema of a kind, or of all; of the report that ``check --format json`` gives."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from planforge.cli.help import say
from planforge.filing.failure import CLEAN

REPORT = "report"
"""Asks for the schema of the report instead of that of a kind."""


def schema(
    kind: Annotated[
        str | None, typer.Argument(metavar="KIND", help=say("文种，或 report（检查结果）；不写时输出全部文种"))
    ] = None,
) -> int:
    from planforge.cli.kinds import find_kind
    from planforge.plan.json_schema import any_kind_schema, kind_schema
    from planforge.reports import json_report

    if kind == REPORT:
        typer.echo(json.dumps(json_report.schema(), ensure_ascii=False, indent=2))
        return CLEAN
    data = kind_schema(find_kind(kind)) if kind else any_kind_schema()
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    return CLEAN
