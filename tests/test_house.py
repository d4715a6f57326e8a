"""The rooms of the house: each imports only from rooms below it, and no module is in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "planforge"
ROOMS = [
    *("patterns", "stages", "diagnostics", "kept", "resources", "codes", "source", "language", "plan", "converting"),
    *("rectification", "publicity", "checks"),
    *("document", "templating", "composing"),
    *("writers", "correcting", "pipeline", "reports", "filing", "batch", "cli"),
]
"""From the ground up."""
DOORS = {"planforge", "planforge.__main__"}
"""The public names and the entry point stand outside the house."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def module_name(file: Path) -> str:
    """``planforge/plan/keys.py`` is ``planforge.plan.keys``."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The room that a module is in."""
    return module.split(".")[1]


@cache
def imports(file: Path) -> frozenset[str]:
    """The modules of planforge that ``file`` imports, at its top or inside functions."""
    known = {module_name(other) for other in MODULES}
    tree = ast.parse(file.read_text("utf-8"))
    return frozenset(name for node in ast.walk(tree) for name in _imported(node, known))


def _imported(node: ast.AST, known: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in known)
    elif isinstance(node, ast.ImportFrom) and node.module:
        assert node.level == 0, "imports are absolute"
        inner = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name if name in known else node.module for name in inner if name in known or node.module in known)


def inside() -> list[Path]:
    return [file for file in MODULES if module_name(file) not in DOORS]


def test_every_module_is_in_a_room() -> None:
    """A new room is entered in the list, at its height."""
    assert {room(module_name(file)) for file in inside()} == set(ROOMS)


@pytest.mark.parametrize("file", inside(), ids=module_name)
def test_a_room_imports_from_lower_rooms_only(file: Path) -> None:
    """Nothing imports from above, not even lazily."""
    height = ROOMS.index(room(module_name(file)))
    above = {name for name in imports(file) if name in DOORS or ROOMS.index(room(name)) > height}
    assert above - _allowed(module_name(file)) == set()


def _allowed(module: str) -> set[str]:
    """The version of the program is a public name that the command line tells."""
    return {"planforge"} if room(module) == "cli" else set()


def test_no_module_is_in_a_circle() -> None:
    """Read from the ground up, every module is known before it is used."""
    waiting = {module_name(file): set(imports(file)) - {module_name(file)} for file in inside()}
    for module, used in waiting.items():
        used -= DOORS
        # A package's __init__ gathers its modules; they do not need it to be read.
        used -= {package for package in used if module.startswith(f"{package}.")}
    while ready := {module for module, used in waiting.items() if not used & waiting.keys()}:
        waiting = {module: used for module, used in waiting.items() if module not in ready}
    assert waiting == {}


@pytest.mark.parametrize("file", MODULES, ids=module_name)
def test_every_module_says_what_it_is_for(file: Path) -> None:
    """Its first line is a sentence; empty packages say nothing."""
    tree = ast.parse(file.read_text("utf-8"))
    assert not tree.body or (ast.get_docstring(tree) or "").split("\n")[0]


@pytest.mark.parametrize("file", inside(), ids=module_name)
def test_only_the_command_line_prints_or_asks_for_the_time(file: Path) -> None:
    """The same input gives the same bytes on any day."""
    if room(module_name(file)) == "cli":
        return
    text = file.read_text("utf-8")
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
    forbidden = {"print", "input", "open", "datetime.now", "datetime.datetime.now", "date.today", "datetime.date.today"}
    assert calls & {*forbidden, "time.time", "os.getenv"} == set()
    assert "os.environ" not in text
