"""Killed at every operation on a file: the old bytes or the new ones, never a part; the next run tidies up."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import PLAN, SCHEDULED
from test_rectifying import FIRST, SECOND
from test_rectifying import PLAN as RECTIFIED

from planforge import pipeline
from planforge.cli.app import run

assert pipeline.render  # loaded once, before the processes part
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

HALF_WIDTH = PLAN.replace("坚持公益普惠。", "坚持公益,普惠。   # 半角逗号")
WATCHED = frozenset(("open", "os.rename", "os.remove", "os.link", "os.chmod", "os.chown"))
"""The events of Python's audit hooks that change files; of opening, only for writing."""
NAMING = ("os.rename", "os.link")
"""Those by which a temporary file becomes the output."""

COMMANDS = {
    "render": ("render", "好.yaml", "--to", "md,docx"),
    "rectify": ("rectify", "方案.yaml", "--feedback", "第二轮.yaml"),
    "rectify -o": ("rectify", "方案.yaml", "--feedback", "第二轮.yaml", "-o", "新方案.yaml"),
    "schedule --roll": ("schedule", "排期.yaml", "--roll", "2025", "-o", "去年.yaml"),
    "check --fix": ("check", "半角.yaml", "--fix"),
}


def start(folder: Path) -> None:
    """The files of a working folder, with an older output in it."""
    texts = {"好.yaml": PLAN, "方案.yaml": RECTIFIED, "第一轮.yaml": FIRST, "第二轮.yaml": SECOND}
    texts |= {"排期.yaml": SCHEDULED, "半角.yaml": HALF_WIDTH, "好.hans.md": "旧的"}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def outcome(command: tuple[str, ...], folder: Path, at_operation: Callable[[str], None]) -> int:
    """The exit code of ``command`` in a process that calls ``at_operation`` before each change of a file."""
    child = os.fork()
    if child == 0:
        _run(command, folder, at_operation)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(command: tuple[str, ...], folder: Path, at_operation: Callable[[str], None]) -> None:
    is_inside = False

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal is_inside
        if is_inside or event not in WATCHED or (event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        is_inside = True
        at_operation(event)
        is_inside = False

    code = 3
    try:
        os.chdir(folder)
        sys.dont_write_bytecode = True
        sys.addaudithook(watch)
        code = run(command)
    finally:
        os._exit(code)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_kill_leaves_old_files_or_new_ones(name: str, tmp_path: Path) -> None:
    """Whatever the moment: before each operation on a file, all files are the old ones or the new ones."""
    folder, moments = tmp_path / "folder", tmp_path / "moments"
    folder.mkdir()
    start(folder)
    old = everything(folder)

    def keep(event: str) -> None:
        shutil.copytree(folder, moments / f"{len(list(moments.glob('*'))):03} {event}")

    assert outcome(COMMANDS[name], folder, keep) in (0, 1)
    new = everything(folder)
    assert new != old
    kept = sorted(moments.iterdir())
    assert any(path.name.endswith(NAMING) for path in kept)
    for moment in kept:
        found = {file: data for file, data in everything(moment).items() if not file.startswith(".planforge-")}
        assert old.keys() <= found.keys()
        assert all(data in (old.get(file), new.get(file)) for file, data in found.items())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_next_run_tidies_up(name: str, tmp_path: Path) -> None:
    """What a killed command has left is gone after it has run again."""

    def kill(event: str) -> None:
        if event in NAMING:
            os.kill(os.getpid(), signal.SIGKILL)

    start(tmp_path)
    assert outcome(COMMANDS[name], tmp_path, kill) == -signal.SIGKILL
    assert any(file.startswith(".planforge-") for file in everything(tmp_path))
    assert outcome(COMMANDS[name], tmp_path, lambda event: None) in (0, 1)
    assert not any(file.startswith(".planforge-") for file in everything(tmp_path))


def test_what_a_running_process_writes_is_left_alone(tmp_path: Path) -> None:
    """So are files that look alike but are none of planforge's; what a dead one left goes."""
    from planforge.filing.files import write_output
    from planforge.filing.temporary import open_temporary

    handle, ours = open_temporary(tmp_path)
    os.close(handle)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    leftover = Path(ours.replace(f"-{os.getpid()}-", f"-{dead.pid}-"))
    others = [tmp_path / ".planforge-notes.tmp", tmp_path / "a.tmp", tmp_path / f"x{Path(ours).name}"]
    elsewhere = tmp_path / ".planforge-00000000-1-abc.tmp"
    for path in (leftover, *others, elsewhere):
        path.write_bytes(b"x")
    write_output(tmp_path / "out", b"y")
    kept = {"out", Path(ours).name, elsewhere.name, *(path.name for path in others)}
    assert {path.name for path in tmp_path.iterdir()} == kept


def test_two_at_once_do_not_lose_a_change(tmp_path: Path) -> None:
    """A plan that another command holds is left alone."""
    from planforge.filing.failure import Failure
    from planforge.filing.files import held, replace_plan

    plan = tmp_path / "方案.yaml"
    plan.write_bytes(b"a")
    with held(plan, b"a"), pytest.raises(Failure) as failure:
        replace_plan(plan, b"c", b"a")
    assert (failure.value.code, plan.read_bytes()) == ("PF675", b"a")
    replace_plan(plan, b"b", b"a")
    with pytest.raises(Failure):
        replace_plan(plan, b"c", b"a")
    assert plan.read_bytes() == b"b"
