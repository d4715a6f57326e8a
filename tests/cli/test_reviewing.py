"""``planforge render --review``: the draft for people to read, never to be taken for the final document."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
from command_line import PLAN, SCHEDULED, Planforge

WARNED = PLAN + "单位: [县教育局]\n"
"""The unit of its measure is not in the register."""


def codes(file: str) -> list[str]:
    """The codes that the comments of ``file`` name."""
    document = docx.Document(BytesIO(Path(file).read_bytes()))
    return [comment.paragraphs[-1].text.partition("　")[0] for comment in document.comments]


def test_a_draft_has_the_findings_as_comments(planforge: Planforge) -> None:
    """Those that are told on stderr; exit code 0, for a draft is what was asked for."""
    Path("有警告.yaml").write_text(WARNED, "utf-8")
    result = planforge("render", "有警告.yaml", "--review")
    assert (result.code, result.out) == (0, "有警告.hans.审阅稿.docx\n")
    assert "警告[PF220]" in result.err and "PF220" in codes("有警告.hans.审阅稿.docx")


def test_a_draft_leaves_the_final_documents_alone(planforge: Planforge) -> None:
    """It has a name of its own, which the pattern of final files does not fit, and writes nothing else."""
    Path("有警告.yaml").write_text(WARNED, "utf-8")
    Path("有警告.hans.docx").write_bytes(b"final")
    planforge("render", "有警告.yaml", "--review")
    assert Path("有警告.hans.docx").read_bytes() == b"final"
    assert [path.name for path in Path().glob("*.hans.docx")] == ["有警告.hans.docx"]
    assert not Path("有警告.hans.md").exists()


def test_each_script_and_part_has_its_draft(planforge: Planforge) -> None:
    """Named like the final files, with 审阅稿 before the ending."""
    Path("有警告.yaml").write_text(WARNED, "utf-8")
    result = planforge("render", "有警告.yaml", "--review", "--script", "hans,hant-tw", "--parts", "方案,责任清单")
    assert result.out.split() == [
        "有警告.hans.审阅稿.docx",
        "有警告.责任清单.hans.审阅稿.docx",
        "有警告.hant-tw.审阅稿.docx",
        "有警告.责任清单.hant-tw.审阅稿.docx",
    ]


def test_errors_forbid_a_draft_too(planforge: Planforge) -> None:
    """What cannot be read cannot be shown; the findings say what to mend first."""
    result = planforge("render", "坏.yaml", "--review")
    assert (result.code, result.out) == (1, "")
    assert not list(Path().glob("*.docx"))


def test_strict_keeps_its_meaning(planforge: Planforge) -> None:
    """With warnings nothing is written."""
    Path("有警告.yaml").write_text(WARNED, "utf-8")
    assert planforge("render", "有警告.yaml", "--review", "--strict").code == 1
    assert not list(Path().glob("*.docx"))


def test_a_draft_is_a_word_file(planforge: Planforge) -> None:
    """Asked for in other formats alone, it is refused."""
    result = planforge("render", "好.yaml", "--review", "--to", "md")
    assert result.code == 2 and "PF620" in result.err


def test_a_day_given_dates_the_comments(planforge: Planforge) -> None:
    """As it dates a document without 成文日期."""
    Path("有警告.yaml").write_text(WARNED.replace("成文日期: 2025-02-06\n", ""), "utf-8")
    planforge("render", "有警告.yaml", "--review", "--as-of", "2025-03-09")
    document = docx.Document(BytesIO(Path("有警告.hans.审阅稿.docx").read_bytes()))
    assert {str(comment.timestamp)[:10] for comment in document.comments} == {"2025-03-09"}


def test_a_schedule_can_be_reviewed(planforge: Planforge) -> None:
    """A 宣传方案 is a document too; its calendar and workbook have no draft."""
    Path("宣传.yaml").write_text(SCHEDULED, "utf-8")
    assert planforge("render", "宣传.yaml", "--review", "--to", "docx,ics").out == "宣传.hans.审阅稿.docx\n"
