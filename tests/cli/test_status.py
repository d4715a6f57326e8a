"""``planforge status``: plans, folders and patterns; for people, for programs, and as a document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from command_line import Planforge
from files import put
from status_line import DAY, data


def school(name: str, *measures: str, more: str = "", kind: str = "整改方案") -> str:
    """The plan of a school with one finding; each measure is ``what deadline state``."""
    told = (measure.split() for measure in measures)
    lines = [f"    - {{内容: {what}, 整改时限: {day}, 状态: {state}}}\n" for what, day, state in told]
    answered = f"  整改措施:\n{''.join(lines)}" if lines else ""
    finding = f"问题:\n- 标题: 校舍不足\n  责任部门: 教务处\n  责任人: 何静（主任）\n{answered}"
    return f"类型: {kind}\n标题: {name}办学条件整改方案\n发文单位: {name}\n成文日期: 2025-05-20\n{finding}{more}"


FEEDBACK = "类型: 反馈意见\n标题: 反馈\n问题: [校舍不足]\n"
FIRST = school("第一小学", "建校舍 2025年7月底前 整改中", "修操场 2025年10月底前 整改中")
SECOND = school("第二小学", "买图书 2025年10月15日前 整改中", "刷墙面 2025年8月底前 待验收")
THIRD = school("第三小學", "補教師 長期堅持 整改中", more="文字: 繁體\n").replace("办学条件整改", "辦學條件整改")


@pytest.fixture
def folder(tmp_path: Path, planforge: Planforge) -> Path:
    """The plans of three schools, with much else beside them."""
    files = {
        "甲/方案.yaml": FIRST + "上一版: 方案.第1轮.yaml\n反馈意见: [反馈.yaml]\n",
        "甲/方案.第1轮.yaml": FIRST,
        "甲/反馈.yaml": FEEDBACK,
        "乙/方案.yml": SECOND,
        "丙/方案.yaml": THIRD,
        "丙/.备份.yaml": FIRST,
        "丙/别的.yaml": "名单: [一, 二]\n",
        "丙/说明.txt": "无",
    }
    for name, text in files.items():
        put(tmp_path / "县" / name, text)
    return tmp_path / "县"


def test_a_folder_of_three_schools(planforge: Planforge, folder: Path) -> None:
    """Only their plans in force are counted; what was left out is said on stderr; overdue is exit code 1."""
    result = planforge("status", "县", *DAY)
    assert result.code == 1
    assert result.out.split("\n")[:7] == [
        "截至2025-09-30",
        "",
        "单位      问题  未完成  逾期  30天内到期  没有措施  待验收  已销号  措施  逾期措施",
        "第三小學     1       1     0           0         0       0       0     1         0",
        "第二小学     1       1     0           1         0       0       0     2         0",
        "第一小学     1       1     1           0         0       0       0     2         1",
        "合计         3       3     1           1         0       0       0     5         1",
    ]
    assert "没有统计县/甲/方案.第1轮.yaml：它是县/甲/方案.yaml的上一版" in result.err
    assert "另有2个文件不是方案，或者没有目标，没有统计" in result.err


def test_one_plan_is_shown_in_full(planforge: Planforge) -> None:
    """Its figures, what is overdue and due soon with day and people, by department and by person."""
    put(Path("一.yaml"), FIRST)
    assert planforge("status", "一.yaml", *DAY, "--within", "31").out.rstrip().split("\n") == [
        "截至2025-09-30",
        "",
        "第一小学办学条件整改方案（一.yaml）",
        "问题1个，未完成1个，措施2项，逾期措施1项，31天内到期1项",
        "",
        "逾期 1",
        "问题  措施    责任部门  责任人        整改时限       到期日      逾期天数",
        "1     建校舍  教务处    何静（主任）  2025年7月底前  2025-07-31        61",
        "",
        "31天内到期 1",
        "问题  措施    责任部门  责任人        整改时限        到期日      剩余天数",
        "1     修操场  教务处    何静（主任）  2025年10月底前  2025-10-31        31",
        "",
        "按部门 1",
        "责任部门  问题  未完成  逾期  31天内到期  没有措施  待验收  已销号  措施  逾期措施",
        "教务处       1       1     1           0         0       0       0     2         1",
        "",
        "按责任人 1",
        "责任人  问题  未完成  逾期  31天内到期  没有措施  待验收  已销号  措施  逾期措施",
        "何静       1       1     1           0         0       0       0     2         1",
    ]


def test_nothing_overdue_is_exit_code_0(planforge: Planforge) -> None:
    """Also where something is due soon, or has no measure."""
    put(Path("二.yaml"), SECOND)
    put(Path("四.yaml"), school("第四小学"))
    result = planforge("status", "二.yaml", "四.yaml", *DAY)
    assert (result.code, result.err) == (0, "")
    assert "没有措施 1\n编号  问题      责任部门  责任人\n1     校舍不足  教务处    何静（主任）" in result.out


def test_the_data_names_everything_in_english(planforge: Planforge, folder: Path) -> None:
    """The same figures as on the screen, ISO days, and who has what to do; departments stay those of their school."""
    found = data(planforge, "县")
    assert (found["as_of"], found["within"]) == ("2025-09-30", 30)
    third, second, first = found["plans"]
    (finding,) = first["findings"]
    overdue = {"findings": ["1"], "text": "建校舍", "deadline": "2025年7月底前", "due": "2025-07-31", "days": -61}
    assert finding["standing"] == "overdue"
    assert [(each["text"], each["standing"], each["days"]) for each in finding["measures"]] == [
        ("建校舍", "overdue", -61),
        ("修操场", "on_time", 31),
    ]
    assert [(one["name"], one["overdue"]) for one in first["departments"]] == [("教务处", [overdue])]
    assert [(one["name"], one["counts"]["measures"]) for one in second["persons"]] == [("何静", 2)]
    assert third["findings"][0]["standing"] == "lasting"
    for name, total in found["totals"].items():
        assert total == sum(plan["counts"][name] for plan in found["plans"])


def test_what_was_entered_after_the_day_is_marked(planforge: Planforge) -> None:
    """The plan counts as it stands in its file; the data tell its latest entry."""
    put(Path("一.yaml"), FIRST.replace("  责任部门", "  进展: [{日期: 2025-10-20, 内容: 开工}]\n  责任部门"))
    assert data(planforge, "一.yaml")["plans"][0]["findings"][0]["latest_entry"] == "2025-10-20"


def test_patterns_and_files_named_twice(planforge: Planforge, folder: Path) -> None:
    """A pattern of one's own serves where the shell has none; a file counts once."""
    assert len(data(planforge, "县/*/方案.y*ml", "县/乙", "县/乙/方案.yml")["plans"]) == 3
    assert len(data(planforge, "县/**/*.yml")["plans"]) == 1


def test_a_broken_plan_does_not_stop_the_others(planforge: Planforge, folder: Path) -> None:
    """Its findings on stderr as render shows them; exit code 1."""
    put(folder / "丁.yaml", SECOND + "措失: 无\n")
    (folder / "甲/方案.yaml").unlink()
    (folder / "甲/方案.第1轮.yaml").unlink()
    result = planforge("status", "县", *DAY)
    assert result.code == 1
    assert "错误[PF203]" in result.err and "县/丁.yaml:" in result.err
    assert "合计         2" in result.out


def test_what_is_missing_or_no_plan_is_refused(planforge: Planforge) -> None:
    """By name, exit code 2, and what can be counted is counted."""
    put(Path("二.yaml"), SECOND)
    put(Path("反馈.yaml"), FEEDBACK)
    for file, code in {"无.yaml": "PF610", "反馈.yaml": "PF665", "无*.yaml": "PF610"}.items():
        assert code in planforge("status", file, *DAY).err
    result = planforge("status", "二.yaml", "反馈.yaml", *DAY)
    assert result.code == 2
    assert "“反馈.yaml”是反馈意见，不是方案" in result.err
    assert "第二小学办学条件整改方案（二.yaml）" in result.out


def test_the_document_is_written_alike_twice(planforge: Planforge, folder: Path) -> None:
    """Word and Markdown under one name, with the totals of all; the second run gives the same bytes."""
    for out in ("一", "二"):
        result = planforge("status", "县", *DAY, "--to", "docx,md", "-o", out, "--script", "hans")
        assert [line for line in result.err.split("\n") if line.startswith(out)] == [
            f"{out}/整改进展通报.hans.docx",
            f"{out}/整改进展通报.hans.md",
        ]
    for name in ("整改进展通报.hans.docx", "整改进展通报.hans.md"):
        assert Path("一", name).read_bytes() == Path("二", name).read_bytes()
    text = Path("一/整改进展通报.hans.md").read_text("utf-8")
    assert text.startswith(
        "# 整改工作进展情况的通报\n\n截至2025年9月30日，3份整改方案共有问题3个：未完成3个（其中长期坚持1个）。"
    )
    assert "| 合计 | 3 | 0 | 0 | 3 | 1 | 1 |" in text
    assert "| 第一小学 | 1. 校舍不足 | 建校舍 | 教务处 | 何静（主任） | 2025年7月底前 | 61 |" in text
    assert "| 第三小学 | 教务处 | 1 | 1 | 0 | 0 | 0 |" in text


def test_the_document_of_one_plan_is_titled_after_it(planforge: Planforge, folder: Path) -> None:
    """In the script of the plan where none is asked for; tables of nothing are left out."""
    assert planforge("status", "县/丙", *DAY, "--to", "md", "-o", "出").code == 0
    text = Path("出/整改进展通报.hant.md").read_text("utf-8")
    assert text.startswith("# 關於第三小學辦學條件整改進展情況的通報\n")
    assert [line for line in text.split("\n") if line.startswith("##")] == [
        "## 一、總體情況",
        "## 二、按部門彙總",
        "## 三、按責任人彙總",
    ]


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_name_that_is_no_text_does_not_stop_the_others(planforge: Planforge, folder: Path, format: str) -> None:
    """It is told as check and render tell it, and what is printed is text."""
    put(folder / os.fsdecode(b"\xff.yaml"), FIRST)
    said = planforge("status", str(folder), *DAY, "--format", format)
    assert (said.code, "PF627" in said.err) == (2, True)
    assert "第一小学" in said.out and said.out.encode("utf-8")
