"""Findings as SARIF 2.1.0 (OASIS), for editors and code hosts. Section numbers are those of that standard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from planforge.diagnostics import Diagnostic, Place
from planforge.reports.characters import sound
from planforge.reports.fingerprints import VERSION, fingerprints
from planforge.reports.sarif_rule import rule
from planforge.reports.sarif_text import message_text, uri
from planforge.reports.wording import Translate, describe, fill, same

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LANGUAGES = {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW", "en": "en-US"}
"""As 3.14.7 writes them: of a language and a country, none of a script."""


@dataclass(frozen=True, slots=True)
class Run:
    """How planforge was run: its version and exit code, the user's locale, and what could not be checked."""

    version: str
    exit_code: int = 0
    locale: str = "zh_Hans"
    refused: Sequence[Diagnostic] = ()


def to_data(diagnostics: Iterable[Diagnostic], run: Run, translate: Translate | None = None) -> dict[str, Any]:
    """One run of planforge with the rules that its results and notifications name."""
    found, say = list(diagnostics), translate or same
    codes, refusals = _codes(found), _codes(run.refused)
    driver: dict[str, Any] = {
        "name": "planforge",
        "version": run.version,
        "semanticVersion": run.version,
        "rules": [rule(code, say) for code in codes],
    }
    if refusals:
        driver["notifications"] = [rule(code, say) for code in refusals]
    data = {
        "tool": {"driver": driver},
        "language": _LANGUAGES[run.locale],
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run, refusals, say)],
        "results": [
            _result(diagnostic, print_, codes, say)
            for diagnostic, print_ in zip(found, fingerprints(found), strict=True)
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [data]}


def _codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return sorted({diagnostic.code for diagnostic in diagnostics})


def _invocation(run: Run, refusals: list[str], say: Translate) -> dict[str, Any]:
    """3.20; files that could not be checked are conditions of the run, not results."""
    invocation: dict[str, Any] = {"executionSuccessful": not run.refused, "exitCode": run.exit_code}
    if run.refused:
        invocation["toolExecutionNotifications"] = [_notification(one, refusals, say) for one in run.refused]
    return invocation


def _notification(refused: Diagnostic, refusals: list[str], say: Translate) -> dict[str, Any]:
    data: dict[str, Any] = {
        "descriptor": {"id": refused.code, "index": refusals.index(refused.code)},
        "level": refused.severity.name.lower(),
        "message": _message(refused, say),
    }
    if "file" in refused.facts:
        data["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(refused.facts["file"])}}}]
    return data


def _result(diagnostic: Diagnostic, fingerprint: str, codes: list[str], say: Translate) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.severity.name.lower(),
        "message": _message(diagnostic, say),
        "partialFingerprints": {VERSION: fingerprint},
    }
    if location := _location(diagnostic):
        result["locations"] = [location]
    if diagnostic.facts:
        result["properties"] = {"facts": {name: sound(fact) for name, fact in diagnostic.facts.items()}}
    return result


def _message(diagnostic: Diagnostic, say: Translate) -> dict[str, Any]:
    message, remedy = describe(diagnostic, say)
    text = fill(say("{message}。{remedy}"), {"message": message, "remedy": remedy}) if remedy else message
    return {"text": message_text(text)}


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    """The place in the file, and the YAML path as a logical location (3.33)."""
    location: dict[str, Any] = {}
    if diagnostic.place:
        location["physicalLocation"] = _physical(diagnostic.place)
    if diagnostic.path:
        path = sound(diagnostic.path)
        location["logicalLocations"] = [{"name": path.rpartition(".")[2], "fullyQualifiedName": path}]
    return location


def _physical(place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"artifactLocation": {"uri": uri(place.file)}, "region": region}
