"""Findings as data: JSON with English names, SARIF for editors and code hosts, and the wording behind both."""

from __future__ import annotations

import json

import pytest

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Place, Severity
from planforge.reports import json_report, sarif
from planforge.reports.wording import describe, explanation

FOUND = Diagnostic(
    "PF203",
    Severity.ERROR,
    Place("方案/实施 方案.yaml", 41, 9, 41, 13),
    {"key": "责任单們", "nearest": "牵头单位", "entity": "措施", "known": "标题"},
    "measures.0",
)
RUN = sarif.Run("1.0")
UNPLACED = Diagnostic("PF603", Severity.WARNING, None, {"name": "--jobs", "detail": "零"})


def test_json_says_everything_in_english_names() -> None:
    """Place, code and name, message and remedy, path and facts."""
    data = json_report.to_data([FOUND])
    assert data["diagnostics"] == [
        {
            "code": "PF203",
            "name": "unknown-key",
            "severity": "error",
            "message": "不认识的键“责任单們”",
            "remedy": "是不是“牵头单位”？",
            "file": "方案/实施 方案.yaml",
            "line": 41,
            "column": 9,
            "end_line": 41,
            "end_column": 13,
            "path": "measures.0",
            "facts": {"key": "责任单們", "nearest": "牵头单位", "entity": "措施", "known": "标题"},
        }
    ]


def test_json_counts_every_severity() -> None:
    """Also those that do not occur; a finding without a place has null for it."""
    data = json_report.to_data([FOUND, UNPLACED, FOUND])
    assert data["totals"] == {"error": 2, "warning": 1, "note": 0}
    assert data["diagnostics"][1]["line"] is None


def test_reports_can_be_written_as_json() -> None:
    """Nothing in them but plain data."""
    found = [FOUND, UNPLACED]
    assert json.loads(json.dumps(json_report.to_data(found))) == json_report.to_data(found)
    assert json.loads(json.dumps(sarif.to_data(found, RUN))) == sarif.to_data(found, RUN)


def test_sarif_names_tool_and_rules() -> None:
    """One run of one tool; each rule that a result names stands in its list, at the index given."""
    run = sarif.to_data([UNPLACED, FOUND, FOUND], sarif.Run("1.2.3"))["runs"][0]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("planforge", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == ["PF203", "PF603"]
    assert [driver["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == ["PF603", "PF203", "PF203"]


def test_sarif_places_results() -> None:
    """Columns in characters, the file as a relative URI; a result without a place has no location."""
    run = sarif.to_data([FOUND, UNPLACED], RUN)["runs"][0]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["region"] == {"startLine": 41, "startColumn": 9, "endLine": 41, "endColumn": 13}
    assert location["artifactLocation"]["uri"] == (
        "%E6%96%B9%E6%A1%88/%E5%AE%9E%E6%96%BD%20%E6%96%B9%E6%A1%88.yaml"
    )
    assert run["columnKind"] == "unicodeCodePoints"
    assert "locations" not in run["results"][1]


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "note")]
)
def test_sarif_levels(severity: Severity, level: str) -> None:
    """The three severities have their names in SARIF."""
    result = sarif.to_data([Diagnostic("PF203", severity, None, {"key": "x"})], RUN)["runs"][0]["results"][0]
    assert result["level"] == level


def test_the_remedy_is_the_first_whose_facts_are_known() -> None:
    """With a nearest word the question, without it the list of what may stand there."""
    facts = {"key": "甲", "entity": "措施", "known": "标题、内容"}
    assert describe(Diagnostic("PF203", Severity.ERROR, None, facts))[1] == "“措施”可用的键：标题、内容"
    assert describe(Diagnostic("PF203", Severity.ERROR, None, facts | {"nearest": "乙"}))[1] == "是不是“乙”？"
    assert describe(Diagnostic("PF203", Severity.ERROR, None, {"key": "甲"}))[1] == ""


def test_a_fact_may_hold_braces() -> None:
    """What the user wrote is not taken for a placeholder."""
    found = Diagnostic("PF203", Severity.ERROR, None, {"key": "{nearest}"})
    assert describe(found)[0] == "不认识的键“{nearest}”"


@pytest.mark.parametrize("code", all_codes())
def test_every_code_is_worded_in_full(code: str) -> None:
    """A name, a level, a message without a full stop, a reason: nothing is left to be written later."""
    wording = all_codes()[code]
    assert wording.name == wording.name.lower().replace(" ", "-")
    assert wording.level in ("error", "warning", "note")
    assert wording.message
    assert not wording.message.endswith(("。", "."))
    assert wording.why
    assert (wording.meaning or wording.message) in str(explanation(code))


def test_an_unknown_code_has_no_explanation() -> None:
    """The command then looks for a field of that name."""
    assert explanation("PF000") is None
