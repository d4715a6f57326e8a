"""Findings as JSON data, with English names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Severity
from planforge.reports.wording import Translate, describe


def to_data(diagnostics: Iterable[Diagnostic], translate: Translate | None = None) -> dict[str, Any]:
    """``{"diagnostics": […], "totals": {"error": n, "warning": n, "note": n}}``."""
    found = list(diagnostics)
    totals = {
        severity.name.lower(): sum(d.severity is severity for d in found) for severity in sorted(Severity, reverse=True)
    }
    return {"diagnostics": [_one(diagnostic, translate) for diagnostic in found], "totals": totals}


def _one(diagnostic: Diagnostic, translate: Translate | None) -> dict[str, Any]:
    message, remedy = describe(diagnostic, translate)
    place = diagnostic.place
    return {
        "code": diagnostic.code,
        "name": all_codes()[diagnostic.code].name,
        "severity": diagnostic.severity.name.lower(),
        "message": message,
        "remedy": remedy,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
        "path": diagnostic.path,
        "facts": dict(diagnostic.facts),
    }
