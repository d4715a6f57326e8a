"""``planforge check`` over folders and patterns: one report over all, whatever is wrong with some."""

from __future__ import annotations

import gc
import json
import weakref
from pathlib import Path

import pytest
from command_line import BROKEN, PLAN, Planforge
from files import put

from planforge.batch.order import Job
from planforge.cli.check_files import Verdict
from planforge.cli.check_reports import Screen
from planforge.cli.check_results import Results
from planforge.diagnostics import Diagnostic, Place, Severity

NOTED = PLAN.replace("措施:", "重点任务:")
WARNED = PLAN.replace("牵头单位: 县住建局", "牵头单位: 县财政厅").replace("成文日期", "单位: [县财政局]\n成文日期")


@pytest.fixture
def folder(planforge: Planforge) -> Path:
    """Plans of four schools, one of which has errors, in a folder with other files."""
    files = {
        "一小/方案.yaml": PLAN,
        "二小/方案.yaml": BROKEN,
        "三小.yml": NOTED,
        "四小.yaml": WARNED,
        "名单.yaml": "名单: [一, 二]\n",
        "说明.txt": "不是方案\n",
        ".旧/方案.yaml": BROKEN,
    }
    for name, text in files.items():
        put(Path("各校") / name, text)
    return Path("各校")


def summary(said: str) -> list[str]:
    """The last lines of a report: findings, files, and those with errors."""
    lines = said.rstrip("\n").split("\n")
    return lines[next(at for at, line in enumerate(lines) if line.startswith(("共", "没有发现"))) :]


def test_a_folder_is_checked_with_those_below(planforge: Planforge, folder: Path) -> None:
    """What is no plan is passed by, hidden folders too; one summary, with the files that have errors; exit code 1."""
    said = planforge("check", "各校")
    assert (said.code, said.err) == (1, "")
    assert "各校/二小/方案.yaml:7:1" in said.out and "名单" not in said.out and ".旧" not in said.out
    assert summary(said.out) == [
        "共3处：错误1，警告1，提示1",
        "共 5 份：有错误 1 份，有警告 1 份，只有提示 1 份，没有问题 1 份，不是方案 1 份",
        "  各校/二小/方案.yaml  PF203",
    ]


def test_findings_are_told_file_by_file(planforge: Planforge, folder: Path) -> None:
    """In the order of the names; an empty line between two, as between the findings of one file."""
    lines = planforge("check", "各校").out.split("\n")
    places = [line.split("┌─ ")[1].split(":")[0] for line in lines if "┌─" in line]
    assert places == ["各校/三小.yml", "各校/二小/方案.yaml", "各校/四小.yaml"]
    starts = [at for at, line in enumerate(lines) if "[PF" in line]
    assert starts[0] == 0 and all(lines[at - 1] == "" for at in starts[1:])


def test_a_pattern_is_checked(planforge: Planforge, folder: Path) -> None:
    """With ``**`` for the folders below."""
    said = planforge("check", "各校/**/方案.yaml").out
    assert summary(said)[1] == "共 2 份：有错误 1 份，没有问题 1 份"


def test_a_file_is_checked_once(planforge: Planforge, folder: Path) -> None:
    """However often it is meant."""
    ways = ("各校/二小", "各校/二小/方案.yaml", "各校/*/方案.yaml", "./各校/一小/../二小/方案.yaml")
    said = planforge("check", *ways).out
    assert summary(said)[:2] == ["共1处：错误1", "共 2 份：有错误 1 份，没有问题 1 份"]


def test_a_file_that_is_named_is_no_other(planforge: Planforge, folder: Path) -> None:
    """What somebody takes for a plan is told to be none."""
    said = planforge("check", "各校/名单.yaml")
    assert (said.code, "PF201" in said.out) == (1, True)


def test_what_goes_into_plans_is_checked_too(planforge: Planforge) -> None:
    """Feedback and calendars have their own rules."""
    put(Path("县/反馈.yaml"), "类型: 反馈意见\n检查单位: 省督导组\n反馈日期: 2025-05-01\n问题: [班额过大]\n督察: 无\n")
    put(Path("县/方案.yaml"), PLAN)
    said = planforge("check", "县").out
    assert "县/反馈.yaml:5:1" in said and "不是方案" not in said


def test_clean_plans_are_clean(planforge: Planforge) -> None:
    """Exit code 0, and how many were checked."""
    for name in ("一小", "二小"):
        put(Path(f"各校/{name}.yaml"), PLAN)
    said = planforge("check", "各校")
    assert (said.code, said.out) == (0, "没有发现问题\n共 2 份：没有问题 2 份\n")


def test_what_is_wrong_with_a_shared_plan_is_told_once(planforge: Planforge) -> None:
    """Not with each school that extends it, and its own line is not a second one; each school is told of it."""
    put(Path("县.yaml"), BROKEN)
    files = ("一小.yaml", "二小.yaml", "县.yaml", "三小.yaml")
    for file in set(files) - {"县.yaml"}:
        put(Path(file), "继承: 县.yaml\n标题: 第一小学学前教育实施方案\n发文单位: 第一小学\n成文日期: 2025-03-02\n")
    said = planforge("check", *files)
    assert (said.out.count("[PF203]"), said.out.count("[PF263]")) == (1, 3)
    assert summary(said.out)[1] == "共 4 份：有错误 4 份"
    data = json.loads(planforge("check", *files, "--format", "json").out)
    assert data["totals"] == {"error": 1, "warning": 0, "note": 3}


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_data_is_one_report_over_all(planforge: Planforge, folder: Path, format: str) -> None:
    """With the findings of every file, and nothing else on stdout."""
    said = planforge("check", "各校", "--format", format)
    data = json.loads(said.out)
    found = data["diagnostics"] if format == "json" else data["runs"][0]["results"]
    codes = [one["code" if format == "json" else "ruleId"] for one in found]
    assert (said.code, codes) == (1, ["PF205", "PF203", "PF220"])


@pytest.mark.parametrize("missing", ["没有的夹/*.yaml", "没有的.yaml"])
def test_what_means_no_file_does_not_stop_the_others(planforge: Planforge, folder: Path, missing: str) -> None:
    """It is told, and the exit code is 2."""
    said = planforge("check", missing, "各校/二小")
    assert (said.code, "PF610" in said.err, "PF203" in said.out) == (2, True, True)
    data = json.loads(planforge("check", missing, "各校/二小", "--format", "json").out)
    assert {one["code"] for one in data["diagnostics"]} == {"PF203", "PF610"}


def test_a_file_that_nobody_thought_of_does_not_stop_the_others(
    planforge: Planforge, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of planforge itself is told of its file."""

    def fails(checked: object, *_: object) -> None:
        if "一小" in str(checked.file):  # type: ignore[attr-defined]
            raise ZeroDivisionError

    monkeypatch.setattr("planforge.pipeline.proofread", fails)
    said = planforge("check", "各校")
    assert (said.code, "PF698" in said.err, "PF203" in said.out) == (2, True, True)
    assert "没有查成 1 份" in said.out


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_folder_without_plans_is_refused(planforge: Planforge, format: str) -> None:
    """Nobody takes it for a clean one."""
    Path("空").mkdir()
    said = planforge("check", "空", "--format", format)
    assert (said.code, "PF628" in said.err, "没有发现" in said.out) == (2, True, False)


def test_other_files_alone_are_not_called_clean(planforge: Planforge) -> None:
    """Nothing was checked."""
    for name in ("名单", "电话"):
        put(Path(f"夹/{name}.yaml"), "名单: [一, 二]\n")
    assert planforge("check", "夹").out == "共 2 份：不是方案 2 份\n"


def test_one_other_file_is_told_too(planforge: Planforge) -> None:
    """A folder whose only file is no plan is not passed over in silence, by check or by render."""
    put(Path("夹/名单.yaml"), "名单: [一, 二]\n")
    assert planforge("check", "夹").out == "共 1 份：不是方案 1 份\n"
    assert planforge("render", "夹").err.startswith("共 1 份：不是方案 1 份；")


def test_all_of_a_folder_is_corrected(planforge: Planforge) -> None:
    """As if each file had been named; what is no plan stays."""
    slip = "引言: 为落实要求,制定本方案。\n"
    put(Path("夹/一小.yaml"), PLAN + slip)
    put(Path("夹/名单.yaml"), f"名单: [一, 二]\n{slip}")
    planforge("check", "--fix", "夹")
    assert "要求，制定" in Path("夹/一小.yaml").read_text("utf-8")
    assert "要求,制定" in Path("夹/名单.yaml").read_text("utf-8")


class Weak(Diagnostic):
    """A finding of which one can ask whether it is still there."""


def test_the_screen_keeps_nothing_of_a_plan(planforge: Planforge) -> None:
    """What was found in it is gone when the next one comes, however many there are."""
    results = Results(Screen(), strict=False)
    found = Weak("PF203", Severity.ERROR, Place("坏.yaml", 7, 1, 7, 3), {"key": "措失"})
    gone = weakref.finalize(found, list)
    verdict = Verdict(Job(Path("坏.yaml"), Path(), "坏"), (found,), sources={"坏.yaml": BROKEN})
    results.tell(verdict)
    del found, verdict
    gc.collect()
    assert not gone.alive


def test_plans_of_a_folder_may_extend_each_other(planforge: Planforge) -> None:
    """The county's plan need not lie beside or below that of the school."""
    put(Path("县/县方案.yaml"), PLAN)
    put(Path("县/校/一小.yaml"), "继承: ../县方案.yaml\n标题: 第一小学学前教育实施方案\n成文日期: 2025-03-02\n")
    assert "PF261" in planforge("check", "县/校/一小.yaml").out
    assert planforge("check", "县").code == planforge("check", "县/**/*.yaml").code == 0
