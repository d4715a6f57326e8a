"""``planforge templates``: what templates there are, and a copy of them to change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from planforge.cli.help import LocalCommand, LocalGroup, say
from planforge.filing.failure import CLEAN, Failure
from planforge.patterns import lazy

_BLOCK = lazy(r"\{%-?\s*block\s+(\w+)")
_ABOUT = lazy(r"\{#\s*(.+?)\s*#\}", re.DOTALL)


def folders(own: Path | None) -> tuple[Path, ...]:
    """The user's template folders.

    Raises:
        Failure: the folder is not there.
    """
    if own is None:
        return ()
    if not own.is_dir():
        raise Failure("PF630", file=own)
    return (own.resolve(),)


def list_templates() -> int:
    from planforge.resources import folder

    root = folder("templates")
    for path in sorted(root.rglob("*.j2")):
        text = path.read_text(encoding="utf-8")
        about = _ABOUT.search(text)
        typer.echo(f"{path.relative_to(root).as_posix()}  {about[1] if about else ''}".rstrip())
        if blocks := _BLOCK.findall(text):
            typer.echo(f"    {say('块：')}{'、'.join(blocks)}")
    return CLEAN


def eject(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=say("文种，如 实施方案"))],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help=say("放到哪个文件夹"))],
) -> int:
    from planforge.cli.kinds import find_kind
    from planforge.filing.files import make_folder, write_output
    from planforge.resources import folder

    root = folder("templates")
    wanted = [
        path
        for part in (find_kind(kind).name, "base", "annexes")
        for path in sorted((root / part).iterdir())
        if path.name != "starter.yaml"
    ]
    copies = {directory / path.relative_to(root): path for path in wanted}
    if there := next((copy for copy in copies if copy.exists()), None):
        raise Failure("PF631", file=there)
    for copy, path in copies.items():
        make_folder(copy.parent)
        write_output(copy, path.read_bytes())
        typer.echo(copy)
    return CLEAN


templates = typer.Typer(cls=LocalGroup, add_completion=False, rich_markup_mode=None, no_args_is_help=True)
"""The sub-commands."""
templates.command("list", cls=LocalCommand, help=say("列出模板和其中可以改写的块"))(list_templates)
templates.command("eject", cls=LocalCommand, help=say("把一个文种的模板取到文件夹里，供修改"))(eject)
