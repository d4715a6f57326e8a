"""``--for-each``: one plan and the rows of a table are many plans. All that is wrong with the table is told first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, NoReturn, TypeAlias

import typer

from planforge.cli.help import say
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.batch.order import Job, Order
    from planforge.diagnostics import Diagnostic, Diagnostics, Levels
    from planforge.extending.row import Row
    from planforge.filing.inputs import Inputs
    from planforge.plan.companions import Beside

ForEach: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--for-each", metavar="TABLE", help=say("一行一所学校的表（CSV、XLSX），每行一份方案；列名是方案的键")
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


class Table(NamedTuple):
    """Which table is meant, by which pattern files are named, and which sheet of a workbook it is."""

    path: Path
    name: str | None = None
    sheet: str | None = None


def table_named(path: Path | None, name: str | None, sheet: str | None) -> Table | None:
    """The table that options of a command line mean; None where they mean none.

    Raises:
        Failure: there are options about a table, and none is named, or one of them says nothing (PF602).
    """
    for option, said in (("--name PATTERN", name), ("--sheet NAME", sheet)):
        if said is not None and not said.strip():
            raise Failure("PF602", name=option)
    if path is None and (name or sheet):
        raise Failure("PF602", name="--for-each")
    return Table(path, name, sheet) if path else None


class Laid(NamedTuple):
    """A plan with the rows of a table, each to be laid over it."""

    path: Path
    """The plan's file."""
    form: bytes
    beside: Beside
    rows: list[Row]
    stems: list[str]
    """The names of their documents; fewer where something is wrong with these."""
    found: Diagnostics
    """What is wrong with the table as such, and with the names."""
    texts: Mapping[str, str]
    """Of the plan, and of the table where it is a text, by name in messages."""

    def jobs(self, folder: Path) -> list[Job]:
        """One for each row, whose documents go to ``folder``; one without a name is called by its line."""
        from planforge.batch.order import Job

        stems = self.stems or [""] * len(self.rows)
        return [
            Job(self.path, folder, stem or _line(row), over=row) for stem, row in zip(stems, self.rows, strict=True)
        ]

    def told_by_row(self) -> list[tuple[Diagnostic, ...]]:
        """Of each row, what is wrong with the table in its lines."""
        found: dict[tuple[str, int], list[Diagnostic]] = {}
        for one in self.found:
            if one.place:
                found.setdefault((one.place.file, one.place.line), []).append(one)
        return [tuple(chain.from_iterable(found.get(line, ()) for line in _lines(row))) for row in self.rows]

    def not_told(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Of what was ``found`` in the plan of a row, what has not been told of the table: a cell that is empty is a
        name that is missing, and no more."""
        nameless = {one.place for one in self.found if one.code == "PF291"}
        return [one for one in found if one.code != "PF274" or one.place not in nameless]


def laid(files: Sequence[str], table: Table, inputs: Inputs, levels: Levels) -> Laid:
    """The one plan in ``files`` with the rows of ``table``.

    Raises:
        Failure: there is not exactly one plan (PF647), or a file cannot be read.
    """
    from planforge.diagnostics import Diagnostics
    from planforge.extending.stems import file_stems, names_in
    from planforge.filing.files import read_input
    from planforge.pipeline import read_rows

    if len(files) != 1 or Path(files[0]).is_dir():
        raise Failure("PF647")
    path, found = Path(files[0]), Diagnostics()
    found.relevel(levels)
    cells, form, beside = read_input(table.path), inputs.read(path), inputs.beside(path)
    rows = read_rows(
        cells,
        str(table.path),
        form,
        str(path),
        found,
        beside,
        sheet=table.sheet,
        encoding=inputs.encoding,
        named=names_in(table.name) if table.name else (),
    )
    stems = file_stems(rows, table.name, path.stem, found)
    return Laid(path, form, beside, rows, stems, found, _texts(path, form, table.path, cells, inputs.encoding))


def _line(row: Row) -> str:
    return say("第{line}行").format(line=row.place.line)


def _lines(row: Row) -> list[tuple[str, int]]:
    """The files and lines in which the cells of ``row`` begin, each once."""
    return list(dict.fromkeys((cell.place.file, cell.place.line) for cell in row.cells))


def _texts(path: Path, form: bytes, table: Path, cells: bytes, encoding: str | None) -> dict[str, str]:
    from planforge.extending.parsing import parse_base
    from planforge.extending.table.text import text_of

    written, shown = parse_base(form, str(path)).text or "", text_of(cells, encoding)
    return {str(path): written, **({str(table): shown} if shown else {})}


def jobs_of_rows(files: Sequence[str], output: Path | None, table: Table, order: Order) -> list[Job]:
    """A job for each row of ``table``, which is laid over the one plan in ``files``.

    Raises:
        Failure: as `laid`.
        Unusable: something is wrong with the table, with the names of files, or with the plan.
    """
    from planforge.diagnostics import Severity

    many = laid(files, table, order.inputs(), order.levels)
    if (worst := many.found.worst()) and worst >= (Severity.WARNING if order.strict else Severity.ERROR):
        _stop(many, order.levels)
    _tell(many, {})
    return many.jobs(output or many.path.parent)


def _stop(many: Laid, levels: Levels) -> NoReturn:
    """Tell what is wrong with the table, and with the plans of its rows, too: all can be mended at once."""
    from planforge.pipeline import read

    rows, found, bases = many.rows, many.found, dict[str, str]()
    for row in rows[:_LOOKED_AT]:
        checked = read(many.form, str(many.path), many.beside, levels, row)
        found.extend(many.not_told(checked.diagnostics))
        bases |= checked.bases
    if len(rows) > _LOOKED_AT:
        found.note("PF295", rows[_LOOKED_AT].place, count=len(rows) - _LOOKED_AT)
    _tell(many, bases)
    if rows:
        print(say("共 {total} 份：有问题，一份也没有生成").format(total=len(rows)), file=sys.stderr)
    raise Unusable


def _tell(many: Laid, bases: Mapping[str, str]) -> None:
    """Print what was found; ``bases`` are the texts of what the plan extends."""
    from planforge.cli.reporting import report

    report(many.found, {**bases, **many.texts}, sys.stderr)
