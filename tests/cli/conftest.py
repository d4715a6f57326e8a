"""Runs command lines in an empty folder, in Simplified Chinese whatever the machine speaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import BROKEN, PLAN, Planforge, Result

from planforge.cli.app import run


@pytest.fixture
def planforge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Planforge:
    """Run ``planforge`` with some arguments; the working folder holds 好.yaml and 坏.yaml."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLANFORGE_LANG", "zh_Hans")
    Path("好.yaml").write_text(PLAN, "utf-8")
    Path("坏.yaml").write_text(BROKEN, "utf-8")

    def command(*arguments: str) -> Result:
        capsys.readouterr()
        code = run(arguments)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return command
