"""``planforge new``: a small, complete plan of a kind, to be changed into one's own."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from planforge.cli.help import say
from planforge.filing.failure import CLEAN, Failure


class Keys(StrEnum):
    zh = "zh"
    en = "en"


class Script(StrEnum):
    hans = "hans"
    hant = "hant"
    taiwan = "hant-tw"
    hong_kong = "hant-hk"


def new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=say("文种，如 实施方案、工作计划、发展规划"))],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("要新建的文件，如 方案.yaml"))],
    keys: Annotated[Keys, typer.Option(help=say("键用中文还是英文"))] = Keys.zh,
    script: Annotated[Script, typer.Option(help=say("文字：简体、繁体、台湾繁体、香港繁体"))] = Script.hans,
) -> int:
    from planforge.cli.kinds import find_kind
    from planforge.filing.files import make_folder, write_plan
    from planforge.plan.starter import starter

    found = find_kind(kind)
    if file.exists() or file.is_symlink():
        raise Failure("PF614", file=file)
    make_folder(file.parent)
    write_plan(file, starter(found, english_keys=keys is Keys.en, script=script.value).encode(), new=True)
    typer.echo(file)
    return CLEAN
