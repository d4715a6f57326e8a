"""``--for-each``: one plan and the rows of a table are many plans. All that is wrong with the table is told first."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn, TypeAlias

import typer

from planforge.cli.help import say
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.batch.order import Job, Order
    from planforge.diagnostics import Diagnostics
    from planforge.extending.row import Row
    from planforge.plan.companions import Beside

ForEach: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--for-each", metavar="TABLE", help=say("一行一所学校的表（CSV、XLSX），每行生成一份；列名是方案的键")
    ),
]
Name: TypeAlias = Annotated[
    str | None, typer.Option("--name", metavar="PATTERN", help=say("文件名的样式，用花括号写列名，配合 --for-each"))
]
Sheet: TypeAlias = Annotated[
    str | None, typer.Option("--sheet", metavar="NAME", help=say("用工作簿里的哪张表；不写时用第一张"))
]
_LOOKED_AT = 500
"""Rows whose values are looked at though the table stops the run: seconds, not minutes."""


class Unusable(Exception):
    """The table, or the plan, has mistakes, which have been told."""


def jobs_of_rows(
    files: list[str], output: Path | None, table: Path, name: str | None, sheet: str | None, order: Order
) -> Iterator[Job]:
    """A job for each row of ``table``, which is laid over the one plan in ``files``.

    Raises:
        Failure: there is not exactly one plan (PF647), or a file cannot be read.
        Unusable: something is wrong with the table, with the names of files, or with the plan.
    """
    from planforge.batch.order import Job
    from planforge.diagnostics import Diagnostics, Severity
    from planforge.extending.stems import file_stems, names_in
    from planforge.filing.files import read_input
    from planforge.pipeline import read_rows

    if len(files) != 1 or Path(files[0]).is_dir():
        raise Failure("PF647")
    path, inputs, found = Path(files[0]), order.inputs(), Diagnostics()
    found.relevel(order.levels)
    given = _Given(path, table, read_input(table), inputs.read(path), inputs.beside(path), order)
    rows = read_rows(
        given.cells,
        str(table),
        given.form,
        str(path),
        found,
        given.beside,
        sheet=sheet,
        encoding=order.encoding,
        named=names_in(name) if name else (),
    )
    stems = file_stems(rows, name, path.stem, found)
    if (worst := found.worst()) and worst >= (Severity.WARNING if order.strict else Severity.ERROR):
        _stop(rows, given, found)
    _tell(given, found, {})
    folder = output or path.parent
    return (Job(path, folder, stem, over=row) for stem, row in zip(stems, rows, strict=True))


class _Given(NamedTuple):
    """The plan and the table, as they were read."""

    path: Path
    table: Path
    cells: bytes
    form: bytes
    beside: Beside
    order: Order


def _stop(rows: list[Row], given: _Given, found: Diagnostics) -> NoReturn:
    """Tell what is wrong with the table, and with the plans of its rows, too: all can be mended at once."""
    from planforge.pipeline import read

    bases: dict[str, str] = {}
    nameless = {one.place for one in found if one.code == "PF291"}
    for row in rows[:_LOOKED_AT]:
        checked = read(given.form, str(given.path), given.beside, given.order.levels, row)
        found.extend(one for one in checked.diagnostics if one.code != "PF274" or one.place not in nameless)
        bases |= checked.bases
    if len(rows) > _LOOKED_AT:
        found.note("PF295", rows[_LOOKED_AT].place, count=len(rows) - _LOOKED_AT)
    _tell(given, found, bases)
    if rows:
        print(say("共 {total} 份：有问题，一份也没有生成").format(total=len(rows)), file=sys.stderr)
    raise Unusable


def _tell(given: _Given, found: Diagnostics, bases: Mapping[str, str]) -> None:
    """Print what was found; ``bases`` are the texts of what the plan extends."""
    if not found:
        return
    from planforge.cli.reporting import report
    from planforge.extending.parsing import parse_base
    from planforge.extending.table.text import text_of

    sources = {**bases, str(given.path): parse_base(given.form, str(given.path)).text or ""}
    if text := text_of(given.cells, given.order.encoding):
        sources[str(given.table)] = text
    report(found, sources, sys.stderr)
