"""The documents of ``planforge status``: 整改进展通报 and 目标汇总表, each in the formats asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typer

from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.cli.status_gathered import Gathered
    from planforge.rectification.overview import Overview
    from planforge.summing.gathering import Totals

PROGRESS, TOTALS = "整改进展通报", "目标汇总表"
"""The documents' file names."""
_Make: TypeAlias = Callable[[], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Documents:
    """What is wanted of the documents."""

    formats: list[str]
    folder: Path
    script: str
    templates: tuple[Path, ...]
    """The user's template folders."""


def document_formats(to: str | None, output: Path | None) -> list[str]:
    """The formats of the documents; they are asked for by --to and -o together.

    Raises:
        Failure: one of the two is missing (PF602), or there is no such format (PF620).
    """
    from planforge.cli.formats import formats_named
    from planforge.writers.formats import DOCUMENTS

    if to is None and output is not None:
        raise Failure("PF602", name="--to")
    if to is not None and output is None:
        raise Failure("PF602", name="-o")
    return formats_named(to, (*DOCUMENTS, "xlsx")) if to is not None else []


def write_documents(gathered: Gathered, seen: Overview, totals: Totals | None, wanted: Documents) -> bool:
    """Write the documents that there is something to tell in; False, with the finding printed, where a template fails.

    Raises:
        Failure: there is nothing to tell in that format (PF772), or a document cannot be written.
    """
    made: dict[str, _Make] = {}
    formats = [format for format in wanted.formats if format != "xlsx"]
    if gathered.plans and formats:
        from planforge.reports.progress_files import progress_files

        made[PROGRESS] = lambda: progress_files(
            gathered.plans, seen.as_of, seen.within, formats, wanted.script, wanted.templates
        )
    if totals:
        from planforge.reports.summed_files import summed_files

        made[TOTALS] = lambda: summed_files(totals, wanted.formats, wanted.script, wanted.templates)
    if not made:
        raise Failure("PF772", format="xlsx")
    done = [_written(f"{name}.{wanted.script}", make, wanted.folder, gathered.sources) for name, make in made.items()]
    return all(done)


def _written(name: str, make: _Make, folder: Path, sources: Mapping[str, str]) -> bool:
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
        path = folder / f"{name}.{ending}"
        write_output(path, data)
        typer.echo(path, err=True)
    return True
