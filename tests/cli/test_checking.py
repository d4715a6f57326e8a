"""``planforge check``: findings as text, JSON and SARIF, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from command_line import PLAN, Planforge


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
