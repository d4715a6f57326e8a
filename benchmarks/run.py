"""``make bench``: measures everything in one run and writes table, figures and plot.

    python benchmarks/run.py --date 2026-01-12 [--full] [--only 方案,命令,…] [--results DIR]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import batch
import commands
import gathered
import growth
import making
from documents.long import long_text
from documents.plan import plan_text
from measuring import Line
from plot import draw
from reporting import as_json, machine, table
from subject import Subject

_BY_THEMSELVES = {"写出增长": "writer_growth"}
"""Measurements with a ``measure`` of their own, by topic."""
_RESULTS = Path(__file__).with_name("results")


@cache
def _plan() -> Subject:
    return Subject("方案", plan_text())


@cache
def _long() -> Subject:
    return Subject("长文", long_text())


def _measures(folder: Path, *, full: bool) -> dict[str, Callable[[], Iterator[Line]]]:
    """Everything that can be measured, by its name on the command line, in the order of the table."""
    return {
        "方案": lambda: making.lines(_plan(), folder, full=full),
        "长文": lambda: making.lines(_long(), folder, full=full),
        "命令": lambda: commands.lines(_plan(), folder, full=full),
        "批量": lambda: batch.lines(folder, full=full),
        "增长": partial(growth.lines, full=full),
        **{topic: partial(gathered.lines, module, topic) for topic, module in _there()},
    }


def _there() -> list[tuple[str, str]]:
    """Those of the measurements by themselves that stand beside this file."""
    here = Path(__file__)
    return [(topic, module) for topic, module in _BY_THEMSELVES.items() if here.with_name(f"{module}.py").exists()]


def main() -> None:
    parser = ArgumentParser(description="planforge 的基准测试")
    parser.add_argument("--date", required=True, help="写进结果的日期")
    parser.add_argument("--full", action="store_true", help="多跑几轮，再测上万份方案的内存")
    parser.add_argument("--only", help="只测其中几项，逗号分开：方案,长文,命令,批量,增长,写出增长,起动")
    parser.add_argument("--results", type=Path, default=_RESULTS, help="结果放在哪里")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = _measured(Path(folder), asked.only.split(",") if asked.only else None, full=asked.full)
        figures = {subject.name: subject.figures() | _pages(subject, Path(folder)) for subject in (_plan(), _long())}
    asked.results.mkdir(parents=True, exist_ok=True)
    about = machine(asked.date)
    (asked.results / "table.md").write_text(table(found, figures, about), "utf-8")
    (asked.results / "results.json").write_text(as_json(found, figures, about), "utf-8")
    draw(found, asked.results / "plot.svg")


def _measured(folder: Path, only: list[str] | None, *, full: bool) -> list[Line]:
    found = []
    for name, lines in _measures(folder, full=full).items():
        for line in lines() if only is None or name in only else ():
            print(f"{line.topic}  {line.name}  {line.ratio.median:.3g}  {line.bar or ''}", file=sys.stderr)
            found.append(line)
    return found


def _pages(subject: Subject, folder: Path) -> dict[str, Any]:
    """How many pages LibreOffice makes of the document; nothing where it or poppler is missing."""
    if not (shutil.which("soffice") and shutil.which("pdfinfo")):
        return {}
    (folder / "pages.docx").write_bytes(subject.docx)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, "--outdir", folder, folder / "pages.docx"], check=True, capture_output=True)
    said = subprocess.run(["pdfinfo", folder / "pages.pdf"], check=True, capture_output=True, text=True).stdout
    return {"pages": int(said.partition("Pages:")[2].split()[0])}


if __name__ == "__main__":
    main()
