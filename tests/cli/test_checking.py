"""``planforge check``: findings as text, JSON and SARIF, and its exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PLAN, Planforge
from jsonschema import Draft202012Validator

import planforge as planforge_package


def test_a_clean_plan_is_clean(planforge: Planforge) -> None:
    """Exit code 0, and it says so."""
    result = planforge("check", "好.yaml")
    assert (result.code, result.out, result.err) == (0, "没有发现问题\n", "")


def test_a_finding_shows_its_place_and_the_remedy(planforge: Planforge) -> None:
    """Code, fact, place, the line with a caret under the word, the nearest word; exit code 1."""
    result = planforge("check", "坏.yaml")
    assert (result.code, result.err) == (1, "")
    assert result.out.split("\n")[:5] == [
        "错误[PF203] 不认识的键“措失”",
        " ┌─ 坏.yaml:7:1",
        "7│ 措失: 无",
        " │ ^^^^ 是不是“措施”？",
        " = planforge explain PF203",
    ]


def test_all_files_are_checked_at_once(planforge: Planforge) -> None:
    """Each finding under the name of its own file."""
    Path("又坏.yaml").write_text(PLAN.replace("县住建局", ""), "utf-8")
    result = planforge("check", "坏.yaml", "好.yaml", "又坏.yaml", "--strict")
    assert result.code == 1
    assert "坏.yaml:7:1" in result.out and "又坏.yaml:6:" in result.out


def test_notes_are_findings_only_when_strict(planforge: Planforge) -> None:
    """A synonym is told, and is no fault."""
    Path("同义.yaml").write_text(PLAN.replace("措施:", "重点任务:"), "utf-8")
    assert planforge("check", "同义.yaml").code == 0
    assert "提示[PF205]" in planforge("check", "同义.yaml").out
    assert planforge("check", "同义.yaml", "--strict").code == 1


def test_json_is_english_and_complete(planforge: Planforge) -> None:
    """One object a finding with place, path, wording and facts; totals by severity."""
    result = planforge("check", "坏.yaml", "--format", "json")
    data = json.loads(result.out)
    assert (result.code, result.err) == (1, "")
    (finding,) = data["diagnostics"]
    assert finding["facts"].pop("known").startswith("类型、标题")
    assert finding == {
        "code": "PF203",
        "name": "unknown-key",
        "severity": "error",
        "message": "不认识的键“措失”",
        "remedy": "是不是“措施”？",
        "file": "坏.yaml",
        "line": 7,
        "column": 1,
        "end_line": 7,
        "end_column": 3,
        "path": "",
        "facts": {"key": "措失", "entity": "方案", "nearest": "措施"},
    }
    assert data["totals"] == {"error": 1, "warning": 0, "note": 0}


def test_json_of_a_clean_plan_is_empty(planforge: Planforge) -> None:
    """No text stands among the data."""
    result = planforge("check", "好.yaml", "--format", "json")
    assert json.loads(result.out) == {"diagnostics": [], "totals": {"error": 0, "warning": 0, "note": 0}}


def test_sarif_names_rule_and_region(planforge: Planforge) -> None:
    """As code hosts read it."""
    (run,) = json.loads(planforge("check", "坏.yaml", "--format", "sarif").out)["runs"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("PF203", "error")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (7, 1)


def test_check_tries_the_templates_too(planforge: Planforge) -> None:
    """A plan that checks clean renders."""
    Path("模板/implementation").mkdir(parents=True)
    Path("模板/implementation/plan.md.j2").write_text("# {{ plan.titel }}\n", "utf-8")
    result = planforge("check", "好.yaml", "--templates", "模板")
    assert result.code == 1 and "PF401" in result.out


def test_messages_follow_the_locale(planforge: Planforge, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Traditional and English; what the writer wrote stays as it is."""
    monkeypatch.setenv("PLANFORGE_LANG", "zh_Hant")
    assert "不認識的鍵「措失」" in planforge("check", "坏.yaml").out
    monkeypatch.setenv("PLANFORGE_LANG", "en")
    assert planforge("check", "坏.yaml").out.startswith("error[PF203]")


def test_a_file_that_cannot_be_read_is_in_the_data(planforge: Planforge) -> None:
    """Beside the findings about the others; the message on stderr too, exit code 2."""
    result = planforge("check", "坏.yaml", "没有.yaml", "--format", "json")
    data = json.loads(result.out)
    assert result.code == 2 and "PF610" in result.err
    assert [(one["code"], one["file"], one["line"]) for one in data["diagnostics"]] == [
        ("PF203", "坏.yaml", 7),
        ("PF610", "没有.yaml", None),
    ]


def test_sarif_tells_that_a_file_could_not_be_read(planforge: Planforge) -> None:
    """As a notification of the run, not as a result."""
    result = planforge("check", "好.yaml", "没有.yaml", "--format", "sarif")
    (run,) = json.loads(result.out)["runs"]
    (invocation,) = run["invocations"]
    assert (result.code, invocation["exitCode"], invocation["executionSuccessful"], run["results"]) == (2, 2, False, [])
    assert [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]] == ["PF610"]


@pytest.mark.parametrize("format", ["json", "sarif"])
@pytest.mark.parametrize("wrong", [("--script", "klingon"), ("--templates", "没有的文件夹")])
def test_data_is_whole_whatever_was_asked_for(planforge: Planforge, format: str, wrong: tuple[str, str]) -> None:
    """An option with a wrong value: the reason is in the data, and nothing is checked."""
    result = planforge("check", "坏.yaml", "--format", format, *wrong)
    assert result.code == 2 and "PF203" not in result.out
    assert re.search("PF6[23]", result.out) and json.loads(result.out)


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_data_is_valid_whatever_the_output_can_hold(planforge: Planforge, format: str) -> None:
    """JSON is UTF-8; where the output is not, Han characters are escaped, which reads the same."""
    command = [sys.executable, "-m", "planforge", "check", "坏.yaml", "--format", format]
    environment = {**os.environ, "PYTHONPATH": str(Path(planforge_package.__file__).parents[1])}
    outputs = [
        subprocess.run(command, capture_output=True, env={**environment, "PYTHONIOENCODING": encoding}).stdout
        for encoding in ("utf-8", "ascii", "gbk")
    ]
    assert outputs[1] == outputs[2] and json.loads(outputs[0].decode()) == json.loads(outputs[1].decode("ascii"))


@pytest.mark.parametrize(
    ("locale", "summary", "remedy"),
    [("zh_Hans", "共1处：错误1", "是不是“措施”？"), ("zh_Hant", "共1處：錯誤1", "是不是「措施」？")],
)
def test_a_text_report_is_whole_in_its_language(
    planforge: Planforge, monkeypatch: pytest.MonkeyPatch, locale: str, summary: str, remedy: str
) -> None:
    """Level, message, remedy and summary."""
    monkeypatch.setenv("PLANFORGE_LANG", locale)
    said = planforge("check", "坏.yaml").out
    assert said.endswith(f"{summary}\n") and remedy in said


def test_an_english_report_has_no_chinese_of_its_own(planforge: Planforge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is quoted from the file, and the keys of the schema."""
    monkeypatch.setenv("PLANFORGE_LANG", "en")
    said = planforge("check", "坏.yaml").out
    assert set(re.findall("[\u4e00-\u9fff]+", said)) == {"措失", "坏", "无", "措施"}
    assert planforge("check", "好.yaml").out.isascii()


def test_the_schema_of_the_report_can_be_had(planforge: Planforge) -> None:
    """It fits what ``check`` says."""
    schema = json.loads(planforge("schema", "report").out)
    report = json.loads(planforge("check", "坏.yaml", "--format", "json").out)
    Draft202012Validator(schema).validate(report)
