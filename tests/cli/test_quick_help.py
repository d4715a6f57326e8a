"""``planforge --help`` stays quick: heavy packages are loaded by the command that needs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PLAN

HEAVY = ("pydantic", "yaml", "docx", "lxml", "jinja2", "markdown", "opencc", "babel", "rich")
PROBE = f"""
import json, sys
from planforge.cli.app import run
code = run(json.loads(sys.argv[1]))
print(json.dumps([code, [name for name in {HEAVY!r} if name in sys.modules]]), file=sys.stderr)
"""


def loaded(*arguments: str) -> tuple[int, list[str]]:
    """The exit code of a command line, and the heavy packages that a fresh process has loaded for it."""
    command = [sys.executable, "-c", PROBE, json.dumps(arguments)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    code, names = json.loads(said.strip().split("\n")[-1])
    return code, names


def test_help_loads_nothing_heavy() -> None:
    """The first thing that anybody types."""
    assert loaded("--help") == (0, [])
    assert loaded("--version") == (0, [])


@pytest.mark.parametrize("command", ["new", "check", "render", "schedule", "status", "schema", "explain", "templates"])
def test_the_help_of_a_command_loads_nothing_heavy(command: str) -> None:
    """Not even pydantic, with which typer reads arguments: there is none to be read."""
    assert loaded(command, "--help") == (0, [])


def test_help_imports_no_other_command() -> None:
    """What ``render`` needs is of no use to somebody who looks up ``check``."""
    code = """
import sys
from planforge.cli.app import run
run(["check", "--help"])
print("planforge.cli.render" in sys.modules)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.endswith("\nFalse\n")


def test_a_plan_loads_nothing_that_only_other_kinds_need(tmp_path: Path) -> None:
    """A 实施方案 has no schedule, and no rounds of feedback; a script of its own needs no conversion."""
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    others = ("planforge.checks.publicity", "planforge.checks.rectification", "planforge.publicity.schedule")
    heavy = ("opencc", "docx", "lxml", "dateutil", "icalendar", "xlsxwriter", "babel")
    code = f"""
import sys
from planforge.cli.app import run
assert run(["render", "plan.yaml", "-o", "out"]) == 0
print([name for name in {(*others, *heavy)!r} if name in sys.modules])
"""
    found = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.endswith("\n[]\n")


def test_the_templates_are_listed_without_the_models() -> None:
    """Only what a command needs is loaded."""
    assert set(loaded("templates", "list")[1]) <= {"pydantic"}
