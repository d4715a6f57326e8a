"""``planforge status``: how rectification plans stand at a day, for people, for programs, and as a document."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.formats import Format
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure
from planforge.filing.inputs import Inputs

if TYPE_CHECKING:
    from datetime import date

    from planforge.cli.collecting import Meant
    from planforge.diagnostics import Diagnostic
    from planforge.plan.loading import LoadedPlan
    from planforge.rectification.overview import Overview

NAME = "整改进展通报"
"""The document's file name."""
_NO_PLAN = frozenset({"PF200", "PF201"})
"""What is wrong with a YAML file that is no plan at all."""


def status(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help=say("整改方案、文件夹（连同下层）或“*.yaml”这样的写法，可多个"))
    ],
    as_of: Annotated[str, typer.Option(metavar="DATE", help=say("截至哪一天，要写到日"))],
    within: Annotated[int, typer.Option(metavar="N", min=0, help=say("多少天以内算近期到期"))] = 30,
    format: Annotated[Format, typer.Option(help=say("输出格式"))] = Format.text,
    to: Annotated[
        str | None, typer.Option(metavar="docx,md", help=say("另外生成整改进展通报，逗号分开；要同时写 -o"))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help=say("通报放在哪个文件夹"))
    ] = None,
    script: Annotated[
        str | None,
        typer.Option(metavar="hans|hant|hant-tw|hant-hk", help=say("通报用哪种文字；不写就用第一份方案的")),
    ] = None,
    templates: Annotated[Path | None, typer.Option(metavar="DIR", help=say("自己的模板文件夹"))] = None,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.collecting import collect
    from planforge.cli.scripts import script_named
    from planforge.cli.templates import folders
    from planforge.rectification.overview import overview

    day, formats, own = _day(as_of), _formats(to, output), folders(templates)
    target = script_named(script) if script else None
    gathered = _gather(collect(files), inputs(encoding, allow))
    seen = overview(gathered.plans, day, within)
    if gathered.plans or format is Format.json:
        typer.echo(_shown(seen, format))
    gathered.tell()
    is_written = _write(gathered, seen, formats, output, target, own) if gathered.plans and output else True
    if gathered.failures:
        return REFUSED
    if not gathered.plans and not gathered.broken:
        raise Failure("PF667", files="、".join(files))
    return FINDINGS if gathered.broken or not is_written or _is_overdue(seen) else CLEAN


def _is_overdue(seen: Overview) -> bool:
    return bool(seen.totals.overdue or seen.totals.measures_overdue)


def _shown(seen: Overview, format: Format) -> str:
    from planforge.cli.reporting import translate
    from planforge.reports import standing_json, standing_text

    if format is Format.json:
        return json.dumps(standing_json.to_data(seen), ensure_ascii=False, indent=2)
    return standing_text.render(seen, translate())


# -- what is asked for -------------------------------------------------------------------------


def _day(text: str) -> date:
    """The day that ``text`` writes.

    Raises:
        Failure: it is no date, or a month or year only (PF666).
    """
    from planforge.cli.render import date_named

    written = date_named(text)
    if written.day is None:
        raise Failure("PF666", text=text)
    return written.first()


def _formats(to: str | None, output: Path | None) -> list[str]:
    """The formats of the document; it is asked for by --to and -o together."""
    from planforge.cli.render import formats_named
    from planforge.writers.formats import DOCUMENTS

    if to is None and output is not None:
        raise Failure("PF602", name="--to")
    if to is not None and output is None:
        raise Failure("PF602", name="-o")
    return formats_named(to, DOCUMENTS) if to is not None else []


# -- what there is -----------------------------------------------------------------------------


@dataclass
class _Gathered:
    """The plans that could be read, and what became of the other files."""

    plans: list[tuple[str, LoadedPlan]] = field(default_factory=list)
    others: int = 0
    """Files of folders that are no rectification plans."""
    earlier: dict[str, str] = field(default_factory=dict)
    """Files that are another one's 上一版 -> that other one."""
    broken: int = 0
    failures: list[Failure] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def tell(self) -> None:
        """Say on stderr what was found in the files, and which were left out."""
        from planforge.cli.reporting import report, report_failure

        report(self.found, self.sources, sys.stderr)
        for file, other in self.earlier.items():
            typer.echo(say("没有统计{file}：它是{other}的上一版").format(file=file, other=other), err=True)
        if self.others:
            typer.echo(say("另有{count}个文件不是整改方案，没有统计").format(count=self.others), err=True)
        for failure in self.failures:
            report_failure(failure)


def _gather(files: Sequence[Meant], given: Inputs) -> _Gathered:
    gathered = _Gathered()
    for one in files:
        try:
            _add(gathered, one, given)
        except Failure as failure:
            gathered.failures.append(failure)
    _set_earlier_apart(gathered)
    return gathered


def _add(gathered: _Gathered, one: Meant, given: Inputs) -> None:
    """Read one file into ``gathered``; the rules of a plan are not run, for status tells of them in its own way."""
    from planforge.diagnostics import Diagnostics
    from planforge.plan.companions import read_apart
    from planforge.plan.loading import LoadedPlan
    from planforge.plan.rectification import RectificationPlan
    from planforge.rectification.companions import with_companions
    from planforge.source import decode

    file, data = str(one.path), given.read(one.path)
    read, found = read_apart(data, file)
    if _is_other(read, found):
        if one.named and read is not None:
            raise Failure("PF665", file=file, kind=read.kind.zh[0])
        if not one.named:
            gathered.others += 1
            return
    if isinstance(read, LoadedPlan) and isinstance(read.plan, RectificationPlan) and not found.has_errors():
        loaded = with_companions(read, given.beside(one.path), found)
        gathered.plans.append((file, loaded))
    else:
        gathered.broken += 1
    gathered.found.extend(found)
    gathered.sources[file] = decode(data, file, Diagnostics()) or ""


def _is_other(read: object, found: Iterable[Diagnostic]) -> bool:
    """Whether a file is something else than a rectification plan, be it a broken one."""
    from planforge.plan.loading import LoadedPlan
    from planforge.plan.rectification import RectificationPlan

    if read is None:
        return bool({one.code for one in found} & _NO_PLAN)
    return not (isinstance(read, LoadedPlan) and isinstance(read.plan, RectificationPlan))


def _set_earlier_apart(gathered: _Gathered) -> None:
    """A plan that another one names as its previous version is not counted beside it."""
    from planforge.plan.rectification import RectificationPlan

    named = {
        (Path(file).parent / loaded.plan.previous).resolve(): file
        for file, loaded in gathered.plans
        if isinstance(loaded.plan, RectificationPlan) and loaded.plan.previous
    }
    for file, _ in gathered.plans:
        other = named.get(Path(file).resolve())
        if other and other != file:
            gathered.earlier[file] = other
    gathered.plans = [one for one in gathered.plans if one[0] not in gathered.earlier]


# -- the document ------------------------------------------------------------------------------


def _write(
    gathered: _Gathered, seen: Overview, formats: list[str], folder: Path, script: str | None, own: tuple[Path, ...]
) -> bool:
    """Write the document in each of ``formats``; False, with the finding printed, where a template fails."""
    from planforge.cli.reporting import report
    from planforge.filing.files import make_folder, write_output
    from planforge.reports.progress_files import progress_files
    from planforge.templating import TemplateProblem
    from planforge.writers.word import WordError

    target = script or gathered.plans[0][1].script
    try:
        files = progress_files(gathered.plans, seen.as_of, seen.within, formats, target, own)
    except (TemplateProblem, WordError) as problem:
        report([problem.diagnostic], gathered.sources, sys.stderr)
        return False
    make_folder(folder)
    for ending, data in files.items():
        path = folder / f"{NAME}.{target}.{ending}"
        write_output(path, data)
        typer.echo(path, err=True)
    return True
