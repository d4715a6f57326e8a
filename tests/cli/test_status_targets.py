"""``planforge status`` over plans with targets: one table, held against the plan from above."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest
from command_line import BROKEN, Planforge
from files import put
from status_line import DAY, data

from planforge.cli.collecting import Meant
from planforge.cli.status_files import look
from planforge.filing.inputs import Inputs

COUNTY = ("--against", "县/县方案.yaml")


def plan(issuer: str, *targets: str, kind: str = "实施方案") -> str:
    """A plan of ``issuer``; each target is ``name value deadline``."""
    told = (target.split() for target in targets)
    lines = [f"- {{名称: {name}, 目标值: {value}, 完成时限: {by}}}\n" for name, value, by in told]
    under = f"目标:\n{''.join(lines)}" if lines else ""
    return f"类型: {kind}\n标题: {issuer}{kind}\n发文单位: {issuer}\n成文日期: 2025-05-20\n{under}"


RECTIFICATION = plan("第一小学", kind="整改方案") + (
    "问题: [{标题: 校舍不足, 整改措施: [{内容: 建校舍, 整改时限: 2025年7月底前, 状态: 整改中}]}]\n"
)


@pytest.fixture
def folder(planforge: Planforge) -> Path:
    """The plan of a county and those of three schools, one of which is in Traditional."""
    files = {
        "县方案.yaml": plan("青山县教育局", "巩固率 不低于99% 2025年底", "新增学位 500个 2025年底"),
        "一小/方案.yaml": plan("第一小学", "巩固率 98% 2025年底", "新增学位 300个 2026年6月"),
        "二小/方案.yaml": plan("第二小学", "巩固率 99.5% 2025年底", "新增学位 200个 2025年底"),
        "三小/方案.yaml": plan("第三小學", "鞏固率 不低於99% 2025年底", "綠化面積 300平方米 2025年底"),
        "名单.yaml": "名单: [一, 二]\n",
    }
    for name, text in files.items():
        put(Path("县") / name, text)
    return Path("县")


def test_schools_are_held_against_the_county(planforge: Planforge, folder: Path) -> None:
    """Who has none, who is late, who asks for less; the county's own plan in the folder is no school; exit code 1."""
    result = planforge("status", "县", *DAY, *COUNTY)
    assert result.code == 1
    lines = result.out.split("\n")
    assert lines[:2] == [
        "目标汇总（截至2025-09-30）：3份方案，目标3项",
        "对照青山县教育局《青山县教育局实施方案》的目标2项",
    ]
    assert "新增学位       1  第三小學" in lines
    assert "第一小学  新增学位  2026年6月  2025年底" in lines
    assert "第一小学  巩固率  98%       不低于99%" in lines
    assert result.err == "另有1个文件不是方案，或者没有目标，没有统计\n"


def test_schools_that_keep_to_the_county_are_exit_code_0(planforge: Planforge, folder: Path) -> None:
    """So is a table that is held against nothing, whatever it asks."""
    put(Path("县/三小/方案.yaml"), plan("第三小学", "巩固率 99% 2025年底", "新增学位 400个 2025年11月"))
    assert planforge("status", "县/二小", "县/三小", *DAY, *COUNTY).code == 0
    assert planforge("status", "县/一小", "县/二小", *DAY).code == 0


def test_the_data_hold_the_table(planforge: Planforge, folder: Path) -> None:
    """Beside how rectification stands, which is nothing here; schools by name, each with its file."""
    found = data(planforge, "县", *COUNTY)
    assert (found["plans"], found["totals"]["findings"]) == ([], 0)
    summary = found["summary"]
    assert summary["against"]["issuer"] == "青山县教育局"
    assert [(one["issuer"], one["file"]) for one in summary["plans"]] == [
        ("第一小学", "县/一小/方案.yaml"),
        ("第二小学", "县/二小/方案.yaml"),
        ("第三小學", "县/三小/方案.yaml"),
    ]
    assert [one["plans"] for one in summary["targets"]] == [3, 2, 1]


def test_rectification_and_targets_stand_together(planforge: Planforge, folder: Path) -> None:
    """First how rectification stands, as without the others, then the table; the documents of both are written."""
    put(Path("县/一小/整改.yaml"), RECTIFICATION)
    alone, both = planforge("status", "县/一小/整改.yaml", *DAY), planforge("status", "县", *DAY, *COUNTY)
    assert both.out.startswith(alone.out.removesuffix("\n"))
    assert "\n\n目标汇总（截至2025-09-30）：3份方案" in both.out
    result = planforge("status", "县", *DAY, *COUNTY, "--to", "docx,md,xlsx", "-o", "出")
    assert [line for line in result.err.split("\n") if line.startswith("出")] == [
        "出/整改进展通报.hans.docx",
        "出/整改进展通报.hans.md",
        "出/目标汇总表.hans.docx",
        "出/目标汇总表.hans.md",
        "出/目标汇总表.hans.xlsx",
    ]


def test_rectification_plans_alone_say_what_they_always_said(planforge: Planforge) -> None:
    """No table, no word of one in the data; and no workbook."""
    put(Path("整改.yaml"), RECTIFICATION)
    assert "目标汇总" not in planforge("status", "整改.yaml", *DAY).out
    assert set(data(planforge, "整改.yaml")) == {"as_of", "within", "plans", "totals"}
    result = planforge("status", "整改.yaml", *DAY, "--to", "xlsx", "-o", "出")
    assert (result.code, "PF772" in result.err) == (2, True)


def test_a_broken_plan_is_listed_and_does_not_stop_the_others(planforge: Planforge, folder: Path) -> None:
    """Its findings on stderr, its name in the data and the document; exit code 1."""
    put(Path("县/四小/方案.yaml"), BROKEN)
    result = planforge("status", "县/二小", "县/四小", *DAY, "--to", "md", "-o", "出")
    assert result.code == 1
    assert "错误[PF203]" in result.err and "县/四小/方案.yaml:" in result.err
    assert "读不了的文件1个，没有计入" in result.out
    assert data(planforge, "县/二小", "县/四小")["summary"]["unread"] == ["县/四小/方案.yaml"]
    text = Path("出/目标汇总表.hans.md").read_text("utf-8")
    assert text.endswith("没有计入的文件\n\n县/四小/方案.yaml\n")


def test_what_cannot_be_held_against_is_refused(planforge: Planforge, folder: Path) -> None:
    """A plan that is broken, has no targets, is none or is not there; nothing is counted then."""
    for file, code in {"坏.yaml": "PF770", "好.yaml": "PF771", "无.yaml": "PF610", "县/名单.yaml": "PF770"}.items():
        result = planforge("status", "县", *DAY, "--against", file)
        assert (result.code, result.out) == (2, "")
        assert code in result.err


def test_other_plans_of_the_county_are_set_apart(planforge: Planforge, folder: Path) -> None:
    """They are no schools, but are not lost."""
    put(Path("县/工作计划.yaml"), plan("青山县教育局", "新增学位 900个 2025年底", kind="工作计划"))
    summary = data(planforge, "县", *COUNTY)["summary"]
    assert [one["file"] for one in summary["set_apart"]] == ["县/工作计划.yaml"]
    assert len(summary["plans"]) == 3


def test_a_publicity_plan_counts_where_it_names_targets(planforge: Planforge, folder: Path) -> None:
    """One without is no reason to say that a school lacks them."""
    put(Path("县/一小/宣传.yaml"), plan("第一小学", kind="宣传方案"))
    assert len(data(planforge, "县", *COUNTY)["summary"]["plans"]) == 3
    put(Path("县/一小/宣传.yaml"), plan("第一小学", "阅读量 3000次 2025年底", kind="宣传方案"))
    assert len(data(planforge, "县", *COUNTY)["summary"]["plans"]) == 4


@pytest.mark.parametrize("name", ["县/一小/方案.yaml", "县/名单.yaml", "县/整改.yaml", "无.yaml", "坏.yaml"])
def test_other_processes_can_look_at_a_file(planforge: Planforge, folder: Path, name: str) -> None:
    """What they are given and what they give back can be sent, whatever the file is."""
    put(Path("县/整改.yaml"), RECTIFICATION)
    order = pickle.loads(pickle.dumps((look, Meant(Path(name), named=True), Inputs(), date(2025, 9, 30))))
    looked = order[0](*order[1:])
    sent = pickle.loads(pickle.dumps(looked))
    assert (sent.file, sent.summary, sent.found, sent.texts) == (name, looked.summary, looked.found, looked.texts)
    assert (sent.standing and sent.standing.plan) == (looked.standing and looked.standing.plan)
    assert (sent.failure and sent.failure.facts) == (looked.failure and looked.failure.facts)


def test_the_same_plans_give_the_same_bytes(planforge: Planforge, folder: Path) -> None:
    """In whatever order they are given."""
    orders = {"一": ("县/一小", "县/二小", "县/三小"), "二": ("县/三小", "县/二小", "县/一小")}
    for out, files in orders.items():
        planforge("status", *files, *DAY, *COUNTY, "--to", "docx,md,xlsx", "-o", out, "--script", "hans")
    for ending in ("docx", "md", "xlsx"):
        name = f"目标汇总表.hans.{ending}"
        assert Path("一", name).read_bytes() == Path("二", name).read_bytes()
