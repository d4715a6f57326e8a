"""The wording of PF1xx: each code's own examples show what it is about, and no code is missing or left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planforge.codes import Wording, all_codes
from planforge.diagnostics import TOO_MANY, Diagnostics
from planforge.source import load

CODES = {code: wording for code, wording in all_codes().items() if code.startswith("PF1")}
SOURCE = Path(__file__).parents[2] / "planforge" / "source"


def said(text: str) -> set[str]:
    diagnostics = Diagnostics()
    load(text, "example.yaml", diagnostics)
    return {diagnostic.code for diagnostic in diagnostics}


def shown() -> list[Wording]:
    """The codes with an example in YAML; some can only be described, in a comment or by a command."""
    return [wording for wording in CODES.values() if not wording.wrong.startswith(("#", "planforge"))]


@pytest.mark.parametrize("wording", shown(), ids=lambda wording: wording.code)
def test_the_wrong_example_is_reported_with_its_code(wording: Wording) -> None:
    """What `planforge explain` shows as wrong is what the code is given for."""
    assert wording.code in said(wording.wrong)


@pytest.mark.parametrize("wording", shown(), ids=lambda wording: wording.code)
def test_the_right_example_is_right(wording: Wording) -> None:
    """What it shows as right has no finding at all."""
    assert said(wording.right) == set()


def test_every_code_in_use_has_its_wording_and_no_wording_is_idle() -> None:
    """The codes that the room names are the codes of codes/source.yaml."""
    used = {code for file in SOURCE.rglob("*.py") for code in re.findall(r"PF1\d\d", file.read_text("utf-8"))}
    assert used | {TOO_MANY} == set(CODES)
