"""``planforge rectify``: the next plan from a plan and a new round of feedback."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planforge.cli.formats import Format
from planforge.cli.help import say
from planforge.cli.inputs import Allow, Encoding, inputs
from planforge.filing.failure import CLEAN, FINDINGS, Failure
from planforge.filing.inputs import Inputs

if TYPE_CHECKING:
    from planforge.cli.versions import Versions
    from planforge.pipeline import Checked
    from planforge.rectification.regenerating import Regenerated


def rectify(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help=say("整改方案（YAML）"))],
    feedback: Annotated[Path, typer.Option(metavar="FILE", help=say("新一轮反馈意见（YAML），不会改动它"))],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help=say("写到哪里；不写时改方案本身，并留备份"))
    ] = None,
    format: Annotated[Format, typer.Option(help=say("输出格式"))] = Format.text,
    encoding: Encoding = None,
    allow: Allow = None,
) -> int:
    from planforge.cli.reporting import report, translate
    from planforge.cli.versions import Versions
    from planforge.filing.files import read_input
    from planforge.reports import regenerated as view

    given, data = inputs(encoding, allow), read_input(plan)
    answering, reported = _read(plan, data, given), _read(feedback, read_input(feedback), given)
    versions = Versions(plan, data, feedback, output, given)
    for checked in (answering, reported):
        if checked.diagnostics.has_errors():
            report(checked.diagnostics, {checked.file: checked.text}, sys.stderr)
    if answering.diagnostics.has_errors() or reported.diagnostics.has_errors():
        raise Failure("PF670", file=plan)
    result = _regenerate(answering, reported, versions)
    written = versions.write(result.text, answering.text)
    if format is Format.json:
        typer.echo(json.dumps(view.to_data(result, versions.names(written)), ensure_ascii=False, indent=2))
    else:
        typer.echo(view.to_text(result, versions.names(written), translate()))
    return FINDINGS if any(event.is_open for event in result.events) else CLEAN


def _read(path: Path, data: bytes, given: Inputs) -> Checked:
    from planforge.pipeline import read

    return read(given.in_utf_8(data, path), str(path), given.beside(path))


def _regenerate(answering: Checked, reported: Checked, versions: Versions) -> Regenerated:
    from planforge.converting.feedback import feedback_in_script
    from planforge.plan.loading import LoadedFeedback
    from planforge.plan.rectification import RectificationPlan
    from planforge.rectification.regenerating import regenerate
    from planforge.source.editing import NotEditable

    loaded, feedback = answering.loaded, reported.input
    if loaded is None or not isinstance(loaded.plan, RectificationPlan):
        raise Failure("PF671", file=answering.file)
    if not isinstance(feedback, LoadedFeedback):
        raise Failure("PF672", file=reported.file)
    try:
        own = feedback_in_script(feedback, loaded)
        return regenerate(answering.text, loaded, own, versions.feedback_name, versions.previous_name(loaded.plan))
    except NotEditable as problem:
        raise Failure("PF673", file=problem.place.file, line=problem.place.line) from None

