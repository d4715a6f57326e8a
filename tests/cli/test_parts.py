"""``render --parts``: each part a document of its own; files beside the plan, and no others, are read."""

from __future__ import annotations

from os import mkfifo
from pathlib import Path

import pytest

from planforge.cli.app import run
from planforge.filing.inputs import Inputs
from planforge.plan.companions import Reason, Unopened

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


@pytest.mark.parametrize(
    ("name", "reason", "said"),
    [
        ("../外.yaml", Reason.OUTSIDE, "../外.yaml"),
        ("/外.yaml", Reason.OUTSIDE, "/外.yaml"),
        ("链接.yaml", Reason.OUTSIDE, "链接.yaml"),
        ("没有.yaml", Reason.MISSING, None),
        ("校例.yaml", Reason.MISSING, "校历.yaml"),
        ("下层", Reason.FOLDER, "下层"),
        ("管道", Reason.IRREGULAR, "管道"),
    ],
)
def test_no_file_outside_the_folder_is_read(tmp_path: Path, name: str, reason: Reason, said: str | None) -> None:
    """Neither upwards, nor through a link, nor what is no regular file: a pipe would never end."""
    folder = tmp_path / "内"
    folder.mkdir()
    (tmp_path / "外.yaml").write_text("外", "utf-8")
    (folder / "链接.yaml").symlink_to(tmp_path / "外.yaml")
    (folder / "校历.yaml").write_text("内", "utf-8")
    (folder / "下层").mkdir()
    mkfifo(folder / "管道")
    with pytest.raises(Unopened) as refused:
        Inputs().beside(folder / "方案.yaml")(name)
    assert (refused.value.reason, refused.value.said) == (reason, said)


def test_a_name_that_no_file_can_have_is_none(tmp_path: Path) -> None:
    """No traceback for a text that is no file name."""
    assert Inputs().beside(tmp_path / "方案.yaml")("\0") is None


@pytest.mark.parametrize(
    ("named", "way_out"),
    [("校例.yaml", "是不是“校历.yaml”？"), ("下层", "“下层”是文件夹"), ("管道", "“管道”不是普通文件"),
     ("../外.yaml", "“../外.yaml”在方案所在的文件夹之外")],
)  # fmt: skip
@pytest.mark.parametrize(("kind", "key", "code"), [("宣传方案", "校历", "PF901"), ("整改方案", "上一版", "PF801")])
def test_what_cannot_be_read_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, key: str, code: str, named: str, way_out: str
) -> None:
    """A folder is not a missing file, and a near name is named."""
    file = tmp_path / "方案.yaml"
    file.write_text(f"类型: {kind}\n标题: 青山县方案\n发文单位: 青山县教育局\n{key}: {named}\n", "utf-8")
    (tmp_path / "校历.yaml").write_text("类型: 校历\n", "utf-8")
    (tmp_path / "下层").mkdir()
    mkfifo(tmp_path / "管道")
    run(["check", str(file)])
    out = capsys.readouterr().out
    assert f"[{code}]" in out
    assert way_out in out


def test_a_file_below_the_folder_is_read(tmp_path: Path) -> None:
    """Subfolders belong to the plan."""
    (tmp_path / "反馈").mkdir()
    (tmp_path / "反馈" / "一.yaml").write_text("一", "utf-8")
    assert Inputs().beside(tmp_path / "方案.yaml")("反馈/一.yaml") == "一".encode()
