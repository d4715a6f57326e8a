"""Plans that extend another, and rows of a table, in a batch: names, what is due again, what is told once."""

from __future__ import annotations

import pytest
from batch_runs import Folder

COUNTY = """\
类型: 实施方案
标题: 青山县阅读推广实施方案
发文单位: 青山县教育局
单位: [教导处]
指导思想: 让每个孩子爱上读书。
措施: [{编号: M1, 标题: 建好图书角, 内容: 每班建1个图书角。, 牵头单位: 教导处, 完成时限: 2026年6月底前}]
"""
SCHOOL = """\
继承: 县方案.yaml
类型: 实施方案
标题: 第{n}小学阅读推广实施方案
发文单位: 第{n}小学
成文日期: 2026-03-02
"""
FORM = COUNTY.replace("标题: 青山县阅读推广实施方案", '标题: "{学校}阅读推广实施方案"')
TABLE = "学校,措施.M1.责任人\n第一小学,何静\n第二小学,林向阳\n第三小学,周立新\n"
FOR_EACH = ("render", "表样.yaml", "--for-each", "学校.csv", "-o", "out", "--to", "md")


def test_a_changed_county_plan_makes_all_schools_due(folder: Folder) -> None:
    """It is a file that each of them is made from."""
    folder.write("各校/县方案.yaml", COUNTY)
    for number in (1, 2):
        folder.write(f"各校/学校{number}.yaml", SCHOOL.format(n=number))
    assert folder.render().code == 0
    folder.write("各校/县方案.yaml", COUNTY.replace("1个", "2个"))
    assert folder.render().summary == "共 3 份：生成 3 份"
    folder.write("各校/学校2.yaml", SCHOOL.format(n=3))
    assert folder.render().summary == "共 3 份：生成 1 份，没有变化 2 份"


def test_what_is_wrong_with_the_county_plan_is_told_once(folder: Folder) -> None:
    """However many schools extend it."""
    folder.write("各校/县方案.yaml", COUNTY.replace("牵头单位: 教导处", "牵头单位: 教务处"))
    for number in range(4):
        folder.write(f"各校/学校{number}.yaml", SCHOOL.format(n=number))
    ran = folder.run("render", *(f"各校/学校{number}.yaml" for number in range(4)), "-o", "out", "--to", "md")
    assert sum("PF220" in line and "警告" in line for line in ran.said) == 1


@pytest.mark.parametrize("named", ["县", "县/*/方案.yaml", "县/*"])
def test_plans_of_a_folder_may_extend_one_another(folder: Folder, named: str) -> None:
    """The county's plan above the schools' folders: who names the folder, or where a pattern begins, allows it."""
    folder.write("县/县方案.yaml", COUNTY)
    for number in (1, 2):
        folder.write(f"县/学校{number}/方案.yaml", SCHOOL.format(n=number).replace("县方案", "../县方案"))
    assert folder.run("render", named, "-o", "out", "--to", "md").code == 0
    assert folder.run("render", "县/学校1/方案.yaml", "-o", "out", "--to", "md").code == 1
    folder.write("县/学校1/方案.yaml", SCHOOL.format(n=1))
    assert any("是不是“../县方案.yaml”？" in line for line in folder.run("render", named, "-o", "out").said)


def test_a_row_is_a_plan(folder: Folder) -> None:
    """Named by the pattern; a changed row is made again, and only that; rows above it do not matter."""
    folder.write("表样.yaml", FORM)
    folder.write("学校.csv", TABLE)
    ran = folder.run(*FOR_EACH, "--name", "{学校}方案")
    assert (ran.code, list(folder.files())) == (0, [f"第{n}小学方案.hans.md" for n in "一三二"])
    folder.write("学校.csv", TABLE.replace("第一", "第零小学,郁建武\n第一").replace("周立新", "何静"))
    ran = folder.run(*FOR_EACH, "--name", "{学校}方案")
    assert ran.made == ["out/第零小学方案.hans.md", "out/第三小学方案.hans.md"]
    assert "责任人：何静" in (folder.path / "out/第三小学方案.hans.md").read_text("utf-8")


def test_documents_of_rows_that_are_gone_are_told(folder: Folder) -> None:
    """A school is out of the table; another table of the same plan, into the same folder, is no matter."""
    folder.write("表样.yaml", FORM)
    folder.write("学校.csv", TABLE)
    folder.write("中学.csv", TABLE.replace("小学", "中学"))
    folder.run(*FOR_EACH)
    folder.run(*(word.replace("学校.csv", "中学.csv") for word in FOR_EACH))
    folder.write("学校.csv", "\n".join(TABLE.split("\n")[:3]) + "\n")
    ran = folder.run(*FOR_EACH)
    assert [line.rpartition("：")[2] for line in ran.said if "[PF634]" in line] == ["out/表样-第三小学.hans.md"]


def test_a_table_with_mistakes_makes_nothing(folder: Folder) -> None:
    """All of them come at once, with their cells; the exit code is 1."""
    folder.write("表样.yaml", FORM)
    folder.write("学校.csv", TABLE.replace("责任人", "责任入") + "第一小学,何静\n")
    ran = folder.run(*FOR_EACH)
    assert (ran.code, folder.files() if (folder.path / "out").exists() else {}) == (1, {})
    assert any("责任入" in line for line in ran.said)


def test_a_row_that_is_wrong_is_a_failure_among_the_others(folder: Folder) -> None:
    """It is told where it stands in the table."""
    folder.write("表样.yaml", FORM.replace("完成时限: 2026年6月底前", "完成时限: 2026年6月底前, 责任人: 何静"))
    folder.write("学校.csv", "学校,措施.M1.完成时限\n第一小学,2026年13月\n第二小学,2026年5月底前\n")
    ran = folder.run(*FOR_EACH)
    assert (ran.code, ran.summary) == (1, "共 2 份：生成 1 份，有问题没有生成 1 份")
    assert any("学校.csv:2" in line for line in ran.said)
    assert ran.said[-1] == "  表样.yaml（表样-第一小学）  PF304"


def test_several_processes_make_the_same_of_a_table(folder: Folder) -> None:
    """Rows are sent, not plans."""
    folder.write("表样.yaml", FORM)
    folder.write("学校.csv", "学校,措施.M1.责任人\n" + "".join(f"第{n}学校,何静\n" for n in range(30)))
    for jobs in ("1", "2"):
        assert folder.run(*FOR_EACH[:4], "-o", jobs, "--jobs", jobs).code == 0
    assert folder.files("1") == folder.files("2")
