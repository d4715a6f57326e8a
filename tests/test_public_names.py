"""What ``import planforge`` offers: a plan's way from bytes to Word and Markdown, in a few functions."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import planforge

PLAN = """\
类型: 实施方案
标题: 青山县学前教育实施方案
发文单位: 青山县教育局
指导思想: 坚持公益普惠。
"""


@pytest.mark.parametrize("name", planforge.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """And each has a docstring, but for the version."""
    assert name == "__version__" or getattr(planforge, name).__doc__


def test_a_name_that_is_not_public_is_an_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError, match="rendr"):
        planforge.rendr  # noqa: B018


def test_importing_planforge_loads_nothing_heavy() -> None:
    """Until a name is used."""
    probe = "import planforge, sys; print([n for n in ('pydantic', 'yaml', 'jinja2', 'opencc') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_bytes_become_documents() -> None:
    """Word and Markdown at once, each as bytes."""
    files = planforge.render(planforge.read(PLAN.encode(), "方案.yaml"), ["docx", "md"])
    assert files is not None
    assert files["docx"][:2] == b"PK"
    assert files["md"].decode().startswith("# 青山县学前教育实施方案\n")


def test_a_plan_with_errors_is_no_document_and_says_why() -> None:
    """Findings instead of files."""
    checked = planforge.read((PLAN + "措失: 无\n").encode(), "方案.yaml")
    assert planforge.render(checked, ["md"]) is None
    assert [found.code for found in checked.diagnostics] == ["PF203"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"PK\x03\x04", "标题: \x00".encode(), b"- 1\n", b"\n\n# x\n"])
def test_any_bytes_are_read_or_told(data: bytes) -> None:
    """Empty, broken or foreign files are findings."""
    checked = planforge.read(data, "方案.yaml")
    assert planforge.make_document(checked) is None
    assert checked.diagnostics.has_errors()


def test_a_layout_that_is_not_there_is_told_by_check_and_render(tmp_path: Path) -> None:
    """At the line where the plan asks for it, with the nearest name."""
    from planforge.cli.app import run

    file = tmp_path / "方案.yaml"
    file.write_text(PLAN + "版式: gbt9740\n", "utf-8")
    checked = planforge.read(file.read_bytes(), str(file))
    assert planforge.render(checked, ["docx"]) is None
    (found,) = checked.diagnostics
    assert found.place is not None and found.place.line == 5
    assert run(["check", str(file)]) == run(["render", str(file)]) == 1
