"""The JSON Schema of ``check --format json``: current, and met by every report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from real_reports import HARMFUL, LOCALES, REFUSED, found_in_cases, found_in_plans

from planforge.diagnostics import Diagnostic
from planforge.language.catalogs import messages
from planforge.reports import json_report
from planforge.resources import folder


def faults(data: dict[str, Any]) -> list[str]:
    """What the schema says against ``data`` as it is when it has been written and read."""
    read = json.loads(json.dumps(data, ensure_ascii=False).encode())
    return [error.message for error in Draft202012Validator(json_report.schema()).iter_errors(read)]


def test_the_schema_file_is_current(update: bool) -> None:
    """``make schemas`` writes it from the models that reports are made with."""
    file = folder("schemas") / "report.schema.json"
    written = json.dumps(json_report.schema(), ensure_ascii=False, indent=2) + "\n"
    if update:
        file.write_text(written, "utf-8")
    assert file.read_text("utf-8") == written


def test_the_schema_is_a_schema() -> None:
    """Of the dialect that it names."""
    schema = json_report.schema()
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("locale", LOCALES)
def test_reports_of_all_plans_meet_it(locale: str) -> None:
    """Every broken plan of the tests, every sample, files that could not be read, nothing at all."""
    say = messages(locale)
    for found in (found_in_cases(), found_in_plans(), ()):
        assert faults(json_report.to_data(found, say, REFUSED)) == []


def test_a_harmful_text_stays_a_text() -> None:
    """Control characters are escaped by JSON itself; half a surrogate pair, which UTF-8 cannot hold, is replaced."""
    data = json_report.to_data(HARMFUL)
    assert faults(data) == []
    assert "\ud800" not in data["diagnostics"][0]["facts"]["key"]
    assert "\x1b[31m" in data["diagnostics"][0]["facts"]["key"]


def test_what_could_not_be_checked_is_in_the_report() -> None:
    """With the name of the file where it is one, and counted."""
    data = json_report.to_data([], refused=REFUSED)
    assert [(one["code"], one["file"], one["line"]) for one in data["diagnostics"]] == [
        ("PF610", "没有 的.yaml", None),
        ("PF612", "/绝对/#1?.yaml", None),
        ("PF622", None, None),
    ]
    assert data["totals"]["error"] == 3


@pytest.mark.parametrize(
    "spoilt",
    [{"code": "203"}, {"severity": "fatal"}, {"line": 0}, {"message": ""}, {"more": 1}, {"facts": {"a": 1}}],
    ids=str,
)
def test_the_schema_is_strict(spoilt: dict[str, Any]) -> None:
    """Other names, other kinds of values, lines that count from 0 do not pass."""
    data = json_report.to_data(_one())
    data["diagnostics"][0] |= spoilt
    assert faults(data)


def _one() -> Sequence[Diagnostic]:
    return HARMFUL[1:]
