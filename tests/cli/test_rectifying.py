"""``planforge rectify``: where the next plan goes, what is kept, and what an interruption leaves behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_line import Planforge

from planforge.filing import files

PLAN = """\
# 县局起草
类型: 整改方案
标题: 青山县整改方案
发文单位: 青山县教育局
反馈意见: [第一轮.yaml]
问题:
  - 内容: 大班额没有化解。   # 教育股
    整改措施: [{内容: 新建两所小学。, 责任部门: 教育股, 整改时限: 2026年8月底前}]
"""
FIRST = "类型: 反馈意见\n检查单位: 省督导组\n问题: [大班额没有化解。]\n"
SECOND = "类型: 反馈意见\n检查单位: 省督导组\n反馈日期: 2026-04-10\n问题: [大班额没有化解。, 食堂留样不足。]\n"
DOUBTFUL = "类型: 反馈意见\n检查单位: 省督导组\n问题: [{内容: 教师缺编。, 复查结论: 未整改}]\n"
COMMAND = ("rectify", "方案.yaml", "--feedback", "第二轮.yaml")
KEPT = Path("方案.第1轮.yaml")
FILE = Path("方案.yaml")


@pytest.fixture
def rectify(planforge: Planforge) -> Planforge:
    """Runs ``planforge``; the working folder holds 方案.yaml and its rounds."""
    FILE.write_text(PLAN, "utf-8")
    for name, text in (("第一轮", FIRST), ("第二轮", SECOND), ("存疑", DOUBTFUL)):
        Path(f"{name}.yaml").write_text(text, "utf-8")
    return planforge


def everything() -> dict[str, bytes]:
    """The files of the working folder."""
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def test_the_plan_is_updated_and_kept_as_it_was(rectify: Planforge) -> None:
    """In place; the old one under its round's name, which the new one names as 上一版."""
    result = rectify(*COMMAND)
    new = FILE.read_text("utf-8")
    assert (result.code, result.err) == (0, "")
    assert KEPT.read_text("utf-8") == PLAN
    assert "上一版: 方案.第1轮.yaml\n" in new and "反馈意见: [第一轮.yaml, 第二轮.yaml]\n" in new
    assert "已写入 方案.yaml" in result.out and "方案.第1轮.yaml" in result.out
    checked = rectify("check", "方案.yaml").out
    assert "PF810" in checked and "错误[" not in checked


def test_running_it_again_changes_nothing(rectify: Planforge) -> None:
    """No file is touched, and that is said."""
    rectify(*COMMAND)
    before = everything()
    result = rectify(*COMMAND)
    assert (result.code, everything()) == (0, before)
    assert "没有改动" in result.out


def test_a_decision_within_a_round_keeps_a_backup(rectify: Planforge) -> None:
    """The version before the round stays 上一版; the plan with the decision is kept beside it."""
    assert rectify("rectify", "方案.yaml", "--feedback", "存疑.yaml").code == 1
    first = {FILE: FILE.read_text("utf-8"), KEPT: KEPT.read_text("utf-8")}
    decided = first[FILE].replace("# 认定: 填", "认定: 新问题 # 填")
    assert decided != first[FILE]
    FILE.write_text(decided, "utf-8")
    assert rectify("rectify", "方案.yaml", "--feedback", "存疑.yaml").code == 0
    assert KEPT.read_text("utf-8") == first[KEPT]
    assert Path("方案.yaml.bak").read_text("utf-8") == decided
    assert "上一版: 方案.第1轮.yaml\n" in FILE.read_text("utf-8")


def test_what_is_kept_never_takes_the_place_of_another_file(rectify: Planforge) -> None:
    """A taken name is counted on."""
    KEPT.write_text("别的", "utf-8")
    assert rectify(*COMMAND).code == 0
    assert KEPT.read_text("utf-8") == "别的"
    assert Path("方案.第1轮-2.yaml").read_text("utf-8") == PLAN
    assert "上一版: 方案.第1轮-2.yaml\n" in FILE.read_text("utf-8")


def test_the_result_may_go_elsewhere(rectify: Planforge) -> None:
    """The plan stays as it is, and is what the new one names as 上一版."""
    assert rectify(*COMMAND, "-o", "新方案.yaml").code == 0
    new = Path("新方案.yaml").read_bytes()
    assert FILE.read_text("utf-8") == PLAN and "上一版: 方案.yaml" in new.decode()
    assert rectify(*COMMAND, "-o", "新方案.yaml").code == 0
    assert Path("新方案.yaml").read_bytes() == new
    assert not KEPT.exists()


def test_the_result_never_takes_the_place_of_another_file(rectify: Planforge) -> None:
    """Somebody may have written it."""
    Path("新方案.yaml").write_text("已经改过", "utf-8")
    before = everything()
    result = rectify(*COMMAND, "-o", "新方案.yaml")
    assert (result.code, everything()) == (2, before)
    assert "PF674" in result.err


@pytest.mark.parametrize("output", [(), ("-o", "新方案.yaml"), ("-o", "第二轮.yaml")])
def test_feedback_is_evidence(rectify: Planforge, output: tuple[str, ...]) -> None:
    """It is never written, and may be read-only."""
    Path("第二轮.yaml").chmod(0o444)
    rectify(*COMMAND, *output)
    assert Path("第二轮.yaml").read_text("utf-8") == SECOND
    assert stat.S_IMODE(Path("第二轮.yaml").stat().st_mode) == 0o444


def test_permissions_are_kept(rectify: Planforge) -> None:
    """Of the plan, and of what is kept."""
    FILE.chmod(0o640)
    rectify(*COMMAND)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (FILE, KEPT)} == {0o640}


def test_a_link_is_followed(rectify: Planforge) -> None:
    """The file that it leads to is updated; the link stays."""
    Path("库").mkdir()
    FILE.rename("库/方案.yaml")
    FILE.symlink_to("库/方案.yaml")
    assert rectify(*COMMAND).code == 0
    assert FILE.is_symlink() and "食堂留样不足" in Path("库/方案.yaml").read_text("utf-8")
    assert Path("库/方案.第1轮.yaml").read_text("utf-8") == PLAN


@pytest.mark.parametrize(
    "written",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    ],
    ids=["CRLF", "BOM", "UTF-16 LE", "UTF-16 BE"],
)
def test_encoding_and_line_ends_are_kept(rectify: Planforge, written: Callable[[str], bytes]) -> None:
    """The same result as from a plain file, written like the old one."""
    rectify(*COMMAND)
    plain = FILE.read_text("utf-8")
    KEPT.unlink()
    FILE.write_bytes(written(PLAN))
    assert rectify(*COMMAND).code == 0
    assert FILE.read_bytes() == written(plain)


def test_mixed_line_ends_are_kept(rectify: Planforge) -> None:
    """Every line that was there ends as it did."""
    FILE.write_bytes(PLAN.replace("发文单位: 青山县教育局\n", "发文单位: 青山县教育局\r\n").encode())
    assert rectify(*COMMAND).code == 0
    new = FILE.read_bytes().decode()
    assert "# 县局起草\n类型: 整改方案\n标题: 青山县整改方案\n发文单位: 青山县教育局\r\n反馈意见:" in new
    assert new.count("\r") == 1


def test_a_plan_with_errors_is_left_alone(rectify: Planforge) -> None:
    """So is one that is no 整改方案; and a feedback that is none is refused."""
    Path("错.yaml").write_text(PLAN + "整改搓施: 无\n", "utf-8")
    before = everything()
    for arguments, code in (
        (("错.yaml", "--feedback", "第二轮.yaml"), "PF670"),
        (("好.yaml", "--feedback", "第二轮.yaml"), "PF671"),
        (("第二轮.yaml", "--feedback", "方案.yaml"), "PF671"),
        (("方案.yaml", "--feedback", "好.yaml"), "PF672"),
        (("方案.yaml", "--feedback", "没有.yaml"), "PF610"),
    ):
        result = rectify("rectify", *arguments)
        assert (result.code, everything()) == (2, before)
        assert code in result.err


def test_shared_parts_are_not_changed(rectify: Planforge) -> None:
    """What an alias stands for would change in two places."""
    shared = PLAN.replace("问题:\n  - 内容", "问题:\n  - &甲\n    内容") + "  - *甲\n"
    FILE.write_text(shared, "utf-8")
    assert rectify(*COMMAND).code == 2
    assert FILE.read_text("utf-8") == shared


def test_a_plan_that_changes_meanwhile_is_left_alone(rectify: Planforge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody saved it in an editor while the next plan was made."""
    from planforge.rectification import regenerating

    make = regenerating.regenerate

    def slow(*arguments: Any) -> Any:
        FILE.write_text(PLAN + "# 刚刚改的\n", "utf-8")
        return make(*arguments)

    monkeypatch.setattr(regenerating, "regenerate", slow)
    result = rectify(*COMMAND)
    assert (result.code, FILE.read_text("utf-8")) == (2, PLAN + "# 刚刚改的\n")
    assert "PF675" in result.err


def test_the_report_for_programs(rectify: Planforge) -> None:
    """Files and events as data."""
    said = json.loads(rectify(*COMMAND, "--format", "json").out)
    assert (said["plan"], said["feedback"], said["written"], said["kept"]) == (
        *("方案.yaml", "第二轮.yaml", "方案.yaml"),
        "方案.第1轮.yaml",
    )
    assert [(one["kind"], one["number"], one["reported"]) for one in said["events"]] == [
        ("new", "2", "2"),
        ("carried", "1", "1"),
    ]


def test_something_to_decide_is_told_by_the_exit_code(rectify: Planforge) -> None:
    """1 as long as it waits."""
    for _ in range(2):
        assert rectify("rectify", "方案.yaml", "--feedback", "存疑.yaml").code == 1


# -- interruption ----------------------------------------------------------------------------------

OPERATIONS = ("tempfile.mkstemp", "os.fdopen", "os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace")
"""Everything that writing does with files."""


class Interrupter:
    """Lets some file operations pass, and raises instead of the next one, or right behind it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, error: BaseException, passing: int, *, behind: bool) -> None:
        self.error, self.left, self.behind, self.done = error, passing, behind, False
        for name in OPERATIONS:
            module, _, _ = name.rpartition(".")
            owner: Any = Path if module == "pathlib.Path" else sys.modules[module]
            monkeypatch.setattr(owner, name.rpartition(".")[2], self.around(getattr(owner, name.rpartition(".")[2])))

    def around(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left != -1:
                return operation(*arguments, **options)
            self.done = True
            if self.behind:
                operation(*arguments, **options)
            raise self.error

        return guarded


@pytest.mark.parametrize("behind", [False, True], ids=["before", "behind"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["disk", "^C"])
@pytest.mark.parametrize("passing", range(12))
def test_an_interruption_leaves_the_old_plan_or_the_new_one(
    rectify: Planforge, monkeypatch: pytest.MonkeyPatch, error: BaseException, passing: int, behind: bool
) -> None:
    """At every file operation: byte for byte one of the two, and the old one is kept where the new one is."""
    rectify(*COMMAND, "-o", "新.yaml")
    new = Path("新.yaml").read_text("utf-8").replace("上一版: 方案.yaml", "上一版: 方案.第1轮.yaml")
    with monkeypatch.context() as patched:
        interrupter = Interrupter(patched, error, passing, behind=behind)
        try:
            code = rectify(*COMMAND).code
        except KeyboardInterrupt:
            code = 130
    assert code == 0 or interrupter.done
    assert code != 0 or FILE.read_text("utf-8") == new
    assert FILE.read_text("utf-8") in (PLAN, new)
    assert FILE.read_text("utf-8") == PLAN or KEPT.read_text("utf-8") == PLAN
    assert rectify(*COMMAND).code == 0
    assert FILE.read_text("utf-8") == new


def test_a_full_disk_leaves_no_rubbish(rectify: Planforge, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a part of a file."""
    before = everything()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", full)
        assert rectify(*COMMAND).code == 2
    assert everything() == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the user may write everywhere")
def test_a_read_only_folder_leaves_everything(rectify: Planforge) -> None:
    """The plan as it was."""
    Path().chmod(0o555)
    try:
        assert rectify(*COMMAND).code == 2
    finally:
        Path().chmod(0o755)
    assert FILE.read_text("utf-8") == PLAN and not KEPT.exists()


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_killed_run_leaves_the_old_plan_or_the_new_one(rectify: Planforge) -> None:
    """Whenever the kill comes: before, while or after it writes."""
    started = time.monotonic()
    rectify(*COMMAND)
    new = FILE.read_text("utf-8")
    command = [sys.executable, "-m", "planforge", *COMMAND]
    subprocess.run(command, check=True, capture_output=True)
    whole = min(time.monotonic() - started, 1.0)
    for step in range(12):
        KEPT.unlink(missing_ok=True)
        FILE.write_text(PLAN, "utf-8")
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            time.sleep(whole * (0.4 + step * 0.06))
            running.send_signal(signal.SIGKILL)
        assert FILE.read_text("utf-8") in (PLAN, new)
        assert FILE.read_text("utf-8") == PLAN or KEPT.read_text("utf-8") == PLAN
