"""``planforge render``: plans to Word and Markdown, schedules to calendars and workbooks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from planforge.cli.failure import CLEAN, FINDINGS, REFUSED, Failure
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, Inputs, inputs
from planforge.cli.levels import Level, Skip, levels_named

if TYPE_CHECKING:
    from planforge.diagnostics import Levels
    from planforge.pipeline import Checked
    from planforge.plan.dates import CalendarDate

_Make: TypeAlias = Callable[..., "dict[str, bytes] | None"]
"""Makes the files of a plan in one script, by the ending of their names: `_final` or `_review_draft`."""
DRAFT = "审阅稿.docx"
"""How the name of a review draft ends, behind the script: a final file has its format there, so none is ever taken
for the other or overwritten by it, and ``*.hans.docx`` fits final files only."""


class _Stem(NamedTuple):
    """Where the documents of a plan go, and how their names begin; that may be no name of its own, as in ``..yaml``."""

    folder: Path
    name: str


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
    review: Annotated[
        bool, typer.Option("--review", help=say("只生成 Word 审阅稿：问题写成批注，标在有关的地方；正式稿不动"))
    ] = False,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.files import make_folder
    from planforge.cli.parts import parts_named
    from planforge.cli.progress import progress
    from planforge.cli.scripts import scripts_named
    from planforge.cli.templates import folders
    from planforge.pipeline import FORMATS

    formats, scripts = formats_named(to, FORMATS), scripts_named(script)
    if review and "docx" not in formats:
        raise Failure("PF620", format=to, known="docx")
    make = _review_draft if review else _final
    day = date_named(as_of) if as_of is not None else None
    own, wanted, given = folders(templates), parts_named(parts), inputs(encoding, allow)
    levels, targets = levels_named(skip, level), _targets(files, output)
    for folder in {stem.folder for stem in targets.values()}:
        make_folder(folder)
    return max(
        _attempt(
            partial(
                _render_one, path, given, targets[path], formats, scripts, own, day, wanted, levels, make, strict=strict
            )
        )
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
    given: Inputs,
    stem: _Stem,
    formats: list[str],
    scripts: list[str | None],
    own: tuple[Path, ...],
    day: CalendarDate | None,
    parts: list[str],
    levels: Levels,
    make: _Make,
    *,
    strict: bool,
) -> bool:
    """Render the parts of one plan in every script asked for; False where its findings forbid it."""
    from planforge.cli.files import write_output
    from planforge.cli.parts import PLAN, infix, parts_of
    from planforge.cli.reporting import counts, report
    from planforge.pipeline import SCHEDULES, read

    checked = read(given.read(path), str(path), given.beside(path), levels)
    if checked.input:
        raise Failure("PF669", file=path, kind=checked.input.kind.zh[0], **{checked.input.kind.name: path.name})
    files: dict[Path, bytes] = {}
    rendered = None
    every = parts_of(parts, checked.loaded) if checked.loaded else [PLAN]
    if PLAN not in every and set(formats) <= set(SCHEDULES):
        raise Failure("PF689", format=formats[0], parts="、".join(infix(part).rstrip(".") for part in parts))
    for script, part in product(scripts, every):
        rendered = make(checked, formats, own, day, script, None if part == PLAN else part)
        if rendered is None:
            break
        named = f"{stem.name}.{infix(part)}{script or checked.script}"
        files |= {stem.folder / f"{named}.{format}": data for format, data in rendered.items()}
    report(checked.diagnostics, {checked.file: checked.text}, sys.stderr)
    if rendered is None or (strict and counts(checked.diagnostics, strict=False)):
        return False
    for target, data in files.items():
        write_output(target, data)
    for target in files:  # only now: where nobody takes the names, the files are there all the same
        typer.echo(target)
    return True


def _final(
    checked: Checked,
    formats: list[str],
    own: tuple[Path, ...],
    day: CalendarDate | None,
    script: str | None,
    part: str | None,
) -> dict[str, bytes] | None:
    """The final files by the ending of their names; None where there are errors."""
    from planforge.pipeline import render

    return render(checked, formats, own, day, script, part)


def _review_draft(
    checked: Checked,
    formats: list[str],
    own: tuple[Path, ...],
    day: CalendarDate | None,
    script: str | None,
    part: str | None,
) -> dict[str, bytes] | None:
    """The review draft, by an ending that no final file has; None where there are errors."""
    from planforge.pipeline import render_review
    from planforge.reports.remarks import remark_of

    target = script or checked.script
    draft = render_review(checked, lambda found: remark_of(found, checked, target), own, day, script, part)
    return {DRAFT: draft} if draft is not None else None


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


def _targets(files: list[Path], output: Path | None) -> dict[Path, _Stem]:
    """Where each plan's documents go (without endings); two plans never share a name."""
    targets: dict[Path, _Stem] = {}
    taken: dict[_Stem, Path] = {}
    for path in files:
        target = _Stem(output or path.parent, path.stem)
        if target in taken and taken[target] != path:
            raise Failure("PF621", file=path, other=taken[target])
        taken[target] = path
        targets[path] = target
    return targets
