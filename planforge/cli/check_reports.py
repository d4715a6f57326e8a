"""The reports of ``planforge check``: told on the screen file by file, or one piece of data about all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, TypeAlias

from planforge.cli.check_results import OTHER, UNCHECKED, Became, Counts, Report
from planforge.cli.help import say
from planforge.cli.reporting import echo_data, is_colored, report_failure, translate
from planforge.diagnostics import Diagnostic, Severity
from planforge.filing.failure import Failure
from planforge.language.catalogs import user_locale
from planforge.reports.screen import told
from planforge.reports.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    ToData: TypeAlias = Callable[[list[Diagnostic], list[Diagnostic], int], dict[str, Any]]
    """Makes data of findings, of the reasons why something could not be checked, and of the exit code."""

_WORDS: dict[Became, str] = {
    Severity.ERROR: "有错误 {count} 份",
    Severity.WARNING: "有警告 {count} 份",
    Severity.NOTE: "只有提示 {count} 份",
    None: "没有问题 {count} 份",
    OTHER: "不是方案 {count} 份",
    UNCHECKED: "没有查成 {count} 份",
}


class Screen(Report):
    """For people: every finding as soon as it is known, and a summary. Keeps nothing."""

    def __init__(self) -> None:
        self._is_first = True

    def findings(self, found: Sequence[Diagnostic], sources: Mapping[str, str]) -> None:
        said = told(found, sources, user_locale(os.environ), color=is_colored(sys.stdout), summed=False)
        print(said if self._is_first else f"\n{said}")
        self._is_first = False

    def failure(self, failure: Failure) -> None:
        report_failure(failure)

    def end(self, code: int, counts: Counts) -> None:
        if counts.findings.total() or counts.is_clean:
            print(counted(counts.findings, translate=translate()))
        files = counts.files
        if files.total > 1 or files.counts[OTHER]:
            summary = say("共 {total} 份：{counts}").format(total=files.total, counts=files.counted(_WORDS))
            print(summary, *files.failures(), sep="\n")


class Data(Report):
    """For programs: one piece of data, whole whatever has failed."""

    def __init__(self, to_data: ToData) -> None:
        self._to_data = to_data
        self._found: list[Diagnostic] = []
        self._failures: list[Failure] = []

    def findings(self, found: Sequence[Diagnostic], sources: Mapping[str, str]) -> None:
        self._found.extend(found)

    def failure(self, failure: Failure) -> None:
        self._failures.append(failure)

    def end(self, code: int, counts: Counts) -> None:
        refused = [failure.diagnostic for failure in self._failures]
        echo_data(self._to_data(self._found, refused, code))
        for failure in self._failures:
            report_failure(failure)


def as_json(found: list[Diagnostic], refused: list[Diagnostic], code: int) -> dict[str, Any]:
    """As `json_report` has it."""
    from planforge.reports import json_report

    return json_report.to_data(found, translate(), refused)


def as_sarif(found: list[Diagnostic], refused: list[Diagnostic], code: int) -> dict[str, Any]:
    """As `sarif` has it."""
    from planforge import __version__
    from planforge.reports import sarif

    return sarif.to_data(found, sarif.Run(__version__, code, user_locale(os.environ), refused), translate())
