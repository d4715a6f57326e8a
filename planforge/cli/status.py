"""``planforge status``: how rectification plans stand at a day, and the targets of plans in one table."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planforge.cli.formats import Format
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from planforge.cli.status_files import Looked
    from planforge.diagnostics import Diagnostic
    from planforge.filing.inputs import Inputs
    from planforge.plan.loading import LoadedPlan
    from planforge.rectification.overview import Overview
    from planforge.summing.gathering import Totals
    from planforge.summing.summary import Summary

PROGRESS, TOTALS = "整改进展通报", "目标汇总表"
"""The documents' file names."""


def status(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE", help=say("方案、文件夹（连同下层）或“*.yaml”这样的写法，可多个"))
    ],
    as_of: Annotated[str, typer.Option(metavar="DATE", help=say("截至哪一天，要写到日"))],
    within: Annotated[int, typer.Option(metavar="N", min=0, help=say("多少天以内算近期到期"))] = 30,
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
    from planforge.cli.status_files import look
    from planforge.cli.templates import folders
    from planforge.rectification.overview import overview

    day, formats, own = _day(as_of), _formats(to, output), folders(templates)
    target, given = script_named(script) if script else None, inputs(encoding, allow)
    county = _above(against, given, day) if against else None
    gathered = _gather((look(one, given, day) for one in collect(files)), against)
    seen = overview(gathered.plans, day, within)
    totals = gathered.totals(day, county)
    if gathered.plans or totals or format is Format.json:
        typer.echo(_shown(seen, totals, format))
    gathered.tell()
    wanted = target or gathered.script
    is_written = _write(gathered, seen, totals, formats, output, wanted, own) if wanted and output else True
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
    """The formats of the documents; they are asked for by --to and -o together."""
    from planforge.cli.render import formats_named
    from planforge.writers.formats import DOCUMENTS

    if to is None and output is not None:
        raise Failure("PF602", name="--to")
    if to is not None and output is None:
        raise Failure("PF602", name="-o")
    return formats_named(to, (*DOCUMENTS, "xlsx")) if to is not None else []


def _above(file: Path, given: Inputs, day: date) -> Summary:
    """The plan from above.

    Raises:
        Failure: it cannot be read, it is none or has mistakes (PF770), or it names no targets (PF771).
    """
    from planforge.cli.collecting import Meant
    from planforge.cli.reporting import report
    from planforge.cli.status_files import look

    looked = look(Meant(file, named=True), given, day)
    if looked.failure:
        raise looked.failure
    if looked.is_broken:
        report(looked.found, looked.texts, sys.stderr)
        raise Failure("PF770", file=file)
    if looked.summary is None or not looked.summary.targets:
        raise Failure("PF771", file=file)
    return looked.summary


# -- what there is -----------------------------------------------------------------------------


@dataclass
class _Gathered:
    """What could be read, and what became of the other files."""

    plans: list[tuple[str, LoadedPlan]] = field(default_factory=list)
    """Rectification plans."""
    summaries: list[Summary] = field(default_factory=list)
    script: str | None = None
    """That of the first plan."""
    others: int = 0
    """Files of folders that are no plans."""
    earlier: dict[str, str] = field(default_factory=dict)
    """Files that are another one's 上一版 -> that other one."""
    broken: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def add(self, looked: Looked) -> None:
        if looked.failure:
            self.failures.append(looked.failure)
        if looked.is_broken or looked.failure:
            self.broken.append(looked.file)
        if looked.standing:
            self.plans.append((looked.file, looked.standing))
            self.script = self.script or looked.standing.script
        if looked.summary:
            self.summaries.append(looked.summary)
            self.script = self.script or looked.summary.script
        self.others += looked.is_other
        self.found.extend(looked.found)
        self.sources |= looked.texts

    def totals(self, day: date, county: Summary | None) -> Totals | None:
        """The table of targets; None where no plan has something to say to it."""
        summaries = [one for one in self.summaries if one.file not in self.earlier]
        if not summaries:
            return None
        from planforge.summing.gathering import gather

        return gather(summaries, day, county, self.broken)

    def tell(self) -> None:
        """Say on stderr what was found in the files, and which were left out."""
        from planforge.cli.reporting import report, report_failure

        report(self.found, self.sources, sys.stderr)
        for file, other in self.earlier.items():
            typer.echo(say("没有统计{file}：它是{other}的上一版").format(file=file, other=other), err=True)
        if self.others:
            text = say("另有{count}个文件不是方案，或者没有目标，没有统计")
            typer.echo(text.format(count=self.others), err=True)
        for failure in self.failures:
            report_failure(failure)


def _gather(looked: Iterable[Looked], against: Path | None) -> _Gathered:
    """All that there is in the files; the plan from above is no school."""
    gathered = _Gathered()
    above = against.resolve() if against else None
    for one in looked:
        if above is None or Path(one.file).resolve() != above:
            gathered.add(one)
    _set_earlier_apart(gathered)
    return gathered


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


# -- the documents -----------------------------------------------------------------------------


def _write(
    gathered: _Gathered,
    seen: Overview,
    totals: Totals | None,
    formats: list[str],
    folder: Path,
    script: str,
    own: tuple[Path, ...],
) -> bool:
    """Write the documents in each of ``formats``; False, with the finding printed, where a template fails."""
    written: dict[str, Callable[[], dict[str, bytes]]] = {}
    documents = [format for format in formats if format != "xlsx"]
    if gathered.plans and documents:
        from planforge.reports.progress_files import progress_files

        written[PROGRESS] = lambda: progress_files(gathered.plans, seen.as_of, seen.within, documents, script, own)
    if totals:
        from planforge.reports.summed_files import summed_files

        written[TOTALS] = lambda: summed_files(totals, formats, script, own)
    if not written:
        raise Failure("PF772", format="xlsx")
    done = [_written(name, make, folder, script, gathered.sources) for name, make in written.items()]
    return all(done)


def _written(
    name: str, make: Callable[[], dict[str, bytes]], folder: Path, script: str, sources: dict[str, str]
) -> bool:
    """Write what ``make`` makes under ``name``; False, with the finding printed, where a template fails."""
    from planforge.cli.reporting import report
    from planforge.filing.files import make_folder, write_output
    from planforge.templating import TemplateProblem
    from planforge.writers.word import WordError

    try:
        files = make()
    except (TemplateProblem, WordError) as problem:
        report([problem.diagnostic], sources, sys.stderr)
        return False
    make_folder(folder)
    for ending, data in files.items():
        path = folder / f"{name}.{script}.{ending}"
        write_output(path, data)
        typer.echo(path, err=True)
    return True
