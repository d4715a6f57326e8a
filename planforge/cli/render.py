"""``planforge render``: plans to Word and Markdown, schedules to calendars and workbooks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.failure import CLEAN, FINDINGS, REFUSED, Failure
from planforge.cli.help import say
from planforge.cli.levels import Level, Skip, levels_named

if TYPE_CHECKING:
    from planforge.diagnostics import Levels
    from planforge.plan.dates import CalendarDate


def render(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help=say("方案文件（YAML），可多个"))],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help=say("输出文件夹；不写时放在方案旁边"))
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
) -> int:
    from planforge.cli.files import make_folder
    from planforge.cli.parts import parts_named
    from planforge.cli.progress import progress
    from planforge.cli.scripts import scripts_named
    from planforge.cli.templates import folders
    from planforge.pipeline import FORMATS

    formats, scripts = formats_named(to, FORMATS), scripts_named(script)
    day = date_named(as_of) if as_of is not None else None
    own, wanted = folders(templates), parts_named(parts)
    levels, targets = levels_named(skip, level), _targets(files, output)
    for folder in {target.parent for target in targets.values()}:
        make_folder(folder)
    return max(
        _attempt(partial(_render_one, path, targets[path], formats, scripts, own, day, wanted, levels, strict=strict))
        for path in progress(files, sys.stderr)
    )


def _attempt(render_one: Callable[[], bool]) -> int:
    """The exit code of one plan; a plan that cannot be rendered at all does not stop the others."""
    from planforge.cli.reporting import report_failure

    try:
        return CLEAN if render_one() else FINDINGS
    except Failure as failure:
        report_failure(failure)
        return REFUSED


def _render_one(
    path: Path,
    stem: Path,
    formats: list[str],
    scripts: list[str | None],
    own: tuple[Path, ...],
    day: CalendarDate | None,
    parts: list[str],
    levels: Levels,
    *,
    strict: bool,
) -> bool:
    """Render the parts of one plan in every script asked for; False where its findings forbid it."""
    from planforge.cli.files import beside, read_input, write_output
    from planforge.cli.parts import PLAN, infix, parts_of
    from planforge.cli.reporting import counts, report
    from planforge.pipeline import SCHEDULES, read
    from planforge.pipeline import render as render_plan

    checked = read(read_input(path), str(path), beside(path), levels)
    if checked.input:
        raise Failure("PF669", file=path, kind=checked.input.kind.zh[0], **{checked.input.kind.name: path.name})
    files: dict[Path, bytes] = {}
    rendered = None
    every = parts_of(parts, checked.loaded) if checked.loaded else [PLAN]
    if PLAN not in every and set(formats) <= set(SCHEDULES):
        raise Failure("PF689", format=formats[0], parts="、".join(infix(part).rstrip(".") for part in parts))
    for script, part in product(scripts, every):
        rendered = render_plan(checked, formats, own, day, script, None if part == PLAN else part)
        if rendered is None:
            break
        named = f"{stem.name}.{infix(part)}{script or checked.script}"
        files |= {stem.with_name(f"{named}.{format}"): data for format, data in rendered.items()}
    report(checked.diagnostics, {checked.file: checked.text}, sys.stderr)
    if rendered is None or (strict and counts(checked.diagnostics, strict=False)):
        return False
    for target, data in files.items():
        write_output(target, data)
        typer.echo(target)
    return True


def formats_named(to: str, known: Sequence[str]) -> list[str]:
    """Those of the ``known`` formats that a comma-separated list names.

    Raises:
        Failure: one of them is none, or there is none (PF620).
    """
    formats = [name.strip() for name in to.split(",") if name.strip()]
    for name in formats:
        if name not in known:
            raise Failure("PF620", format=name, known="、".join(known))
    if not formats:
        raise Failure("PF620", format=to, known="、".join(known))
    return formats


def date_named(text: str) -> CalendarDate:
    """The date that ``text`` writes.

    Raises:
        Failure: it is none.
    """
    from planforge.plan.dates import parse_date
    from planforge.plan.unreadable import Unreadable

    try:
        return parse_date(text)
    except Unreadable as problem:
        raise Failure(problem.code, **problem.facts) from None


def _targets(files: list[Path], output: Path | None) -> dict[Path, Path]:
    """Where each plan's documents go (without endings); two plans never share a name."""
    targets: dict[Path, Path] = {}
    taken: dict[Path, Path] = {}
    for path in files:
        target = (output or path.parent) / path.stem
        if target in taken and taken[target] != path:
            raise Failure("PF621", file=path, other=taken[target])
        taken[target] = path
        targets[path] = target
    return targets
