"""Killed at every operation on a file: the old bytes or the new ones, never a part; the next run tidies up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest
from command_line import PLAN, SCHEDULED
from test_rectifying import FIRST, SECOND
from test_rectifying import PLAN as RECTIFIED

from planforge import pipeline
from planforge.cli.app import run

assert pipeline.FORMATS  # loaded once, before the processes part
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

WATCHED = frozenset(("open", "os.rename", "os.remove", "os.link", "os.chmod", "os.chown"))
"""The events of Python's audit hooks that change files; of opening, only for writing."""

COMMANDS = {
    "render": ("render", "好.yaml", "--to", "md,docx"),
    "rectify": ("rectify", "方案.yaml", "--feedback", "第二轮.yaml"),
    "rectify -o": ("rectify", "方案.yaml", "--feedback", "第二轮.yaml", "-o", "新方案.yaml"),
    "schedule --roll": ("schedule", "排期.yaml", "--roll", "2025", "-o", "去年.yaml"),
}


def start(folder: Path) -> dict[str, bytes]:
    """The files of a working folder, with an older output in it."""
    texts = {"好.yaml": PLAN, "方案.yaml": RECTIFIED, "第一轮.yaml": FIRST, "第二轮.yaml": SECOND}
    texts["排期.yaml"] = SCHEDULED
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "好.hans.md").write_text("旧的", "utf-8")
    return everything(folder)


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def killed_at(step: int, command: tuple[str, ...], folder: Path) -> int:
    """The exit code of ``command`` in a process that is killed before its operation ``step``, if it comes so far."""
    child = os.fork()
    if child == 0:
        _run_to(step, command, folder)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run_to(step: int, command: tuple[str, ...], folder: Path) -> NoReturn:
    left = step

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in WATCHED and (event != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

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
    """At each operation in turn, till the command gets through; then the same files as if it had never been killed."""
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    whole.mkdir()
    cut.mkdir()
    old = start(whole)
    assert killed_at(10_000, COMMANDS[name], whole) in (0, 1)
    new = everything(whole)
    for step in range(30):
        for path in cut.iterdir():
            if not path.name.startswith(".planforge-"):
                path.unlink()
        start(cut)
        code = killed_at(step, COMMANDS[name], cut)
        found = {file: data for file, data in everything(cut).items() if not file.startswith(".planforge-")}
        assert all(data in (old.get(file), new.get(file)) for file, data in found.items())
        assert old.keys() <= found.keys()
        if code != -9:
            break
    assert step > 1
    assert everything(cut) == new


def test_what_a_running_process_writes_is_left_alone(tmp_path: Path) -> None:
    """So are files that look alike but are none of planforge's; what a dead one left goes."""
    from planforge.cli.files import write_output
    from planforge.cli.temporary import open_temporary

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
    from planforge.cli.failure import Failure
    from planforge.cli.files import held, replace_plan

    plan = tmp_path / "方案.yaml"
    plan.write_bytes(b"a")
    with held(plan, b"a"), pytest.raises(Failure) as failure:
        replace_plan(plan, b"c", b"a")
    assert (failure.value.code, plan.read_bytes()) == ("PF675", b"a")
    replace_plan(plan, b"b", b"a")
    with pytest.raises(Failure):
        replace_plan(plan, b"c", b"a")
    assert plan.read_bytes() == b"b"
