"""A working folder with the plans of some schools, and what ``planforge render`` makes of it."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import planforge

PACKAGE = Path(planforge.__file__).parents[1]
SLOW = """
import time
from planforge.batch import rendering
if rendering._attempt.__name__ != "at_work":
    attempt = rendering._attempt
    def at_work(order, job, seen):
        time.sleep(0.05)
        return attempt(order, job, seen)
    rendering._attempt = at_work
"""
"""Plans take time, so that there is some to kill a process; a worker of Dask loads this twice."""
_FIGURES = re.compile("；用时.*")


def plan_of(number: int) -> str:
    """The plan of a school, small and sound."""
    return f"""\
类型: 实施方案
标题: 第{number}小学阅读推广实施方案
发文单位: 第{number}小学
成文日期: 2026-03-02
指导思想: 让每个孩子爱上读书。
措施: [{{标题: 建好图书角, 内容: 每班建1个图书角。, 牵头单位: 教导处, 责任人: 何静, 完成时限: 2026年6月底前}}]
"""


@dataclass(frozen=True)
class Ran:
    """What a run said: its exit code, the names on stdout, the lines on stderr without times."""

    code: int
    made: list[str]
    said: list[str]

    @property
    def summary(self) -> str:
        """The line that counts."""
        return next(line for line in self.said if line.startswith("共 "))


@dataclass(frozen=True)
class Folder:
    """The working folder of a run."""

    path: Path

    def write(self, name: str, text: str) -> None:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def schools(self, count: int) -> None:
        """So many plans below ``各校``, in two districts."""
        for number in range(count):
            self.write(f"各校/第{number % 2}学区/学校{number:02}.yaml", plan_of(number))

    def start(self, *arguments: str, python: str = "") -> subprocess.Popen[str]:
        """``planforge`` with ``arguments``, in a process group of its own; ``python`` is run before it."""
        code = f"import sys\n{python}\nfrom planforge.cli.app import run\nsys.exit(run(sys.argv[1:]))"
        environment = {**os.environ, "PLANFORGE_LANG": "zh_Hans", "PYTHONPATH": str(PACKAGE)}
        return subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            cwd=self.path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, python: str = "") -> Ran:
        process = self.start(*arguments, python=python)
        out, err = process.communicate(timeout=120)
        return Ran(process.returncode, out.splitlines(), [_FIGURES.sub("", line) for line in err.splitlines()])

    def render(self, *arguments: str, python: str = "") -> Ran:
        """``planforge render 各校 -o out --to md`` with some more ``arguments``."""
        return self.run("render", "各校", "-o", "out", "--to", "md", *arguments, python=python)

    def files(self, folder: str = "out") -> dict[str, str]:
        """The hashes of the documents below ``folder``; what begins with a point is none."""
        root = self.path / folder
        return {
            path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(root.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }


def kill(process: subprocess.Popen[str]) -> None:
    """End a process with all those that it has started, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
