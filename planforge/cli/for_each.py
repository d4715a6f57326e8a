"""``--for-each``: one plan and the rows of a table are many plans. All that is wrong with the table is told first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from planforge.cli.help import say
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.batch.order import Job, Order
    from planforge.diagnostics import Diagnostics
    from planforge.extending.row import Row

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
    from planforge.diagnostics import Diagnostics
    from planforge.extending.stems import file_stems

    if len(files) != 1 or Path(files[0]).is_dir():
        raise Failure("PF647")
    path, found = Path(files[0]), Diagnostics()
    rows = _rows(path, table, name, sheet, order, found)
    stems = file_stems(rows, name, path.stem, found)
    _tell(found, path, table, order)
    folder = output or path.parent
    return (Job(path, folder, stem, over=row) for stem, row in zip(stems, rows, strict=True))


def _rows(
    path: Path, table: Path, name: str | None, sheet: str | None, order: Order, found: Diagnostics
) -> list[Row]:
    from planforge.extending.stems import names_in
    from planforge.filing.files import read_input
    from planforge.pipeline import read_rows

    inputs = order.inputs()
    return read_rows(
        read_input(table),
        str(table),
        inputs.read(path),
        str(path),
        found,
        inputs.beside(path),
        sheet=sheet,
        encoding=order.encoding,
        named=names_in(name) if name else (),
    )


def _tell(found: Diagnostics, path: Path, table: Path, order: Order) -> None:
    """Print what was found; none of the plans is made where something is wrong."""
    from planforge.cli.reporting import report
    from planforge.extending.parsing import parse_base
    from planforge.extending.table.text import text_of
    from planforge.filing.files import read_input

    plan = parse_base(order.inputs().read(path), str(path)).text or ""
    report(found, {str(path): plan, str(table): text_of(read_input(table), order.encoding)}, sys.stderr)
    if found.has_errors():
        raise Unusable
