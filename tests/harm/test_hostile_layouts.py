"""Layout profiles and outlines of a user's folder that mean harm end in a message, and links out of it lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import planforge
from planforge.diagnostics import Diagnostic

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "hostile" / "layouts.yaml").read_text("utf-8"))
PLAN = "类型: 实施方案\n标题: 方案\n发文单位: 县教育局\n引言: 为办好教育，制定本方案。\n"


def found_in(folder: Path) -> list[Diagnostic]:
    """What is found in the layout 版式 of ``folder``."""
    checked = planforge.read(f"{PLAN}版式: 版式\n".encode(), "方案.yaml")
    planforge.render(checked, ["docx"], [folder])
    return [one for one in checked.diagnostics if one.code.startswith("PF5")]


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_layout_ends_in_a_message(name: str, tmp_path: Path) -> None:
    """At its line, where one is at fault."""
    case = CASES[name]
    (tmp_path / "layouts").mkdir()
    text = case["profile"] if "profile" in case else case["repeat"] * case["times"]
    (tmp_path / "layouts" / "版式.yaml").write_text(text, "utf-8")
    (found,) = found_in(tmp_path)
    assert found.place is not None
    assert [found.code, found.place.line][: len(case["told"])] == case["told"]


def test_a_link_out_of_the_folder_is_no_layout(tmp_path: Path) -> None:
    """Neither as the layout itself nor as the one that it extends."""
    outside, own = tmp_path / "outside.yaml", tmp_path / "own"
    (own / "layouts").mkdir(parents=True)
    outside.write_text("extends: gbt9704\n", "utf-8")
    link = own / "layouts" / "版式.yaml"
    link.symlink_to(outside)
    assert [one.code for one in found_in(own)] == ["PF520"]
    link.rename(own / "layouts" / "别处.yaml")
    link.write_text("extends: 别处\n", "utf-8")
    assert [one.code for one in found_in(own)] == ["PF520"]
    (own / "layouts" / "别处.yaml").unlink()
    (own / "layouts" / "别处.yaml").write_text("extends: gbt9704\n", "utf-8")
    assert found_in(own) == []


def test_a_link_out_of_the_folder_is_no_outline(tmp_path: Path) -> None:
    """The kind's own outline is used instead; a file in the folder is read."""
    outside, own = tmp_path / "outside.yaml", tmp_path / "own"
    (own / "implementation").mkdir(parents=True)
    outside.write_text("不是列表\n", "utf-8")
    outline = own / "implementation" / "outline.yaml"
    outline.symlink_to(outside)
    assert _outline_codes(own) == []
    outline.unlink()
    outline.write_bytes(outside.read_bytes())
    assert _outline_codes(own) == ["PF420"]


def _outline_codes(folder: Path) -> list[str]:
    checked = planforge.read(PLAN.encode(), "方案.yaml")
    planforge.make_document(checked, [folder])
    return [one.code for one in checked.diagnostics if one.code.startswith("PF4")]
