"""Compiled templates are kept for the next process: planforge's own only, and each for just the text that it had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from planforge import kept
from planforge.templating.kept_code import KeptCode


class Memory:
    """A shelf that lasts as long as a test."""

    def __init__(self) -> None:
        self.things: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.things.get(name)

    def put(self, name: str, data: bytes) -> None:
        self.things[name] = data


@pytest.fixture(autouse=True)
def shelf() -> Iterator[Memory]:
    """Lent for one test."""
    memory = Memory()
    kept.lend(memory)
    yield memory
    kept.lend(None)


class Compiling(Environment):
    """Tells what it has compiled."""

    def __init__(self, folder: Path, own: Path) -> None:
        super().__init__(loader=FileSystemLoader(folder), bytecode_cache=KeptCode(own, "own"))
        self.compiled: list[str] = []

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any, **options: Any) -> Any:
        self.compiled.append(name)
        return super().compile(source, name, filename, *args, **options)


def rendered(folder: Path, own: Path) -> tuple[str, list[str]]:
    """What a new process would write with the template ``a``, and the templates that it would compile."""
    environment = Compiling(folder, own)
    return environment.get_template("a").render(), environment.compiled


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    """The second process finds the code of the first."""
    (tmp_path / "a").write_text("{{ 1 + 1 }}", "utf-8")
    assert rendered(tmp_path, tmp_path) == ("2", ["a"])
    assert rendered(tmp_path, tmp_path) == ("2", [])


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    """Whatever its name and its time."""
    (tmp_path / "a").write_text("{{ 1 + 1 }}", "utf-8")
    rendered(tmp_path, tmp_path)
    (tmp_path / "a").write_text("{{ 1 + 2 }}", "utf-8")
    assert rendered(tmp_path, tmp_path) == ("3", ["a"])


def test_the_code_of_other_makers_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another Python, Jinja2 or planforge might write other code."""
    (tmp_path / "a").write_text("{{ 1 + 1 }}", "utf-8")
    rendered(tmp_path, tmp_path)
    monkeypatch.setattr("planforge.templating.kept_code._makers", lambda: "others")
    assert rendered(tmp_path, tmp_path) == ("2", ["a"])


def test_the_code_of_users_templates_is_not_kept(tmp_path: Path, shelf: Memory) -> None:
    """They are compiled each time."""
    (tmp_path / "a").write_text("{{ 1 + 1 }}", "utf-8")
    for _ in range(2):
        assert rendered(tmp_path, tmp_path / "own") == ("2", ["a"])
    assert shelf.things == {}


def test_values_are_recalled_for_the_source_that_they_were_made_of() -> None:
    """And what JSON would give back as something else is made each time."""
    assert kept.recalled("name", b"1", lambda: {"a": [1, "二"]}) == {"a": [1, "二"]}
    assert kept.recalled("name", b"1", lambda: "unused") == {"a": [1, "二"]}
    assert kept.recalled("name", b"2", lambda: "new") == "new"
    assert kept.recalled("numbers", b"1", lambda: {1: "a"}) == {1: "a"}
    assert kept.recalled("numbers", b"1", lambda: {1: "b"}) == {1: "b"}
