"""What was found in many files, heard while they are checked: every finding once, and how many files have what.

Keeps nothing of a file; a report that needs more keeps it itself. Prints nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from planforge.cli.once import Once
from planforge.cli.tally import Tally
from planforge.diagnostics import Diagnostic, Severity
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planforge.cli.check_files import Verdict

OTHER, UNCHECKED = "other", "unchecked"
"""What became of a file that is nothing of planforge's, and of one that could not be checked."""
Became: TypeAlias = Severity | str | None
"""What became of a file: the gravest of its findings, if it has any, or one of the above."""


@dataclass(slots=True)
class Counts:
    """How many there are of what; a file with errors has failed."""

    findings: Counter[Severity] = field(default_factory=Counter)
    files: Tally[Became] = field(default_factory=Tally)

    @property
    def is_clean(self) -> bool:
        """Whether files were checked, all of them, and nothing was found."""
        files = self.files.counts
        return not self.findings.total() and not files[UNCHECKED] and files.total() > files[OTHER]


class Report(Protocol):
    """A report that is being made."""

    def findings(self, found: Sequence[Diagnostic], sources: Mapping[str, str]) -> None:
        """Hear of findings that have not been told; ``sources`` are the texts of files by name."""

    def failure(self, failure: Failure) -> None:
        """Hear why something could not be checked."""

    def end(self, code: int, counts: Counts) -> None:
        """Finish; ``code`` is the exit code."""


class Results:
    """Hears what became of each file, and makes ``report`` of it; where it is ``strict``, notes are findings too."""

    def __init__(self, report: Report, *, strict: bool) -> None:
        self._report = report
        self._least = Severity.NOTE if strict else Severity.WARNING
        self._counts = Counts()
        self._once = Once()
        self.has_failed = False

    def tell(self, verdict: Verdict) -> None:
        """Hear what became of a file."""
        self.add(verdict.found, verdict.sources)
        for failure in verdict.failures:
            self.refuse(failure)
        self._counts.files.add(_became(verdict))
        if errors := dict.fromkeys(one.code for one in verdict.all_found if one.severity is Severity.ERROR):
            self._counts.files.fail(verdict.job.name, [*errors])

    def add(self, found: Iterable[Diagnostic], sources: Mapping[str, str]) -> None:
        """Hear of findings; ``sources`` are the texts of the files that they may be about, by name."""
        new = [one for one in found if self._is_new(one)]
        if new:
            self._report.findings(new, sources)
        self._counts.findings.update(one.severity for one in new)

    def refuse(self, failure: Failure) -> None:
        """Hear why something could not be checked."""
        self.has_failed = True
        self._report.failure(failure)

    def end(self) -> int:
        """Finish the report; the exit code."""
        has_findings = any(self._counts.findings[severity] for severity in Severity if severity >= self._least)
        code = REFUSED if self.has_failed else FINDINGS if has_findings else CLEAN
        self._report.end(code, self._counts)
        return code

    def _is_new(self, one: Diagnostic) -> bool:
        """Whether ``one`` has not been told yet."""
        if one.place is None:
            return True
        return self._once.is_new((one.code, one.place, *sorted(one.facts.items())))


def _became(verdict: Verdict) -> Became:
    if verdict.failures:
        return UNCHECKED
    return OTHER if verdict.is_other else max((one.severity for one in verdict.all_found), default=None)
