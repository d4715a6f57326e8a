"""SARIF 2.1.0: met by every report, and what code hosts make of it: rules, places, identity, failures."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Standard
from real_reports import HARMFUL, LOCALES, REFUSED, found_in_cases, found_in_plans

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Place, Severity
from planforge.language.catalogs import messages
from planforge.reports import sarif
from planforge.reports.sarif_text import markdown, uri

RUN = sarif.Run("0.1.0")


def run_of(found: list[Diagnostic], run: sarif.Run = RUN) -> dict[str, Any]:
    """The run in the report of ``found``, as it is when it has been written and read."""
    data = json.loads(json.dumps(sarif.to_data(found, run), ensure_ascii=False).encode())
    return data["runs"][0]  # type: ignore[no-any-return]


def unknown_key(key: str = "措失", line: int = 7, path: str = "", file: str = "方案.yaml") -> Diagnostic:
    return Diagnostic("PF203", Severity.ERROR, Place(file, line, 1, line, 3), {"key": key}, path)


def texts(data: Any) -> list[str]:
    """Every text in ``data``."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize("locale", LOCALES)
def test_reports_of_all_plans_meet_the_standard(locale: str) -> None:
    """Every broken plan, every sample, files that could not be read, nothing at all, harmful texts; no name unknown."""
    for found in (found_in_cases(), found_in_plans(), (), HARMFUL):
        for run in (sarif.Run("0.1.0", 0, locale), sarif.Run("0.1.0", 2, locale, REFUSED)):
            data = json.loads(json.dumps(sarif.to_data(found, run, messages(locale)), ensure_ascii=False).encode())
            Standard.model_validate(data)


def test_what_the_models_of_the_standard_leave_out_holds_too() -> None:
    """Ids are unique, indices point at their rules, regions end behind their beginning, URIs are URIs (3.4, 3.30)."""
    for run in (run_of([*found_in_cases(), *found_in_plans(), *HARMFUL], sarif.Run("0.1.0", 2, refused=REFUSED)),):
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(set(rules)) == len(rules)
        assert [rules[result["ruleIndex"]] for result in run["results"]] == [one["ruleId"] for one in run["results"]]
        for result in run["results"]:
            for location in result.get("locations", []):
                region = location["physicalLocation"]["region"]
                start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
                assert (1, 1) <= start <= end
                assert re.fullmatch(r"[\w./:~%-]+", location["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_code_makes_a_rule(locale: str) -> None:
    """In full, without the places for the facts of a finding."""
    found = [Diagnostic(code, Severity.NOTE) for code in all_codes()]
    rules = sarif.to_data(found, RUN, messages(locale))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_codes())
    for rule in rules:
        said = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")] + [
            rule["help"]["markdown"]
        ]
        assert all(said)
        assert not re.search(r"\{\w+\}", rule["shortDescription"]["text"] + rule["fullDescription"]["text"])
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]+", rule["name"])


def test_a_rule_says_what_it_looks_for() -> None:
    """Its meaning where it has one, else its message with an ellipsis for what a finding would name."""
    rule = run_of([unknown_key()])["tool"]["driver"]["rules"][0]
    wording = all_codes()["PF203"]
    assert rule["shortDescription"]["text"] == (wording.meaning or "不认识的键“…”")
    assert wording.wrong in rule["help"]["text"] and wording.right in rule["help"]["markdown"]


@pytest.mark.parametrize(
    ("file", "kind", "written"),
    [
        ("方案/甲 乙.yaml", PurePosixPath, "%E6%96%B9%E6%A1%88/%E7%94%B2%20%E4%B9%99.yaml"),
        ("a#b?c%d.yaml", PurePosixPath, "a%23b%3Fc%25d.yaml"),
        ("../上/a:b.yaml", PurePosixPath, "../%E4%B8%8A/a%3Ab.yaml"),
        ("/srv/a b.yaml", PurePosixPath, "file:///srv/a%20b.yaml"),
        ("a\\b.yaml", PurePosixPath, "a%5Cb.yaml"),
        ("方\\a b.yaml", PureWindowsPath, "%E6%96%B9/a%20b.yaml"),
        ("C:\\方案\\a#1.yaml", PureWindowsPath, "file:///C:/%E6%96%B9%E6%A1%88/a%231.yaml"),
        ("\\\\host\\share\\a.yaml", PureWindowsPath, "file://host/share/a.yaml"),
        ("..\\a.yaml", PureWindowsPath, "../a.yaml"),
        ("a\udcff.yaml", PurePosixPath, "a%FF.yaml"),
        ("a\ud800.yaml", PurePosixPath, "a%EF%BF%BD.yaml"),
    ],
)
def test_a_file_becomes_a_uri(file: str, kind: Any, written: str) -> None:
    """Relative as it was given, absolute with its scheme; whatever has a meaning in URIs is encoded."""
    assert uri(file, kind) == written


def test_a_uri_leads_back_to_the_file() -> None:
    """Decoded, its path is the name."""
    file = "方案 #1?/%41:[甲]&乙.yaml"
    assert unquote(urlsplit(uri(file, PurePosixPath)).path) == file


def test_a_finding_keeps_its_identity_when_lines_move() -> None:
    """And when others come before it in the list, or the file is renamed; equal ones of a file are told apart."""

    def prints(*found: Diagnostic) -> list[str]:
        return [result["partialFingerprints"]["planforge/v1"] for result in run_of(list(found))["results"]]

    (before,) = prints(unknown_key(line=7, path="measures.0"))
    assert prints(unknown_key("别的", 3), unknown_key(line=90, path="measures.4"))[1] == before
    assert prints(unknown_key(path="measures.0", file="改名.yaml")) == [before]
    assert len(set(prints(unknown_key(line=1), unknown_key(line=2), unknown_key("乙"), unknown_key(path="group")))) == 4


def test_the_field_is_a_logical_location() -> None:
    """The YAML path, also where the place in the file is not known."""
    found = [unknown_key(path="measures.0.lead"), Diagnostic("PF712", Severity.WARNING, path="title")]
    first, second = (result["locations"][0] for result in run_of(found)["results"])
    assert first["logicalLocations"] == [{"name": "lead", "fullyQualifiedName": "measures.0.lead"}]
    assert second == {"logicalLocations": [{"name": "title", "fullyQualifiedName": "title"}]}


def test_a_run_that_could_check_everything_says_so() -> None:
    """With its exit code."""
    run = run_of([unknown_key()], sarif.Run("0.1.0", 1))
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]
    assert "notifications" not in run["tool"]["driver"]


def test_what_could_not_be_checked_is_a_notification() -> None:
    """No result: nothing is known of the file. Each with its descriptor and the file's URI."""
    run = run_of([unknown_key()], sarif.Run("0.1.0", 2, refused=REFUSED))
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    told = invocation["toolExecutionNotifications"]
    descriptors = run["tool"]["driver"]["notifications"]
    assert [descriptors[one["descriptor"]["index"]]["id"] for one in told] == ["PF610", "PF612", "PF622"]
    assert (
        told[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "%E6%B2%A1%E6%9C%89%20%E7%9A%84.yaml"
    )
    assert "locations" not in told[2]
    assert [result["ruleId"] for result in run["results"]] == ["PF203"]


def test_a_harmful_text_is_no_link_no_placeholder_and_no_control() -> None:
    """Links and placeholders have a meaning in messages (3.11); terminals and editors act on controls."""
    message = run_of(HARMFUL)["results"][0]["message"]["text"]
    assert "\\[点\\](http://x){{0}}" in message
    assert not re.search("[\x00-\x1f\u2028\u202a-\u202e\ud800-\udfff]", message)
    assert not any("\ud800" <= character <= "\udfff" for text in texts(run_of(HARMFUL)) for character in text)


def test_markdown_of_a_rule_is_only_its_own() -> None:
    """Marks in the wording are escaped; an example stands in a fence longer than any in it."""
    assert markdown("*甲*[乙](丙)<b>`丁`") == r"\*甲\*\[乙\]\(丙\)\<b\>\`丁\`"
    for rule in run_of([Diagnostic(code, Severity.NOTE) for code in all_codes()])["tool"]["driver"]["rules"]:
        fences = re.findall("^`{3,}$", rule["help"]["markdown"], re.MULTILINE)
        assert len(fences) % 2 == 0


@pytest.mark.parametrize(("locale", "language"), [("zh_Hans", "zh-CN"), ("zh_Hant", "zh-TW"), ("en", "en-US")])
def test_the_language_of_the_messages_is_named(locale: str, language: str) -> None:
    """As a language and a country: the standard knows no scripts."""
    assert run_of([], sarif.Run("0.1.0", locale=locale))["language"] == language
