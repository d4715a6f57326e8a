"""Findings as SARIF 2.1.0, for editors and code hosts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from planforge.codes import Wording, all_codes
from planforge.diagnostics import Diagnostic, Place
from planforge.reports.wording import Translate, describe, fill, same

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_data(diagnostics: Iterable[Diagnostic], version: str, translate: Translate | None = None) -> dict[str, Any]:
    """One run of planforge ``version`` with the rules that its results name."""
    found = list(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    driver = {
        "name": "planforge",
        "version": version,
        "rules": [_rule(all_codes()[code], translate or same) for code in codes],
    }
    results = [_result(diagnostic, codes, translate) for diagnostic in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(wording: Wording, say: Translate) -> dict[str, Any]:
    return {
        "id": wording.code,
        "name": "".join(word.capitalize() for word in wording.name.split("-")),
        "shortDescription": {"text": say(wording.message)},
        "fullDescription": {"text": say(wording.why)},
        "defaultConfiguration": {"level": wording.level},
    }


def _result(diagnostic: Diagnostic, codes: list[str], translate: Translate | None) -> dict[str, Any]:
    message, remedy = describe(diagnostic, translate)
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.severity.name.lower(),
        "message": {"text": _sentences(message, remedy, translate or same)},
    }
    if diagnostic.place:
        result["locations"] = [_location(diagnostic.place)]
    return result


def _sentences(message: str, remedy: str, say: Translate) -> str:
    return fill(say("{message}。{remedy}"), {"message": message, "remedy": remedy}) if remedy else message


def _location(place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(Path(place.file).as_posix())}, "region": region}}
