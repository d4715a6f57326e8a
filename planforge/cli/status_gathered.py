"""What there is in the files that ``planforge status`` looks at, and what became of the others."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planforge.cli.help import say
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planforge.cli.status_files import Looked
    from planforge.diagnostics import Diagnostic
    from planforge.filing.inputs import Inputs
    from planforge.plan.loading import LoadedPlan
    from planforge.summing.gathering import Totals
    from planforge.summing.summary import Summary


@dataclass
class Gathered:
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
        from planforge.summing import gathering

        return gathering.gather(summaries, day, county, self.broken)

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


def gather(looked: Iterable[Looked], against: Path | None) -> Gathered:
    """All that there is in the files; the plan from above is no school."""
    gathered = Gathered()
    above = against.resolve() if against else None
    for one in looked:
        if above is None or Path(one.file).resolve() != above:
            gathered.add(one)
    _set_earlier_apart(gathered)
    return gathered


def _set_earlier_apart(gathered: Gathered) -> None:
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


def plan_above(file: Path, given: Inputs, day: date) -> Summary:
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
