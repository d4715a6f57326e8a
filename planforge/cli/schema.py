"""``planforge schema``: the JSON Schema of a kind, or of all."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from planforge.cli.failure import CLEAN
from planforge.cli.help import say


def schema(
    kind: Annotated[str | None, typer.Argument(metavar="KIND", help=say("文种；不写时输出全部"))] = None,
) -> int:
    from planforge.cli.kinds import find_kind
    from planforge.plan.json_schema import any_kind_schema, kind_schema

    data = kind_schema(find_kind(kind)) if kind else any_kind_schema()
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    return CLEAN
