"""``render --parts``: each part a document of its own; files beside the plan, and no others, are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from planforge.cli.app import run
from planforge.cli.files import beside

PLAN = """\
类型: 整改方案
标题: 青山县督导评估反馈问题整改方案
发文单位: 青山县教育局
问题: [{标题: 班额偏大, 整改措施: 划片招生。, 责任部门: 教育股, 整改时限: 2025年9月初}]
"""


@pytest.mark.parametrize("words", ["方案,整改台账", "方案、整改臺賬", "plan,ledger"])
def test_parts_are_named_in_either_script_or_in_english(tmp_path: Path, words: str) -> None:
    """The plan keeps its name; a part has its own name in the file's, and in its title."""
    file = tmp_path / "方案.yaml"
    file.write_text(PLAN, "utf-8")
    assert run(["render", str(file), "--to", "md", "--parts", words]) == 0
    assert sorted(path.name for path in tmp_path.glob("*.md")) == ["方案.hans.md", "方案.整改台账.hans.md"]
    ledger = (tmp_path / "方案.整改台账.hans.md").read_text("utf-8")
    assert ledger.startswith("# 青山县督导评估反馈问题整改台账\n")


def test_all_leaves_out_what_has_nothing_in_it(tmp_path: Path) -> None:
    """A first plan has no 变化说明."""
    file = tmp_path / "方案.yaml"
    file.write_text(PLAN, "utf-8")
    assert run(["render", str(file), "--to", "md", "--parts", "all"]) == 0
    parts = {path.name.split(".")[1] for path in tmp_path.glob("*.md")}
    assert parts == {"hans", "问题清单", "整改台账", "责任清单", "销号审核表"}


def test_an_unknown_part_and_a_feedback_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what there is, and with what to do."""
    file = tmp_path / "反馈.yaml"
    file.write_text("类型: 反馈意见\n问题: [班额偏大]\n", "utf-8")
    assert run(["render", str(file)]) == 2
    assert "PF669" in capsys.readouterr().err
    assert run(["render", str(file), "--parts", "整改台帐表"]) == 2
    assert "PF668" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../外.yaml", "没有.yaml", "链接.yaml", "\0"])
def test_no_file_outside_the_folder_is_read(tmp_path: Path, name: str) -> None:
    """Neither upwards, nor through a link."""
    folder = tmp_path / "内"
    folder.mkdir()
    (tmp_path / "外.yaml").write_text("外", "utf-8")
    (folder / "链接.yaml").symlink_to(tmp_path / "外.yaml")
    read = beside(folder / "方案.yaml")
    assert read(name) is None
    assert read(str(tmp_path / "外.yaml")) is None


def test_a_file_below_the_folder_is_read(tmp_path: Path) -> None:
    """Subfolders belong to the plan."""
    (tmp_path / "反馈").mkdir()
    (tmp_path / "反馈" / "一.yaml").write_text("一", "utf-8")
    assert beside(tmp_path / "方案.yaml")("反馈/一.yaml") == "一".encode()
