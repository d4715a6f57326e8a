"""Findings and failures on the screen."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any

from planforge.diagnostics import Diagnostic, Severity
from planforge.filing.failure import Failure
from planforge.language.catalogs import Translate, messages, user_locale
from planforge.reports.screen import told

if TYPE_CHECKING:
    from collections.abc import Iterable


def translate() -> Translate:
    """The user's language."""
    return messages(user_locale(os.environ))


def report(found: Iterable[Diagnostic], sources: Mapping[str, str], stream: IO[str]) -> None:
    """Print findings with their excerpts, and how many there are."""
    if said := told(found, sources, user_locale(os.environ), color=is_colored(stream)):
        print(said, file=stream)


def is_colored(stream: IO[str]) -> bool:
    """Whether what goes to ``stream`` may be in colours."""
    return stream.isatty() and "NO_COLOR" not in os.environ


def echo_data(data: dict[str, Any]) -> None:
    """Print ``data`` as JSON. Where the output is not UTF-8, as JSON has to be, Han characters are escaped."""
    is_utf_8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(data, ensure_ascii=not is_utf_8, indent=2))


def report_failure(failure: Failure) -> None:
    """Print why the command could not run."""
    said = told([failure.diagnostic], {}, user_locale(os.environ), color=is_colored(sys.stderr), summed=False)
    print(said, file=sys.stderr)


def counts(found: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Whether ``found`` holds anything that is a finding: notes are one only when strict."""
    least = Severity.NOTE if strict else Severity.WARNING
    return any(diagnostic.severity >= least for diagnostic in found)
