"""Plans that extend others, on the command line: where files are read, and what is never written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import PLAN, SCHEDULED, Planforge
from files import put

OWN = "继承: {base}\n标题: 向阳小学学前教育实施方案\n发文单位: 向阳小学\n成文日期: 2025-03-02\n"


def test_findings_show_the_line_of_the_file_that_is_wrong(planforge: Planforge) -> None:
    """The base by its path from here, as the plan is."""
    put(Path("校/县/县.yaml"), PLAN + "措失: 无\n")
    put(Path("校/校.yaml"), OWN.format(base="县/县.yaml"))
    said = planforge("check", "校/校.yaml").out
    assert "┌─ 校/县/县.yaml:7:1\n7│ 措失: 无\n" in said
    assert "┌─ 校/校.yaml:1:5\n1│ 继承: 县/县.yaml\n" in said


def test_findings_as_data_name_the_file_that_is_wrong(planforge: Planforge) -> None:
    """In JSON and SARIF alike."""
    put(Path("县.yaml"), PLAN + "措失: 无\n")
    put(Path("校.yaml"), OWN.format(base="县.yaml"))
    found = json.loads(planforge("check", "校.yaml", "--format", "json").out)["diagnostics"]
    assert [(one["code"], one["file"], one["line"]) for one in found] == [
        ("PF203", "县.yaml", 7), ("PF263", "校.yaml", 1),
    ]  # fmt: skip
    [run] = json.loads(planforge("check", "校.yaml", "--format", "sarif").out)["runs"]
    files = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert files == ["%E5%8E%BF.yaml", "%E6%A0%A1.yaml"]


def test_a_base_elsewhere_is_read_where_it_is_allowed(planforge: Planforge) -> None:
    """Not outside the plan's folder otherwise; and the message says what can be done."""
    put(Path("县/县.yaml"), PLAN)
    put(Path("校/校.yaml"), OWN.format(base="../县/县.yaml"))
    refused = planforge("check", "校/校.yaml")
    assert (refused.code, "PF261" in refused.out, "--allow" in refused.out) == (1, True, True)
    assert planforge("check", "校/校.yaml", "--allow", "县").code == 0


@pytest.mark.parametrize("name", ["/etc/passwd", "../../../etc/passwd", "县.yaml/../../../x", ".", "县"])
def test_nothing_else_is_read(planforge: Planforge, name: str) -> None:
    """Neither by an absolute path, nor upwards, nor a folder."""
    put(Path("县/县.yaml"), PLAN)
    put(Path("校.yaml"), OWN.format(base=name))
    said = planforge("check", "校.yaml")
    assert (said.code, "PF261" in said.out or "PF262" in said.out) == (1, True)


def test_a_missing_base_is_told_with_the_nearest_file(planforge: Planforge) -> None:
    put(Path("县方案.yaml"), PLAN)
    put(Path("校.yaml"), OWN.format(base="县方按.yaml"))
    assert "是不是“县方案.yaml”？" in planforge("check", "校.yaml").out


def test_the_document_is_that_of_one_plan(planforge: Planforge) -> None:
    """Rendered as if all stood in one file."""
    put(Path("县.yaml"), PLAN)
    put(Path("校.yaml"), OWN.format(base="县.yaml"))
    put(Path("全.yaml"), PLAN.replace("青山县学前教育实施方案", "向阳小学学前教育实施方案")
        .replace("青山县教育局", "向阳小学").replace("2025-02-06", "2025-03-02"))  # fmt: skip
    assert planforge("render", "校.yaml", "全.yaml", "--to", "md,docx").code == 0
    assert Path("校.hans.md").read_bytes() == Path("全.hans.md").read_bytes()
    assert Path("校.hans.docx").read_bytes() == Path("全.hans.docx").read_bytes()


def test_only_the_plan_itself_is_corrected(planforge: Planforge) -> None:
    """What is wrong in the base is told there; 检查 of the base holds for the plan, too."""
    base = PLAN.replace("坚持公益普惠。", "坚持公益普惠.").replace("发文单位", "检查: {PF753: 不查}\n发文单位")
    put(Path("县.yaml"), base)
    put(Path("校.yaml"), OWN.format(base="县.yaml") + '引言: 为落实"通知",制定本方案。\n')
    said = planforge("check", "--fix", "校.yaml")
    assert Path("县.yaml").read_text("utf-8") == base
    assert "县.yaml" in said.out
    assert "校.yaml" in said.err


def test_review_comments_stand_on_words_of_the_base(planforge: Planforge) -> None:
    put(Path("县.yaml"), PLAN.replace("新建3所。", "新建××所。"))
    put(Path("校.yaml"), OWN.format(base="县.yaml"))
    assert planforge("render", "--review", "校.yaml", "--to", "docx").code == 0
    assert Path("校.hans.审阅稿.docx").stat().st_size > 0


def test_a_plan_that_extends_another_is_not_rolled_over(planforge: Planforge) -> None:
    """The days to be changed are in the other file, which others use as well."""
    put(Path("县.yaml"), SCHEDULED)
    put(Path("校.yaml"), "继承: 县.yaml\n成文日期: 2026-03-20\n")
    said = planforge("schedule", "校.yaml", "--roll", "2027")
    assert (said.code, "PF293" in said.err) == (2, True)


def test_nor_is_it_regenerated(planforge: Planforge) -> None:
    head = PLAN.replace("类型: 实施方案", "类型: 整改方案").split("措施:")[0]
    put(Path("县.yaml"), f"{head}问题: [{{标题: 班额过大}}]\n")
    put(Path("校.yaml"), "继承: 县.yaml\n成文日期: 2025-05-20\n")
    put(Path("反馈.yaml"), "类型: 反馈意见\n检查单位: 省督导组\n反馈日期: 2025-05-01\n问题: [班额过大]\n")
    said = planforge("rectify", "校.yaml", "--feedback", "反馈.yaml")
    assert (said.code, "PF293" in said.err) == (2, True)


def test_how_things_stand_is_told_of_the_whole(planforge: Planforge) -> None:
    """A plan has the findings of its base, and its own states."""
    put(Path("县.yaml"), PLAN.replace("类型: 实施方案", "类型: 整改方案").split("措施:")[0]
        + "问题: [{编号: '1', 标题: 班额过大, 责任部门: 教育局, 整改时限: 2025年8月底前}]\n")  # fmt: skip
    put(Path("校.yaml"), "继承: 县.yaml\n发文单位: 向阳小学\n问题: [{编号: '1', 状态: 整改中}]\n")
    said = planforge("status", "校.yaml", "--as-of", "2025-07-01", "--format", "json")
    assert (said.code, "班额过大" in said.out, "under_way" in said.out) == (0, True, True)


def test_the_line_is_shown_where_no_plan_comes_of_it(planforge: Planforge) -> None:
    """A circle that closes in another file, and a base of the base that is not there."""
    put(Path("县.yaml"), "类型: 实施方案\n继承: 校.yaml\n")
    put(Path("校.yaml"), OWN.format(base="县.yaml"))
    assert "┌─ 县.yaml:2:5\n2│ 继承: 校.yaml\n │       ^^^^^^^ " in planforge("check", "校.yaml").out
    put(Path("县.yaml"), "类型: 实施方案\n继承: 省.yaml\n")
    assert "┌─ 县.yaml:2:5\n2│ 继承: 省.yaml\n │       ^^^^^^^ " in planforge("check", "校.yaml").out
