"""``planforge schedule``: the days of a 宣传方案 with who does what, for people and for programs."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.cli.numbers import at_least
from planforge.filing.failure import CLEAN, FINDINGS, Failure
from planforge.filing.inputs import Inputs

if TYPE_CHECKING:
    from planforge.pipeline import Checked
    from planforge.plan.loading import LoadedPlan
    from planforge.plan.publicity import PublicityPlan
    from planforge.publicity.schedule import Schedule


class Format(StrEnum):
    text = "text"
    json = "json"
    csv = "csv"


def schedule(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("宣传方案（YAML）"))],
    format: Annotated[Format, typer.Option(help=say("输出格式"))] = Format.text,
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help=say("从哪一天起；写到月的，从月初起"))
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help=say("到哪一天止；写到月的，到月底止"))] = None,
    unit: Annotated[
        str | None, typer.Option(metavar="UNIT", help=say("只列这个单位的：全称、简称都行，学校连同“各校”的"))
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="PERSON", help=say("只列这个人负责或审核的"))] = None,
    roll: Annotated[
        int | None,
        typer.Option(
            metavar="YEAR",
            parser=at_least(1, "--roll"),
            help=say("换到这一年：同一教学周、同一天，列出要挪的日子"),
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=say("把换年后的方案写到这个文件"))
    ] = None,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.reporting import report
    from planforge.cli.rolling import roll as roll_over
    from planforge.cli.wanted import range_named, wanted_of
    from planforge.publicity.schedule import make_schedule
    from planforge.publicity.selecting import select

    _refuse_together(roll, output, {"--from": since, "--until": until, "--unit": unit, "--person": person})
    days = range_named(since, until)
    given = inputs(encoding, allow)
    checked = _read(file, given)
    loaded = checked.loaded
    if loaded is None or checked.diagnostics.has_errors():
        report(checked.diagnostics, checked.sources, sys.stderr)
        return FINDINGS
    plan = _with_entries(loaded, file)
    if roll is not None:
        return roll_over(checked, file, given, roll, format.value, output)
    made = make_schedule(plan, loaded.script)
    chosen = select(made, wanted_of(made, days, unit, person))
    report(checked.diagnostics, checked.sources, sys.stderr)
    typer.echo(shown(chosen, format), nl=False)
    return CLEAN


def _refuse_together(roll: int | None, output: Path | None, filters: dict[str, str | None]) -> None:
    """Nothing, where the options go together.

    Raises:
        Failure: -o without --roll (PF684), or --roll with a filter (PF685).
    """
    if roll is None and output is not None:
        raise Failure("PF684")
    named = next((name for name, value in filters.items() if value is not None), None)
    if roll is not None and named:
        raise Failure("PF685", option=named)


def shown(schedule: Schedule, format: Format) -> str:
    """``schedule`` in ``format``, with a line end behind the last line."""
    from planforge.cli.reporting import translate
    from planforge.reports import schedule_csv, schedule_json, schedule_text

    if format is Format.csv:
        return schedule_csv.render(schedule.occurrences)
    if format is Format.json:
        return json.dumps(schedule_json.to_data(schedule.occurrences), ensure_ascii=False, indent=2) + "\n"
    return schedule_text.render(schedule, translate()) + "\n"


def _read(path: Path, given: Inputs) -> Checked:
    """The file, read and checked.

    Raises:
        Failure: it is something else than a 宣传方案 (PF676).
    """
    from planforge.pipeline import read
    from planforge.plan.publicity import PublicityPlan

    checked = read(given.read(path), str(path), given.beside(path))
    found = checked.input or checked.loaded
    if found is not None and not (checked.loaded and isinstance(checked.loaded.plan, PublicityPlan)):
        raise Failure("PF676", file=path, kind=found.kind.zh[0])
    return checked


def _with_entries(loaded: LoadedPlan, path: Path) -> PublicityPlan:
    """The plan, which has a schedule.

    Raises:
        Failure: it has none (PF677).
    """
    from planforge.plan.publicity import PublicityPlan

    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.schedule or not plan.schedule.entries:
        raise Failure("PF677", file=path)
    return plan
