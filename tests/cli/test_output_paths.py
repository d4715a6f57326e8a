"""Nothing is written where nobody asked for it, and nothing is read that never ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PLAN, Planforge
from test_rectifying import FIRST, SECOND
from test_rectifying import PLAN as RECTIFIED

POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and permissions of POSIX")


NAMES = ["..yaml", "...yaml", "-x.yaml", "甲\n乙.yaml", ".yaml", "a.b.yaml", "长" * 70 + ".yaml"]


@pytest.mark.parametrize("name", NAMES)
def test_outputs_stay_in_the_folder(planforge: Planforge, name: str) -> None:
    """Whatever the plan's file is called."""
    Path(name).write_text(PLAN, "utf-8")
    before, around = {Path("out"), *Path().rglob("*")}, set(Path.cwd().parent.iterdir())
    result = planforge("render", "-o", "out", "--to", "md", "--", name)
    made = set(Path().rglob("*")) - before
    assert (result.code, {path.parent for path in made}) == (0, {Path("out")})
    assert set(Path.cwd().parent.iterdir()) == around


def test_a_name_that_is_too_long_is_told(planforge: Planforge) -> None:
    """255 bytes are the most that a name may have; nothing is left behind."""
    name = "a" * 248 + ".yaml"
    Path(name).write_text(PLAN, "utf-8")
    result = planforge("render", name, "-o", "out")
    assert (result.code, list(Path("out").iterdir())) == (2, [])
    assert "PF613" in result.err


@POSIX
def test_a_link_in_the_way_is_replaced(planforge: Planforge) -> None:
    """What it leads to stays, be it there or not."""
    Path("别处").mkdir()
    Path("别处/旧.md").write_text("别人的", "utf-8")
    for target in ("别处/旧.md", "别处/没有.md"):
        Path("好.hans.md").unlink(missing_ok=True)
        Path("好.hans.md").symlink_to(target)
        assert planforge("render", "好.yaml", "--to", "md").code == 0
        assert not Path("好.hans.md").is_symlink()
    assert [path.read_text("utf-8") for path in Path("别处").iterdir()] == ["别人的"]


@POSIX
def test_a_plan_that_is_a_link_to_elsewhere_is_not_changed(planforge: Planforge) -> None:
    """Unless that folder is allowed."""
    Path("别处").mkdir()
    Path("这里").mkdir()
    for name, text in {"别处/方案.yaml": RECTIFIED, "这里/第一轮.yaml": FIRST, "这里/第二轮.yaml": SECOND}.items():
        Path(name).write_text(text, "utf-8")
    Path("这里/方案.yaml").symlink_to("../别处/方案.yaml")
    command = ("rectify", "这里/方案.yaml", "--feedback", "这里/第二轮.yaml")
    refused = planforge(*command)
    assert (refused.code, Path("别处/方案.yaml").read_text("utf-8")) == (2, RECTIFIED)
    assert "PF625" in refused.err
    assert planforge(*command, "--allow", "别处").code == 0
    assert Path("别处/方案.yaml").read_text("utf-8") != RECTIFIED


@POSIX
def test_a_read_only_output_is_protected(planforge: Planforge) -> None:
    """Also from a rename, which needs no right to the file."""
    Path("好.hans.md").write_text("定稿", "utf-8")
    Path("好.hans.md").chmod(0o444)
    result = planforge("render", "好.yaml", "--to", "md")
    assert (result.code, Path("好.hans.md").read_text("utf-8")) == (2, "定稿")
    assert "PF613" in result.err


@pytest.mark.parametrize(("output", "where"), [("好.yaml", "is a file"), ("/dev/null/x", "below a device")])
def test_an_output_folder_that_is_none(planforge: Planforge, output: str, where: str) -> None:
    """A message, whatever stands in its place."""
    result = planforge("render", "好.yaml", "-o", output)
    assert result.code == 2 and "PF613" in result.err


def test_a_folder_where_a_file_should_go(planforge: Planforge) -> None:
    """It stays."""
    Path("好.hans.md").mkdir()
    result = planforge("render", "好.yaml", "--to", "md")
    assert result.code == 2 and "PF613" in result.err
    assert Path("好.hans.md").is_dir() and not list(Path().glob(".planforge*"))


@POSIX
@pytest.mark.parametrize("command", ["check", "render", "schedule"])
def test_a_pipe_or_a_device_is_not_read(planforge: Planforge, command: str) -> None:
    """It might never end."""
    os.mkfifo("管道.yaml")
    for name in ("管道.yaml", "/dev/zero"):
        result = planforge(command, name)
        assert result.code == 2 and "PF618" in result.err


def test_files_of_other_folders_are_read_where_that_is_allowed(planforge: Planforge) -> None:
    """By a relative path that goes up, or an absolute one; anything else outside stays unread."""
    Path("这里").mkdir()
    Path("共用").mkdir()
    Path("共用/第一轮.yaml").write_text(FIRST, "utf-8")
    for written in ("../共用/第一轮.yaml", str(Path("共用/第一轮.yaml").resolve())):
        Path("这里/方案.yaml").write_text(RECTIFIED.replace("[第一轮.yaml]", f"[{written}]"), "utf-8")
        assert "PF801" in planforge("check", "这里/方案.yaml").out
        assert "PF801" not in planforge("check", "这里/方案.yaml", "--allow", "共用").out
        assert "PF801" in planforge("check", "这里/方案.yaml", "--allow", "这里").out
    assert "PF626" in planforge("check", "这里/方案.yaml", "--allow", "没有").err


def test_a_new_plan_never_replaces_a_file(planforge: Planforge) -> None:
    """Not even one that came in between."""
    from planforge.filing.failure import Failure
    from planforge.filing.files import write_plan

    Path("有.yaml").write_text("有", "utf-8")
    with pytest.raises(Failure) as failure:
        write_plan(Path("有.yaml"), b"x", new=True)
    assert (failure.value.code, Path("有.yaml").read_text("utf-8")) == ("PF614", "有")
    write_plan(Path("新.yaml"), b"x", new=True)
    assert Path("新.yaml").stat().st_nlink == 1
    assert stat.S_IMODE(Path("新.yaml").stat().st_mode) & 0o600 == 0o600


# -- streams and signals ---------------------------------------------------------------------------


def shell(line: str, folder: Path) -> tuple[int, str]:
    """The exit code of ``planforge`` in a line of shell, and what it said."""
    script = f'planforge() {{ "{sys.executable}" -m planforge "$@"; }}; {line}'
    settings = {**os.environ, "PLANFORGE_LANG": "zh_Hans"}
    command = ["bash", "-c", script]
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, check=False, timeout=60)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@POSIX
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("planforge render 好.yaml --to md >&-", 0),
        ("planforge render 好.yaml --to md >&- 2>&-", 0),
        ("planforge render 好.yaml --to md > /dev/full", 2),
        ("planforge render 好.yaml --to md > /dev/full 2>&1", 2),
        ("planforge render 好.yaml --to md | true; exit ${PIPESTATUS[0]}", None),
        ("planforge check 坏.yaml | head -c 1; exit ${PIPESTATUS[0]}", None),
        ("planforge check 没有.yaml 2>&-", 2),
        ("planforge check 没有.yaml 2> /dev/full", 2),
        ("PYTHONIOENCODING=ascii planforge render 好.yaml --to md", 0),
        ("PYTHONIOENCODING=ascii planforge check 坏.yaml", 2),
        ("LANG=C LC_ALL=C planforge render 好.yaml --to md", 0),
        ("(ulimit -f 1; planforge render 好.yaml --to docx)", 2),
        ("timeout -s TERM 0.4 bash -c 'exec \"$0\" -m planforge render 好.yaml --to md,docx' " + sys.executable, None),
    ],
)
def test_whatever_the_output_goes_to(line: str, code: int | None, tmp_path: Path) -> None:
    """No traceback, no part of a file, nothing lost; the exit code says what happened."""
    (tmp_path / "好.yaml").write_text(PLAN, "utf-8")
    (tmp_path / "坏.yaml").write_text(PLAN + "措失: 无\n", "utf-8")
    found, said = shell(line, tmp_path)
    assert "Traceback" not in said and "Exception ignored" not in said
    assert found == code if code is not None else found in (0, 1, 2, 124)
    made = {path.name for path in tmp_path.iterdir()} - {"好.yaml", "坏.yaml"}
    assert made <= {"好.hans.md", "好.hans.docx"}
    if "--to md" in line and "," not in line:
        assert (tmp_path / "好.hans.md").stat().st_size > 100
