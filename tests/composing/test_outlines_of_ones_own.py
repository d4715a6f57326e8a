"""Outlines and layouts outside the plan: whatever stands in them, or is named, is said and never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

import planforge
from planforge.diagnostics import Severity
from planforge.pipeline import Checked, layout

PLAN = """类型: 实施方案
标题: 方案
发文单位: 县教育局
措施: [{标题: 建校舍, 牵头单位: 县住建局, 完成时限: 2025年底}]
工作要求: [加强领导]
"""


def checked_with(outline: bytes, folder: Path) -> Checked:
    """The plan after its kind's outline in ``folder`` was ``outline``."""
    file = folder / "implementation" / "outline.yaml"
    file.parent.mkdir()
    file.write_bytes(outline)
    checked = planforge.read(PLAN.encode(), "方案.yaml")
    planforge.make_document(checked, [folder])
    return checked


@pytest.mark.parametrize(
    ("outline", "code"),
    [
        ("- 措施\n- 工作要求\n".encode("gbk"), "PF102"),
        (b"\xff\xfe\xff", "PF103"),
        ("提纲: [措施, 工作要求]\n".encode(), "PF420"),
        ("措施\n".encode(), "PF420"),
        ("- 措施\n- 工作要求\n- {标题: 空节}\n".encode(), "PF233"),
    ],
    ids=["gbk", "broken", "mapping", "text", "empty-entry"],
)
def test_a_broken_outline_is_the_only_thing_reported(outline: bytes, code: str, tmp_path: Path) -> None:
    """In its own file, and without blaming the plan for what the outline then leaves out."""
    (found,) = checked_with(outline, tmp_path).diagnostics
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert found.place and found.place.file.endswith("outline.yaml")


def test_what_the_folders_outline_leaves_out_is_reported(tmp_path: Path) -> None:
    """Without a place: the plan itself is not miswritten."""
    (found,) = checked_with("- 措施\n".encode(), tmp_path).diagnostics
    assert (found.code, found.severity, found.place) == ("PF226", Severity.WARNING, None)
    assert found.facts["word"] == "工作要求"


@pytest.mark.parametrize("name", ["other", "layouts/other", "./other", "../other", "other.yaml", "/other"])
def test_a_plan_opens_no_layout_outside_the_folders(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A 版式 is a name; a file of that name in the current directory is not looked at."""
    for file in ("other", "other.yaml", "layouts/other.yaml", "own/other.yaml"):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text("extends: gbt9704\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    checked = planforge.read(f"{PLAN}版式: {name}\n".encode(), "方案.yaml")
    assert layout(checked, [tmp_path / "own"]) is None
    (found,) = checked.diagnostics
    assert (found.code, found.place and found.place.line) == ("PF520", 6)


@pytest.mark.parametrize("base", ["../outside", "sub/outside", ".."])
def test_a_layout_extends_only_what_lies_beside_it(base: str, tmp_path: Path) -> None:
    """Or what travels with planforge."""
    folder = tmp_path / "own" / "layouts"
    (folder / "sub").mkdir(parents=True)
    for place in (folder / "sub", tmp_path / "own"):
        (place / "outside.yaml").write_text("extends: gbt9704\n", "utf-8")
    (folder / "beside.yaml").write_text("extends: gbt9704\n", "utf-8")
    checked = planforge.read(f"{PLAN}版式: mine\n".encode(), "方案.yaml")
    (folder / "mine.yaml").write_text("extends: beside\n", "utf-8")
    assert layout(checked, [tmp_path / "own"]) is not None
    (folder / "mine.yaml").write_text(f"extends: {base}\n", "utf-8")
    assert layout(checked, [tmp_path / "own"]) is None
    assert [found.code for found in checked.diagnostics] == ["PF520"]


@pytest.mark.parametrize(
    ("annex", "codes"), [("任务分解表", ["PF226"]), ("责任清单", []), ("人员责任清单", [])]
)
def test_duties_that_an_annex_prints_are_not_left_out(annex: str, codes: list[str]) -> None:
    """What the outline does not list is only missed where nothing else prints it."""
    duty = "人员: [{姓名: 郁建武, 职责: 统筹全局。}]\n提纲: [措施, 工作要求]\n"
    checked = planforge.read(f"{PLAN}{duty}附件: [{annex}]\n".encode(), "方案.yaml")
    document = planforge.make_document(checked)
    assert document is not None
    assert [found.code for found in checked.diagnostics] == codes
    assert ("统筹全局" in planforge.write_markdown(document).decode()) is not bool(codes)
