"""The glyph guard: what the font that is named for a text does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from planforge.pipeline import proofread, read

HEAD = "类型: 实施方案\n标题: 青山县学前教育实施方案\n发文单位: 青山县教育局\n总体目标: "
OWN = "extends: gbt9704\nfonts: {hans: {faces: {body: {name: 仿宋_GB2312}}}}\n"


def found(plan: str, folder: Path, profile: str = "") -> list[tuple[str, str]]:
    """(font, characters) of every warning."""
    if profile:
        (folder / "layouts").mkdir()
        (folder / "layouts" / "自家.yaml").write_text(profile, encoding="utf-8")
        plan += "版式: 自家\n"
    checked = read(plan.encode(), "方案.yaml")
    proofread(checked, (folder,))
    return [(d.facts["font"], d.facts["chars"]) for d in checked.diagnostics if d.code == "PF712"]


@pytest.mark.parametrize(
    ("char", "missing"),
    [("镕", "镕"), ("喆", "喆"), ("強", "強"), ("〇", ""), ("①", ""), ("—", "")],
    ids=["镕", "喆", "強", "〇", "①", "—"],
)
def test_a_gb2312_font_lacks_what_the_character_set_lacks(char: str, missing: str, tmp_path: Path) -> None:
    """仿宋_GB2312 has the 6,763 characters of GB 2312 and the usual marks; the warning lists the rest."""
    fonts = dict(found(f"{HEAD}由朱{char}明负责。\n", tmp_path, OWN))
    assert fonts.get("仿宋_GB2312", "") == missing


def test_the_usual_fonts_have_what_plans_are_written_in(tmp_path: Path) -> None:
    """仿宋 has the characters of GBK: nothing to report."""
    assert found(f"{HEAD}由朱镕明、李喆负责，到二〇二五年完成。\n", tmp_path) == []
