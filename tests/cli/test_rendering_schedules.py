"""``planforge render --to ics,xlsx``: the schedule of a publicity plan beside its documents, under its name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import SCHEDULED, UNSCHEDULED, Planforge

UNDATED = SCHEDULED.replace("成文日期: 2026-03-20\n", "")


@pytest.fixture(autouse=True)
def plans(planforge: Planforge) -> None:
    """A plan with a schedule, one without, one without a date."""
    Path("宣.yaml").write_text(SCHEDULED, "utf-8")
    Path("空.yaml").write_text(UNSCHEDULED, "utf-8")
    Path("未.yaml").write_text(UNDATED, "utf-8")


def written(ending: str) -> list[str]:
    """The files of that ending."""
    return sorted(path.name for path in Path().rglob(f"*.{ending}"))


def test_a_schedule_becomes_a_calendar_and_a_workbook(planforge: Planforge) -> None:
    """Beside the documents, in the order asked for; each script has its own."""
    result = planforge("render", "宣.yaml", "--to", "xlsx,ics", "--script", "hans,hant")
    assert result.code == 0
    assert result.out.split() == ["宣.hans.xlsx", "宣.hans.ics", "宣.hant.xlsx", "宣.hant.ics"]
    assert "SUMMARY:读书" in Path("宣.hans.ics").read_text("utf-8")
    assert "SUMMARY:讀書" in Path("宣.hant.ics").read_text("utf-8")
    assert Path("宣.hans.xlsx").read_bytes().startswith(b"PK")


def test_both_scripts_name_their_events_alike(planforge: Planforge) -> None:
    """So that a plan that is issued in the other script updates too."""
    planforge("render", "宣.yaml", "--to", "ics", "--script", "hans,hant-tw")
    uids = [[line for line in _lines(f"宣.{script}.ics") if line.startswith("UID")] for script in ("hans", "hant-tw")]
    assert uids[0] == uids[1] != []


def _lines(name: str) -> list[str]:
    return Path(name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("plan", ["空", "好"])
def test_a_plan_without_schedule_has_neither(planforge: Planforge, plan: str) -> None:
    """PF946; its documents are written all the same, and where nothing else was asked for, nothing is."""
    result = planforge("render", f"{plan}.yaml", "--to", "md,ics,xlsx")
    assert (result.code, result.out) == (0, f"{plan}.hans.md\n")
    assert "警告[PF946] 没有排期，不生成ics、xlsx" in result.err
    alone = planforge("render", f"{plan}.yaml", "--to", "ics", "-o", "out")
    assert (alone.code, alone.out, written("ics")) == (1, "", [])


def test_a_calendar_needs_a_date(planforge: Planforge) -> None:
    """PF947: its own or --as-of; the workbook does without."""
    result = planforge("render", "未.yaml", "--to", "ics,xlsx")
    assert (result.code, result.out) == (0, "未.hans.xlsx\n")
    assert "警告[PF947] 没有成文日期，不生成ics" in result.err
    assert planforge("render", "未.yaml", "--to", "ics", "--as-of", "2026-03-20").code == 0
    assert "DTSTAMP:20260319T160000Z" in _lines("未.hans.ics")


def test_as_of_dates_what_is_issued_again(planforge: Planforge) -> None:
    """The later of it and 成文日期 counts, so that a calendar never goes back."""
    stamps = []
    for day in ("2026-03-01", "2026-03-20", "2026-04-01"):
        planforge("render", "宣.yaml", "--to", "ics", "--as-of", day)
        stamps += [line for line in _lines("宣.hans.ics") if line.startswith("DTSTAMP")]
    assert stamps == ["DTSTAMP:20260319T160000Z", "DTSTAMP:20260319T160000Z", "DTSTAMP:20260331T160000Z"]


def test_parts_have_no_schedule_of_their_own(planforge: Planforge) -> None:
    """It belongs to the plan; asked for with parts alone, it is refused (PF689)."""
    both = planforge("render", "宣.yaml", "--to", "md,ics", "--parts", "方案,责任清单")
    assert both.out.split() == ["宣.hans.md", "宣.hans.ics", "宣.责任清单.hans.md"]
    refused = planforge("render", "宣.yaml", "--to", "ics", "--parts", "责任清单")
    assert (refused.code, refused.out) == (2, "")
    assert "错误[PF689] “责任清单”没有自己的 ics" in refused.err


def test_errors_forbid_the_calendar_too(planforge: Planforge) -> None:
    """As they forbid the document."""
    Path("错.yaml").write_text(SCHEDULED + "措失: 无\n", "utf-8")
    result = planforge("render", "错.yaml", "--to", "ics,xlsx")
    assert (result.code, result.out, written("ics")) == (1, "", [])
    assert "PF203" in result.err


def test_documents_do_without_the_packages_of_schedules() -> None:
    """Neither is loaded for Word and Markdown."""
    script = (
        "import sys; from planforge.cli.app import run; run(['render', '宣.yaml', '--to', 'docx,md', '-o', 'out'])\n"
        "print([name for name in ('icalendar', 'xlsxwriter') if name in sys.modules], file=sys.stderr)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stderr.strip().split("\n")[-1] == "[]"
