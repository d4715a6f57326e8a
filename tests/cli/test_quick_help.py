"""``planforge --help`` stays quick: heavy packages are loaded by the command that needs them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

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
def test_the_help_of_a_command_loads_nothing_of_ours(command: str) -> None:
    """Pydantic may be loaded by typer, which reads arguments with it in its newer versions."""
    assert set(loaded(command, "--help")[1]) <= {"pydantic"}


def test_the_templates_are_listed_without_the_models() -> None:
    """Only what a command needs is loaded."""
    assert set(loaded("templates", "list")[1]) <= {"pydantic"}
