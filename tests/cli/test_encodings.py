"""Files that are not UTF-8: read where the encoding is named, written back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import PLAN, SCHEDULED, Planforge
from test_rectifying import FIRST, SECOND
from test_rectifying import PLAN as RECTIFIED

COMMAND = ("rectify", "方案.yaml", "--feedback", "第二轮.yaml")


def write(codec: str, **texts: str) -> None:
    for name, text in texts.items():
        Path(f"{name}.yaml").write_bytes(text.encode(codec))


@pytest.mark.parametrize(
    ("codec", "option"),
    [("gbk", "GBK"), ("gb18030", "gb18030"), ("gbk", "gb2312"), ("utf-16-le", "utf-16"), ("utf-8-sig", "gbk")],
)
def test_every_command_reads_the_encoding_that_is_named(planforge: Planforge, codec: str, option: str) -> None:
    """What says itself that it is Unicode is read as that."""
    write(codec, 旧=PLAN, 方案=RECTIFIED, 第一轮=FIRST, 排期=SCHEDULED)
    for command in (
        ("check", "旧.yaml"),
        ("check", "方案.yaml"),
        ("render", "旧.yaml", "--to", "md"),
        ("status", "方案.yaml", "--as-of", "2026-04-01"),
        ("schedule", "排期.yaml"),
        ("convert", "旧.yaml", "--script", "hant", "--plan", "旧.yaml"),
    ):
        result = planforge(*command, "--encoding", option)
        assert result.code in (0, 1)
        assert [code for code in ("PF102", "PF103", "PF802") if code in result.out + result.err] == []
    assert "青山县" in Path("旧.hans.md").read_text("utf-8")


def test_a_wrong_or_unknown_encoding_is_told(planforge: Planforge) -> None:
    """With those that are known, or the line that does not read."""
    write("gbk", 旧=PLAN)
    assert "--encoding gb18030" in planforge("check", "旧.yaml").out
    unknown = planforge("check", "旧.yaml", "--encoding", "ansi")
    assert unknown.code == 2 and "PF617" in unknown.err and "gb18030" in unknown.err
    wrong = planforge("check", "旧.yaml", "--encoding", "utf-8")
    assert "PF102" in wrong.out
    Path("坏.yaml").write_bytes(PLAN.encode("gbk") + b"# \xff\xff\n")
    broken = planforge("check", "坏.yaml", "--encoding", "gbk")
    assert broken.code == 2 and "PF619" in broken.err and "第7行" in broken.err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plan_is_written_back_in_its_encoding(planforge: Planforge, end: str) -> None:
    """In place and elsewhere: the same text as from a UTF-8 file, with its line ends."""
    write("utf-8", 方案=RECTIFIED, 第一轮=FIRST, 第二轮=SECOND)
    planforge(*COMMAND, "-o", "新.yaml")
    new = Path("新.yaml").read_text("utf-8").replace("\n", end)
    write("gbk", 方案=RECTIFIED.replace("\n", end), 第一轮=FIRST)
    planforge(*COMMAND, "-o", "另.yaml", "--encoding", "gbk")
    assert Path("另.yaml").read_bytes().decode("gbk") == new
    planforge(*COMMAND, "--encoding", "gbk")
    assert Path("方案.yaml").read_bytes().decode("gbk") == new.replace("上一版: 方案.yaml", "上一版: 方案.第1轮.yaml")


def test_a_character_that_the_encoding_lacks_is_not_lost(planforge: Planforge) -> None:
    """Nothing is written."""
    write("gbk", 方案=RECTIFIED, 第一轮=FIRST)
    write("utf-8", 第二轮=SECOND.replace("食堂", "𬭚"))
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    result = planforge(*COMMAND, "--encoding", "gbk")
    assert (result.code, {path.name: path.read_bytes() for path in Path().iterdir()}) == (2, before)
    assert "PF623" in result.err and "𬭚" in result.err


def test_a_second_byte_order_mark_is_kept(planforge: Planforge) -> None:
    """The file changes where it is corrected and nowhere else."""
    twice = ("\ufeff" * 2 + PLAN.replace("坚持公益普惠", "坚持公益,普惠")).encode()
    Path("旧.yaml").write_bytes(twice)
    planforge("check", "--fix", "旧.yaml")
    assert Path("旧.yaml").read_bytes() == twice.replace(b",\xe6\x99\xae", "，普".encode())
