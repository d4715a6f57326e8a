"""``check --fix``: what is certain is corrected in the file, everything else stays, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Planforge

from planforge.cli import fixing
from planforge.correcting import corrected

HEAD = "类型: 实施方案\n标题: 青山县学前教育实施方案\n发文单位: 青山县教育局\n"
SLIPS = f"""# 这一行注释不动
{HEAD}文号: 青教发[2025]06号   # 行尾的注释
引言: 为落实国发〔2010〕第41号,制定本方案.
指导思想: |
  坚持"公益普惠",加强领导(含乡镇).
  到二0一六年，完成１３所。
保障措施:
  - {{标题: '加强领导。', 内容: "（一）、摸底;我们,好"}}
"""
RIGHT = f"""# 这一行注释不动
{HEAD}文号: 青教发〔2025〕6号   # 行尾的注释
引言: 为落实国发〔2010〕41号，制定本方案。
指导思想: |
  坚持“公益普惠”，加强领导（含乡镇）。
  到二〇一六年，完成13所。
保障措施:
  - {{标题: '加强领导', 内容: "（一）摸底；我们，好"}}
"""


def test_what_is_certain_is_corrected_in_place(tmp_path: Path, planforge: Planforge) -> None:
    """Comments, quoting, blocks and order stay; every correction is told with its place."""
    file = tmp_path / "方案.yaml"
    file.write_text(SLIPS, "utf-8")
    told = planforge("check", "--fix", str(file)).err
    assert file.read_text("utf-8") == RIGHT
    assert f"{file}:5:8: [2025] → 〔2025〕 [PF758]" in told


def test_a_second_time_there_is_nothing_to_correct(tmp_path: Path, planforge: Planforge) -> None:
    """And the file is not even written."""
    file = tmp_path / "方案.yaml"
    file.write_text(RIGHT, "utf-8")
    before = file.stat()
    planforge("check", "--fix", str(file))
    assert file.stat().st_mtime_ns == before.st_mtime_ns


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encoding_and_line_ends_stay(encoding: str, newline: str, tmp_path: Path, planforge: Planforge) -> None:
    """A clerk's Notepad finds its file as it was."""
    file = tmp_path / "方案.yaml"
    file.write_bytes(SLIPS.replace("\n", newline).encode(encoding))
    planforge("check", "--fix", str(file), "--encoding", "gb18030")
    assert file.read_bytes() == RIGHT.replace("\n", newline).encode(encoding)


def test_a_switched_off_rule_corrects_nothing(tmp_path: Path, planforge: Planforge) -> None:
    """By the plan or by the command line."""
    file = tmp_path / "方案.yaml"
    file.write_text(f"{HEAD}检查: {{PF756: 不查}}\n引言: 坚持\"公益\",好。\n", "utf-8")
    planforge("check", "--fix", "--skip", "PF755", str(file))
    assert '坚持"公益",好。' in file.read_text("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "保障措施: [{标题: 一、*重点*, 内容: 甲做好。}]",
        "保障措施: [{标题: 3、&甲, 内容: 甲做好。}]",
        "保障措施: [{标题: 7、%甲, 内容: 甲做好。}]",
        "目标: [{名称: 毛入园率。, 目标值: 96%}]\n措施: [{标题: 建园, 对应目标: 毛入园率。}]",
    ],
)
def test_a_correction_that_would_break_the_file_is_not_made(line: str) -> None:
    """YAML would read what is left as something else, or a reference would lead nowhere."""
    text = f"{HEAD}{line}\n"
    assert corrected(text, "方案.yaml") == (text, [])


def test_what_somebody_saves_in_the_meantime_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planforge: Planforge
) -> None:
    """The file is refused, not overwritten, and its findings are told all the same."""
    file = tmp_path / "方案.yaml"
    file.write_text(SLIPS, "utf-8")
    replace = fixing.replace_plan

    def saved_before(path: Path, data: bytes, expected: bytes) -> None:
        file.write_text(SLIPS + "结语: 同事刚写的。\n", "utf-8")
        replace(path, data, expected)

    monkeypatch.setattr(fixing, "replace_plan", saved_before)
    assert planforge("check", "--fix", str(file)).code == 2
    assert file.read_text("utf-8") == SLIPS + "结语: 同事刚写的。\n"


def test_a_file_that_cannot_be_written_is_checked_all_the_same(tmp_path: Path, planforge: Planforge) -> None:
    """What was found is told beside the refusal."""
    file = tmp_path / "方案.yaml"
    file.write_text(SLIPS, "utf-8")
    file.chmod(0o444)
    told = planforge("check", "--fix", "--format", "json", str(file))
    assert told.code == 2
    assert all(code in told.out for code in ("PF758", "PF613"))
    assert file.read_text("utf-8") == SLIPS
