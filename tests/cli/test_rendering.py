"""``planforge render``: what it writes, under which names, and that it leaves nothing half done."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from command_line import BROKEN, PLAN, Planforge

from planforge.filing import files
from planforge.filing.failure import Failure


def names(folder: str = ".") -> list[str]:
    """The files in ``folder``."""
    return sorted(path.name for path in Path(folder).iterdir())


def test_a_plan_becomes_word_and_markdown(planforge: Planforge) -> None:
    """Named after the plan and its script; the names on stdout, nothing on stderr."""
    result = planforge("render", "好.yaml", "-o", "out")
    assert (result.code, result.err) == (0, "")
    assert result.out.split() == ["out/好.hans.docx", "out/好.hans.md"]
    assert names("out") == ["好.hans.docx", "好.hans.md"]


def test_without_a_folder_they_stand_beside_the_plan(planforge: Planforge) -> None:
    """Only the formats asked for."""
    assert planforge("render", "好.yaml", "--to", "md").code == 0
    assert names() == ["坏.yaml", "好.hans.md", "好.yaml"]


def test_a_traditional_plan_is_named_so(planforge: Planforge) -> None:
    """The script is the plan's own; saying so is allowed."""
    Path("繁.yaml").write_text("類型: 工作計劃\n標題: 計劃\n發文單位: 縣教育局\n指導思想: 面向全體學生。\n", "utf-8")
    assert planforge("render", "繁.yaml", "--to", "md", "--script", "hant").out == "繁.hant.md\n"
    assert "指導思想" in Path("繁.hant.md").read_text("utf-8")


def test_the_same_plan_gives_the_same_bytes(planforge: Planforge) -> None:
    """From another folder, a second time."""
    planforge("render", "好.yaml", "-o", "一")
    planforge("render", "好.yaml", "-o", "二")
    for name in names("一"):
        assert Path("一", name).read_bytes() == Path("二", name).read_bytes()


def test_errors_forbid_rendering_and_keep_the_old_file(planforge: Planforge) -> None:
    """Findings on stderr, exit code 1; what was rendered before stays as it was."""
    Path("坏.hans.md").write_text("旧", "utf-8")
    result = planforge("render", "坏.yaml", "--to", "md")
    assert (result.code, result.out) == (1, "")
    assert "错误[PF203] 不认识的键“措失”" in result.err
    assert Path("坏.hans.md").read_text("utf-8") == "旧"
    assert names() == ["坏.hans.md", "坏.yaml", "好.yaml"]


def test_one_bad_plan_does_not_stop_the_others(planforge: Planforge) -> None:
    """Every file is tried; a summary names the one that failed, and so does the exit code."""
    result = planforge("render", "坏.yaml", "好.yaml", "-o", "out", "--to", "md")
    assert (result.code, result.out) == (1, "out/好.hans.md\n")
    assert "共 2 份：生成 1 份，有问题没有生成 1 份" in result.err
    assert result.err.endswith("\n  坏.yaml  PF203\n")


def test_warnings_are_told_and_do_not_forbid(planforge: Planforge) -> None:
    """Unless one asks for it with --strict."""
    Path("疑.yaml").write_text(PLAN + "单位: [县教育局]\n", "utf-8")
    result = planforge("render", "疑.yaml", "--to", "md")
    assert (result.code, result.out) == (0, "疑.hans.md\n")
    assert "警告[PF220]" in result.err
    Path("疑.hans.md").unlink()
    strict = planforge("render", "疑.yaml", "--to", "md", "--strict")
    assert (strict.code, strict.out, Path("疑.hans.md").exists()) == (1, "", False)


def test_as_of_dates_a_plan_without_date(planforge: Planforge) -> None:
    """And leaves a plan with a date alone."""
    Path("无日期.yaml").write_text(PLAN.replace("成文日期: 2025-02-06\n", ""), "utf-8")
    planforge("render", "无日期.yaml", "好.yaml", "--to", "md", "--as-of", "2026-03-01")
    assert "2026年3月1日" in Path("无日期.hans.md").read_text("utf-8")
    assert "2025年2月6日" in Path("好.hans.md").read_text("utf-8")


def test_the_same_file_twice_is_no_clash(planforge: Planforge) -> None:
    """Two different files of one name are (PF621)."""
    assert planforge("render", "好.yaml", "好.yaml", "--to", "md").code == 0


def test_a_folder_that_cannot_be_written_is_a_message(planforge: Planforge) -> None:
    """Exit code 2; no traceback."""
    Path("占用").write_text("", "utf-8")
    result = planforge("render", "好.yaml", "-o", "占用")
    assert (result.code, result.out) == (2, "")
    assert "错误[PF613] 写不了“占用”" in result.err


def test_a_failed_write_leaves_no_trace(planforge: Planforge, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fills up: the old file stays whole, the temporary one is gone."""
    Path("好.hans.md").write_text("旧", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    result = planforge("render", "好.yaml", "--to", "md")
    assert result.code == 2 and "PF613" in result.err
    assert Path("好.hans.md").read_text("utf-8") == "旧"
    assert names() == ["坏.yaml", "好.hans.md", "好.yaml"]


def test_a_written_file_has_the_usual_rights(tmp_path: Path) -> None:
    """Not the narrow ones of a temporary file."""
    before = os.umask(0o027)
    try:
        files.write_output(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_an_unreadable_file_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights or disk: the reason is told."""

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(Failure) as failure:
        files.read_input(tmp_path / "a")
    assert (failure.value.code, failure.value.facts["detail"]) == ("PF612", "没有权限")


def test_a_broken_plan_is_told_once_in_order(planforge: Planforge) -> None:
    """Render reports what check reports."""
    Path("坏.yaml").write_text(BROKEN + "完成實现: 无\n", "utf-8")
    rendered, checked = planforge("render", "坏.yaml"), planforge("check", "坏.yaml")
    assert rendered.err == checked.out
