"""Many plans in one run: which they are, what is told of them, and that it does not matter who makes them."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest
from batch_runs import PACKAGE, Folder, plan_of

from planforge.batch.order import Job
from planforge.batch.worklist import worklist

LOST = """
import os
from planforge.batch import rendering
attempt = rendering._attempt
def at_work(order, job, seen):
    if "学校11" in job.stem: os._exit(1)
    return attempt(order, job, seen)
rendering._attempt = at_work
"""
"""A plan whose worker is ended by the system each time, as for want of memory."""


def test_the_documents_of_a_folder_lie_in_folders_like_its_own(folder: Folder) -> None:
    """Plans of one name in different folders do not meet."""
    folder.write("各校/一/方案.yaml", (plan := "类型: 实施方案\n标题: 甲\n发文单位: 乙\n措施: [丙]\n"))
    folder.write("各校/二/方案.yaml", plan)
    assert folder.render().code == 0
    assert list(folder.files()) == ["一/方案.hans.md", "二/方案.hans.md"]


def test_a_pattern_keeps_the_folders_below_its_wild_part(folder: Folder) -> None:
    """As with a folder; without -o the documents lie beside their plans."""
    folder.schools(2)
    assert folder.run("render", "各校/*/*.yaml", "-o", "out", "--to", "md").code == 0
    assert list(folder.files()) == ["第0学区/学校00.hans.md", "第1学区/学校01.hans.md"]
    assert folder.run("render", "各校/*/*.yaml", "--to", "md").made == [
        "各校/第0学区/学校00.hans.md",
        "各校/第1学区/学校01.hans.md",
    ]


def test_what_is_no_plan_is_counted_and_left_alone(folder: Folder) -> None:
    """Feedback and other YAML of a folder; named by itself it is refused."""
    folder.schools(2)
    folder.write("各校/反馈.yaml", "类型: 反馈意见\n来源: 督导组\n问题: [校舍不足]\n")
    folder.write("各校/别的.yaml", "a: 1\n")
    ran = folder.render()
    assert (ran.code, ran.summary) == (0, "共 4 份：生成 2 份，不是方案 2 份")
    assert folder.run("render", "各校/反馈.yaml", "-o", "out").code == 2


def test_any_number_of_processes_gives_the_same(folder: Folder) -> None:
    """The same bytes, the same messages, in the same order."""
    folder.schools(30)
    folder.write("各校/坏.yaml", "类型: 实施方案\n标题: 坏\n发文单位: 甲\n措施: [乙]\n措失: 丙\n")
    ran = {jobs: folder.run("render", "各校", "-o", jobs, "--jobs", jobs) for jobs in ("1", "2", "3")}
    assert [one.code for one in ran.values()] == [1, 1, 1]
    assert ran["1"].said == ran["2"].said == ran["3"].said
    assert len(folder.files("1")) == 60
    assert folder.files("1") == folder.files("2") == folder.files("3")
    assert [name.partition("/")[2] for name in ran["1"].made] == [name.partition("/")[2] for name in ran["3"].made]


def test_failures_are_listed_and_do_not_stop_the_rest(folder: Folder) -> None:
    """With their codes, at the end; the exit code is 1."""
    folder.schools(3)
    folder.write("各校/坏.yaml", "类型: 实施方案\n标题: 坏\n发文单位: 甲\n措施: [乙]\n措失: 丙\n")
    ran = folder.run("render", "各校", "没有.yaml", "-o", "out", "--to", "md")
    assert ran.code == 1
    at = ran.said.index("共 5 份：生成 3 份，有问题没有生成 1 份，读不了或写不了 1 份")
    assert ran.said[at + 1 :] == ["  各校/坏.yaml  PF203", "  没有.yaml  PF610"]


@pytest.mark.parametrize("name", ["第0学区/学校00", "第1学区/学校11"])
def test_a_plan_that_ends_its_worker_is_a_failure_like_any_other(folder: Folder, name: str) -> None:
    """Its neighbours are made; it is named. The first plan, too."""
    folder.schools(40)
    ran = folder.render("--jobs", "2", python=LOST.replace("学校11", name[-4:]))
    assert ran.code == 1
    assert ran.summary == "共 40 份：生成 39 份，读不了或写不了 1 份"
    assert ran.said[-1] == f"  各校/{name}.yaml  PF645"
    assert len(folder.files()) == 39


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
def test_a_terminal_shows_a_bar_with_rate_and_time_left(folder: Folder) -> None:
    """It counts the plans; findings stand on lines of their own."""
    folder.schools(3)
    own, other = pty.openpty()
    command = [sys.executable, "-m", "planforge", "render", "各校", "-o", "out", "--to", "md"]
    environment = {**os.environ, "PLANFORGE_LANG": "zh_Hans", "PYTHONPATH": str(PACKAGE), "COLUMNS": "100"}
    with subprocess.Popen(command, cwd=folder.path, env=environment, stdout=subprocess.PIPE, stderr=other) as process:
        process.communicate(timeout=60)
    os.close(other)
    said = os.read(own, 100_000).decode()
    os.close(own)
    assert "3/3" in said and "每秒" in said
    assert "共 3 份：生成 3 份" in said


def test_what_each_stage_takes_is_told_where_it_is_asked_for(folder: Folder) -> None:
    """Stage by stage, and altogether; the documents are the same."""
    folder.schools(2)
    ran = folder.render("--timing")
    words = [line.split()[0] for line in ran.said]
    assert words[: words.index("合计")] == [
        *("步骤", "装入程序", "读文件", "读", "成为方案", "检查", "套用模板", "成为文档"),
        *("提纲和附件", "版式和字形", "写", "写文件"),
    ]


def test_a_worklist_is_read_back_as_it_was_filled(folder: Folder) -> None:
    """In its order; the same file for the same documents is one job."""
    jobs = [Job(folder.path / f"{number}.yaml", folder.path / "out", f"{number}") for number in (3, 1, 2)]
    with worklist() as plans:
        for job in [*jobs, jobs[0]]:
            plans.add(job)
        assert (len(plans), list(plans)) == (3, jobs)


def test_the_order_of_what_is_told_is_that_of_the_plans(folder: Folder) -> None:
    """Also where some need not be made, or must not."""
    folder.schools(30)
    folder.render()
    (folder.path / "out/第1学区/学校29.hans.md").write_text("改过。", "utf-8")
    for n in range(0, 30, 3):
        folder.write(f"各校/第{n % 2}学区/学校{n:02}.yaml", plan_of(n) + "措失: 无\n")
    told = [folder.render("--jobs", jobs).said for jobs in ("1", "2", "3")]
    assert told[0] == told[1] == told[2]


def test_a_name_that_is_no_text_is_a_failure_of_that_file(folder: Folder) -> None:
    """Unpacked from an archive in another encoding."""
    folder.schools(2)
    odd = os.fsencode(folder.path / "各校") + b"/\xff\xfe.yaml"
    with open(odd, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name in bytes
        file.write(plan_of(7))
    ran = folder.render()
    assert (ran.code, ran.summary) == (1, "共 3 份：生成 2 份，读不了或写不了 1 份")
    assert "PF627" in ran.said[-1]


def test_a_folder_without_plans_is_a_message(folder: Folder) -> None:
    """Nothing is made of nothing."""
    folder.write("各校/说明.txt", "")
    ran = folder.render()
    assert ran.code == 2 and "错误[PF628]" in ran.said[0]
