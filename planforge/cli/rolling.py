"""``planforge schedule --roll``: the same plan for another year, shown, and written where it is asked for."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planforge.cli.help import say
from planforge.filing.failure import CLEAN, FINDINGS, Failure

FIRST, LAST = 1950, 2200
"""The years into which a plan can be put."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planforge.filing.inputs import Inputs
    from planforge.pipeline import Checked
    from planforge.publicity.rolling.comparing import Pair
    from planforge.publicity.rolling.over import RollOver


def roll(checked: Checked, path: Path, given: Inputs, year: int, form: str, output: Path | None) -> int:
    """Print the schedule of the plan in ``checked`` as it would be in ``year``; write the plan to ``output``,
    in the encoding and with the line ends of the file at ``path``.

    Raises:
        Failure: it cannot be rolled (PF673, PF681–PF683, PF686), or ``output`` is there already (PF614).
    """
    from planforge.cli.reporting import report
    from planforge.filing.files import make_folder, read_input, write_plan
    from planforge.pipeline import read
    from planforge.publicity.rolling.day_mapping import NoTerm
    from planforge.source.editing import NotEditable

    if not FIRST <= year <= LAST:
        raise Failure("PF686", year=year, first=FIRST, last=LAST)
    if output is not None and (output.exists() or output.is_symlink()):
        raise Failure("PF614", file=output)
    over = _over(checked, path, year)
    try:
        text = over.next_text()
        again = read(text.encode(), str(output or path), given.beside(path))
        pairs = _pairs(over, again)
    except NoTerm as problem:
        raise Failure("PF682", term=problem.term.name, year=problem.year) from None
    except NotEditable as problem:
        raise Failure("PF673", file=problem.place.file, line=problem.place.line) from None
    report(again.diagnostics, {again.file: again.text}, sys.stderr)
    if pairs is None:
        return FINDINGS
    if output is not None:
        data = given.written_like(text, read_input(path), path)
        make_folder(output.parent)
        write_plan(output, data, new=True)
    typer.echo(_shown(pairs, over, year, form), nl=False)
    gone = sum(pair.new is None for pair in pairs)
    if gone and form != "text":
        typer.echo(say("少了{count}项，不在列出的里面").format(count=gone), err=True)
    if output is not None:
        typer.echo(output, err=True)
        _tell_of_calendars(again, path, output)
    return CLEAN


def _tell_of_calendars(again: Checked, path: Path, output: Path) -> None:
    """Say that the calendar files are looked for beside the new plan."""
    from planforge.plan.publicity import PublicityPlan

    plan = again.loaded.plan if again.loaded else None
    files = [str(one.file) for one in plan.calendar if one.file] if isinstance(plan, PublicityPlan) else []
    if files and output.resolve().parent != path.resolve().parent:
        typer.echo(say("校历在原方案旁边，要一起拷过去：{files}").format(files="、".join(files)), err=True)


def _over(checked: Checked, path: Path, year: int) -> RollOver:
    """The plan, ready to be put into ``year``.

    Raises:
        Failure: its own year is not known (PF681), or is that year already (PF683).
    """
    from planforge.publicity.rolling.over import NoYear, RollOver

    assert checked.loaded is not None
    try:
        over = RollOver(checked.text, checked.loaded, year)
    except NoYear:
        raise Failure("PF681", file=path) from None
    if over.shift == 0:
        raise Failure("PF683", file=path, year=year)
    return over


def _pairs(over: RollOver, again: Checked) -> Sequence[Pair] | None:
    """The old days beside the new ones; None where the new plan has errors."""
    from planforge.plan.publicity import PublicityPlan
    from planforge.publicity.schedule import make_schedule

    loaded = again.loaded
    if loaded is None or not isinstance(loaded.plan, PublicityPlan) or again.diagnostics.has_errors():
        return None
    return over.pairs(make_schedule(loaded.plan, loaded.script))


def _shown(pairs: Sequence[Pair], over: RollOver, year: int, form: str) -> str:
    from planforge.cli.reporting import translate
    from planforge.reports import rolled_json, rolled_text, schedule_csv

    if form == "json":
        return json.dumps(rolled_json.to_data(pairs), ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return schedule_csv.render([pair.new for pair in pairs if pair.new])
    return rolled_text.render(pairs, over.excepted(), over.left(), year, translate()) + "\n"
