"""The examples of PF9xx, which `planforge explain` shows: the wrong one has the code, the right one no finding."""

from __future__ import annotations

import pytest

import planforge
from planforge.codes import Wording, all_codes

HEAD = "类型: 宣传方案\n标题: 青山县教育宣传方案\n发文单位: 青山县教育局\n"
CALENDAR = "类型: 校历\n学期: {2026年春季学期: 2026-03-02 至 2026-07-03}\n"
FILES = {
    "校历.yaml": CALENDAR,
    "有错误的校历.yaml": f"{CALENDAR}放价: 2026-05-01\n",
    "宣传方案.yaml": HEAD,
}
OF_FILES = ("PF946", "PF947")
"""What is told when files are written, not when a plan is read."""
CODES = [one for code, one in all_codes().items() if code.startswith("PF9") and code not in OF_FILES]


def beside(name: str) -> bytes | None:
    """The files that lie beside the plan."""
    return FILES[name].encode() if name in FILES else None


def said(example: str) -> list[str]:
    """The codes that are reported about a plan with ``example`` in it."""
    return [one.code for one in planforge.read(f"{HEAD}{example}\n".encode(), "宣传方案.yaml", beside).diagnostics]


@pytest.mark.parametrize("wording", CODES, ids=lambda wording: wording.code)
def test_the_wrong_example_is_reported_with_its_code(wording: Wording) -> None:
    """Once, and nothing graver beside it."""
    assert said(wording.wrong).count(wording.code) == 1


@pytest.mark.parametrize("wording", CODES, ids=lambda wording: wording.code)
def test_the_right_example_is_right(wording: Wording) -> None:
    """What it shows as right has no finding at all."""
    assert said(wording.right) == []
