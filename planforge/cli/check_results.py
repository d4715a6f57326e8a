"""What was found in many files, heard while they are checked: every finding once, and how many files have what.

Keeps nothing of a file; a report that needs more keeps it itself. Prints nothing.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias

from planforge.diagnostics import Diagnostic, Severity
from planforge.filing.failure import CLEAN, FINDINGS, REFUSED, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from planforge.cli.check_files import Looked

_REMEMBERED = 4096
"""Findings that are not told again: those about a file that others extend come with each of these."""
_LISTED = 50
"""Files with errors that are listed by name."""
OTHER, UNCHECKED = "other", "unchecked"
"""What became of a file that is nothing of planforge's, and of one that could not be checked."""
Became: TypeAlias = Severity | str | None
"""What became of a file: the gravest of its findings, if it has any, or one of the above."""


@dataclass(slots=True)
class Tally:
    """How many there are of what."""

    findings: Counter[Severity] = field(default_factory=Counter)
    files: Counter[Became] = field(default_factory=Counter)
    wrong: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """The first files with errors, and the codes of these."""

    @property
    def is_clean(self) -> bool:
        """Whether files were checked, all of them, and nothing was found."""
        others = self.files[OTHER]
        return not self.findings.total() and not self.files[UNCHECKED] and self.files.total() > others


class Report(Protocol):
    """A report that is being made."""

    def findings(self, found: Sequence[Diagnostic], sources: Mapping[str, str]) -> None:
        """Hear of findings that have not been told; ``sources`` are the texts of files by name."""

    def failure(self, failure: Failure) -> None:
        """Hear why something could not be checked."""

    def end(self, code: int, tally: Tally) -> None:
        """Finish; ``code`` is the exit code."""


class Results:
    """Hears what became of each file, and makes ``report`` of it; where it is ``strict``, notes are findings too."""

    def __init__(self, report: Report, *, strict: bool) -> None:
        self._report = report
        self._least = Severity.NOTE if strict else Severity.WARNING
        self._tally = Tally()
        self._told: OrderedDict[int, None] = OrderedDict()
        self.has_failed = False

    def tell(self, looked: Looked) -> None:
        """Hear what became of a file."""
        self.add(looked.found, looked.sources)
        for failure in looked.failures:
            self.refuse(failure)
        self._tally.files[_became(looked)] += 1
        errors = [one.code for one in looked.all_found if one.severity is Severity.ERROR]
        if errors and len(self._tally.wrong) < _LISTED:
            self._tally.wrong.append((looked.job.name, tuple(dict.fromkeys(errors))))

    def add(self, found: Iterable[Diagnostic], sources: Mapping[str, str]) -> None:
        """Hear of findings; ``sources`` are the texts of the files that they may be about, by name."""
        new = [one for one in found if self._is_new(one)]
        if new:
            self._report.findings(new, sources)
        self._tally.findings.update(one.severity for one in new)

    def refuse(self, failure: Failure) -> None:
        """Hear why something could not be checked."""
        self.has_failed = True
        self._report.failure(failure)

    def end(self) -> int:
        """Finish the report; the exit code."""
        has_findings = any(self._tally.findings[severity] for severity in Severity if severity >= self._least)
        code = REFUSED if self.has_failed else FINDINGS if has_findings else CLEAN
        self._report.end(code, self._tally)
        return code

    def _is_new(self, one: Diagnostic) -> bool:
        """Whether ``one`` has not been told yet."""
        if one.place is None:
            return True
        key = hash((one.code, one.place, tuple(sorted(one.facts.items()))))
        is_new = key not in self._told
        self._told[key] = None
        self._told.move_to_end(key)
        if len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return is_new


def _became(looked: Looked) -> Became:
    if looked.failures:
        return UNCHECKED
    return OTHER if looked.is_other else max((one.severity for one in looked.all_found), default=None)
