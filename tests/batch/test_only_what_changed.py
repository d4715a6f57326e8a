"""The manifest: a second run makes what has changed, an interrupted one goes on, and nobody's own changes are lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from batch_runs import SLOW, Folder, kill, plan_of

from planforge.batch.manifest import NAME

SCHEDULED = """\
类型: 宣传方案
标题: 阅读月宣传方案
发文单位: 第一小学
成文日期: 2026-03-02
宣传时间: 2026年5月
校历: 校历.yaml
排期: [{时间: 5月8日, 选题: 读书, 责任单位: 教导处, 责任人: 何静}]
"""
CALENDAR = """\
类型: 校历
标题: 校历
学期: [{名称: 第二学期, 起止: 2026-03-01 至 2026-07-10}]
"""


def made(folder: Folder, *arguments: str) -> list[str]:
    """The names of the documents that a run makes."""
    return [Path(name).name for name in folder.render(*arguments).made]


def test_nothing_changed_nothing_made(folder: Folder) -> None:
    """By what the files hold: being written again with the same is no change."""
    folder.schools(3)
    assert len(made(folder)) == 3
    folder.schools(3)
    ran = folder.render()
    assert (ran.code, ran.made, ran.summary) == (0, [], "共 3 份：没有变化 3 份")
    assert len(made(folder, "--force")) == 3


def test_a_changed_plan_is_made_again(folder: Folder) -> None:
    """And a new one; the others are not."""
    folder.schools(3)
    folder.render()
    folder.write("各校/第1学区/学校01.yaml", plan_of(1).replace("1个", "2个"))
    folder.write("各校/新.yaml", plan_of(9))
    assert made(folder) == ["新.hans.md", "学校01.hans.md"]


def test_a_missing_document_is_made_again(folder: Folder) -> None:
    """The plan need not have changed."""
    folder.schools(2)
    folder.render()
    (folder.path / "out/第1学区/学校01.hans.md").unlink()
    assert made(folder) == ["学校01.hans.md"]


def test_a_failed_plan_is_tried_again(folder: Folder) -> None:
    """Its findings are told each time."""
    folder.schools(2)
    folder.write("各校/坏.yaml", plan_of(5) + "措失: 无\n")
    assert folder.render().code == folder.render().code == 1
    assert folder.render().summary == "共 3 份：没有变化 2 份，有问题没有生成 1 份"


def test_a_changed_file_beside_the_plan_counts(folder: Folder) -> None:
    """The school calendar that a schedule is made by; one that was missing and is there now; and its end."""
    folder.schools(1)
    folder.write("各校/宣传.yaml", SCHEDULED)
    folder.write("各校/校历.yaml", CALENDAR)
    assert "宣传.hans.md" in made(folder)
    assert made(folder) == []
    folder.write("各校/校历.yaml", CALENDAR.replace("07-10", "07-03"))
    assert made(folder) == ["宣传.hans.md"]


@pytest.mark.parametrize("arguments", [("--as-of", "2026-03-05"), ("--level", "PF220=note"), ("--templates", "模板")])
def test_what_is_wanted_counts(folder: Folder, arguments: tuple[str, str]) -> None:
    """Other documents are asked for by the same names."""
    folder.schools(2)
    folder.run("templates", "eject", "实施方案", "模板")
    folder.render()
    assert len(made(folder, *arguments)) == 2
    assert made(folder, *arguments) == []
    assert len(made(folder)) == 2


def test_a_changed_template_counts(folder: Folder) -> None:
    """The user's own; those of planforge come with its version."""
    folder.schools(2)
    folder.run("templates", "eject", "实施方案", "模板")
    folder.render("--templates", "模板")
    template = folder.path / "模板/implementation/plan.md.j2"
    template.write_text(template.read_text("utf-8") + "\n", "utf-8")
    assert len(made(folder, "--templates", "模板")) == 2


def test_other_formats_and_scripts_have_a_memory_of_their_own(folder: Folder) -> None:
    """One does not make the other due."""
    folder.schools(2)
    folder.render()
    assert len(made(folder, "--script", "hant")) == 2
    assert made(folder) == made(folder, "--script", "hant") == []


def test_a_document_that_somebody_has_changed_is_left_alone(folder: Folder) -> None:
    """Told each time; where the plan has changed too, the exit code is 1; --force takes the change back."""
    folder.schools(2)
    folder.render()
    edited = folder.path / "out/第1学区/学校01.hans.md"
    edited.write_text("校长改过。", "utf-8")
    ran = folder.render()
    assert (ran.code, ran.summary) == (0, "共 2 份：没有变化 1 份，没有变化而文件被人改过 1 份")
    assert ran.said[0] == "提示[PF632] “out/第1学区/学校01.hans.md”生成后被人改过，方案没有变化，这次没有动它"
    folder.write("各校/第1学区/学校01.yaml", plan_of(1).replace("1个", "2个"))
    ran = folder.render()
    assert (ran.code, ran.summary) == (1, "共 2 份：没有变化 1 份，文件被人改过没有重新生成 1 份")
    said = "".join(ran.said[: ran.said.index("= planforge explain PF642")]).replace("  ", "")
    assert said.startswith("错误[PF642] “out/第1学区/学校01.hans.md”不是 planforge 写下的样子，没有覆盖；")
    assert edited.read_text("utf-8") == "校长改过。"
    advice = "render 各校/第1学区/学校01.yaml -o out/第1学区 --to md --allow 各校 --force"
    assert said.endswith(f"：planforge {advice}")
    assert folder.run(*advice.split()).code == 0
    assert made(folder) == []
    edited.write_text("校长改过。", "utf-8")
    folder.write("各校/第1学区/学校01.yaml", plan_of(1).replace("1个", "3个"))
    assert folder.render().code == 1
    assert edited.read_text("utf-8") == "校长改过。"
    assert len(made(folder, "--force")) == 2
    assert made(folder) == []


def test_what_was_edited_and_renamed_is_left_alone(folder: Folder) -> None:
    """A plan and its document got another folder; and so is a file of somebody else's that is in the way."""
    folder.schools(6)
    folder.render()
    (folder.path / "out/第1学区/学校01.hans.md").write_text("校长改过。", "utf-8")
    for root in ("各校", "out"):
        (folder.path / root / "第1学区").rename(folder.path / root / "城区")
    folder.write("各校/新.yaml", plan_of(9))
    folder.write("out/新.hans.md", "别人写的。")
    ran = folder.render()
    assert (ran.code, ran.summary) == (1, "共 7 份：生成 2 份，没有变化 3 份，文件被人改过没有重新生成 2 份")
    assert (folder.path / "out/城区/学校01.hans.md").read_text("utf-8") == "校长改过。"
    assert (folder.path / "out/新.hans.md").read_text("utf-8") == "别人写的。"
    assert folder.render("--force").code == 0


def test_both_folders_can_be_moved(folder: Folder) -> None:
    """Plans and documents together, with the manifest among them."""
    folder.schools(2)
    folder.render()
    new = Folder(folder.path / "新家")
    new.path.mkdir()
    for name in ("各校", "out"):
        (folder.path / name).rename(new.path / name)
    assert made(new) == []


def test_both_folders_can_be_moved_with_what_is_allowed(folder: Folder) -> None:
    """The county's plan lies in a third folder, which moves with them."""
    folder.write("县/县方案.yaml", plan_of(1))
    for name in ("一", "二"):
        folder.write(f"各校/{name}.yaml", "继承: ../县/县方案.yaml\n发文单位: " + name + "小学\n")
    assert len(made(folder, "--allow", "县")) == 2
    new = Folder(folder.path / "新家")
    new.path.mkdir()
    for name in ("县", "各校", "out"):
        (folder.path / name).rename(new.path / name)
    assert made(new, "--allow", "县") == []


def test_documents_of_plans_that_are_gone_are_told(folder: Folder) -> None:
    """A plan was renamed: its old document would be sent with the new one. What is gone, too, is not told."""
    folder.schools(3)
    folder.render()
    (folder.path / "各校/第1学区/学校01.yaml").rename(folder.path / "各校/第1学区/新名.yaml")
    (folder.path / "各校/第0学区/学校02.yaml").unlink()
    (folder.path / "out/第0学区/学校02.hans.md").unlink()
    ran = folder.render()
    assert (ran.code, ran.made) == (0, ["out/第1学区/新名.hans.md"])
    assert ran.said[0].startswith("提示[PF634]") and ran.said[0].endswith("：out/第1学区/学校01.hans.md")
    (folder.path / "out/第1学区/学校01.hans.md").unlink()
    assert not any("PF634" in line for line in folder.render().said)


def test_a_document_that_another_plan_has_made_since_is_its_own(folder: Folder) -> None:
    """The folder of the plans was renamed, and another format asked for: all documents are those of plans now."""
    folder.schools(2)
    folder.render()
    (folder.path / "各校").rename(folder.path / "学校")
    for _ in range(2):
        ran = folder.run("render", "学校", "-o", "out", "--to", "docx,md")
        assert (ran.code, [line for line in ran.said if "PF634" in line]) == (0, [])


def test_runs_over_parts_keep_one_manifest(folder: Folder) -> None:
    """First of a part, then of all, then of the part again: what planforge wrote is taken for nobody's edit."""
    folder.schools(4)
    part = ("render", "各校/第1学区", "-o", "out/第1学区", "--to", "md")
    folder.run(*part)
    folder.render()
    for n in (1, 3):
        folder.write(f"各校/第1学区/学校{n:02}.yaml", plan_of(n).replace("1个", "2个"))
    assert len(folder.run(*part).made) == 2
    assert folder.render().summary == "共 4 份：没有变化 4 份"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_where_it_stopped(folder: Folder, jobs: str) -> None:
    """What was made is not made again; at the end everything is there, as from one run."""
    folder.schools(40)
    process = folder.start("render", "各校", "-o", "out", "--to", "md", "--jobs", jobs, python=SLOW)
    while len(folder.files()) < 20:
        assert process.poll() is None
        time.sleep(0.01)
    kill(process)
    before = len(folder.files())
    ran = folder.render()
    assert ran.code == 0
    assert 40 - before <= len(ran.made) < 40
    folder.run("render", "各校", "-o", "whole", "--to", "md")
    assert folder.files() == folder.files("whole")
    assert made(folder) == []
    assert [path.name for path in (folder.path / "out").iterdir() if path.name.startswith(".")] == [NAME]


def test_workers_go_with_the_process_that_they_work_for(folder: Folder) -> None:
    """When that one alone is killed, they stop making files."""
    folder.schools(60)
    process = folder.start("render", "各校", "-o", "out", "--to", "md", "--jobs", "2", python=SLOW)
    while len(folder.files()) < 10:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)  # ends when the workers have closed its output, too
    assert len(folder.files()) < 60


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_manifest_is_begun_anew(folder: Folder, damage: bytes) -> None:
    """All is made again; nothing is said of a file that people never see."""
    folder.schools(2)
    folder.render()
    (folder.path / "out" / NAME).write_bytes(damage)
    assert len(made(folder)) == 2
    assert made(folder) == []


def test_one_run_at_a_time_in_a_folder(folder: Folder) -> None:
    """The second is refused with what to do; another folder is free."""
    folder.schools(2)
    folder.render()
    with closing(sqlite3.connect(folder.path / "out" / NAME)) as other:
        other.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;")
        ran = folder.render()
    assert ran.code == 2 and "错误[PF641]" in ran.said[0]
    assert folder.run("render", "各校", "-o", "other", "--to", "md").code == 0


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_stopped_second_run_takes_nothing_of_its_own_for_edited(folder: Folder, number: signal.Signals) -> None:
    """All plans have changed, some documents are new already: the third run makes the rest, and refuses none."""
    folder.schools(60)
    folder.render()
    old = folder.files()
    for n in range(60):
        folder.write(f"各校/第{n % 2}学区/学校{n:02}.yaml", plan_of(n).replace("1个", "2个"))
    process = folder.start("render", "各校", "-o", "out", "--to", "md", "--jobs", "2", python=SLOW)
    while sum(old[name] != hash for name, hash in folder.files().items()) < 15:
        assert process.poll() is None
        time.sleep(0.02)
    os.killpg(process.pid, number)
    process.communicate(timeout=60)
    ran = folder.render()
    assert (ran.code, [line for line in ran.said if "PF642" in line]) == (0, [])
    folder.run("render", "各校", "-o", "whole", "--to", "md")
    assert folder.files() == folder.files("whole")


def test_a_plan_rendered_alone_is_not_taken_for_edited(folder: Folder) -> None:
    """The clerk mends one plan and renders it into the folder of all."""
    folder.schools(2)
    folder.render()
    folder.write("各校/第1学区/学校01.yaml", plan_of(1).replace("1个", "2个"))
    alone = ("render", "各校/第1学区/学校01.yaml", "-o", "out/第1学区", "--to", "md")
    assert folder.run(*alone).code == 0
    assert made(folder) == []
    (folder.path / "out/第1学区/学校01.hans.md").write_text("校长改过。", "utf-8")
    assert "PF642" in folder.run(*alone).said[0]
    assert folder.run(*alone, "--force").code == 0
    assert folder.run("render", "各校/第0学区/学校00.yaml", "-o", "out", "--to", "md").made == ["out/学校00.hans.md"]
    edited = folder.path / "out/学校00.hans.md"
    edited.write_text("校长改过。", "utf-8")
    assert "PF642" in folder.run("render", "各校/第0学区/学校00.yaml", "-o", "out", "--to", "md").said[0]
    assert edited.read_text("utf-8") == "校长改过。"


@pytest.mark.parametrize("arguments", [("--to", "docx,md"), ("--script", "hans"), ("--parts", "all")])
def test_what_somebody_has_changed_is_seen_whatever_is_asked_for(folder: Folder, arguments: tuple[str, str]) -> None:
    """Other formats, scripts and parts have names in common."""
    folder.schools(2)
    folder.render()
    edited = folder.path / "out/第1学区/学校01.hans.md"
    edited.write_text("校长改过。", "utf-8")
    ran = folder.render(*arguments)
    assert ran.code == 1 and any("PF642" in line for line in ran.said)
    assert edited.read_text("utf-8") == "校长改过。"


def test_a_folder_is_the_same_by_any_name(folder: Folder) -> None:
    """By a link, or by its whole path."""
    folder.schools(2)
    folder.render()
    (folder.path / "link").symlink_to("out")
    assert folder.run("render", "各校", "-o", "link", "--to", "md").made == []
    assert folder.run("render", "各校", "-o", str(folder.path / "out"), "--to", "md").made == []


def test_a_file_that_a_template_includes_counts(folder: Folder) -> None:
    """Whatever it is called."""
    folder.schools(2)
    folder.run("templates", "eject", "实施方案", "模板")
    template = folder.path / "模板/implementation/plan.md.j2"
    template.write_text(template.read_text("utf-8") + '{% block part %}{% include "part.txt" %}{% endblock %}', "utf-8")
    (folder.path / "模板/part.txt").write_text("", "utf-8")
    folder.render("--templates", "模板")
    assert made(folder, "--templates", "模板") == []
    (folder.path / "模板/part.txt").write_text(" ", "utf-8")
    assert len(made(folder, "--templates", "模板")) == 2


@pytest.mark.parametrize("left", ["CREATE TABLE plans (target)", "PRAGMA user_version = 3", "PRAGMA user_version = 2"])
def test_a_manifest_that_was_being_begun_is_begun_anew(folder: Folder, left: str) -> None:
    """A run was killed in its first moments."""
    folder.schools(2)
    (folder.path / "out").mkdir()
    with closing(sqlite3.connect(folder.path / "out" / NAME)) as database:
        database.executescript(left)
    assert len(made(folder)) == 2
    assert made(folder) == []
