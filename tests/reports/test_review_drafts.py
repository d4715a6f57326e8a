"""The review draft of a plan: which words of the Word file each finding is attached to, and what the comment says."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from word_comments import marked_words

import planforge
from planforge.diagnostics import Diagnostic
from planforge.pipeline import Checked, render_review
from planforge.reports.remarks import remark_of

FILE = Path(__file__).parents[1] / "cases" / "review" / "标在何处.md"
_CASE = re.compile(
    r"^## (?P<title>.+)\n\n```yaml\n(?P<yaml>(?s:.*?))```\n(?:\n```\n(?P<said>(?s:.*?))```\n)?", re.MULTILINE
)
CASES = [(found["title"], found["yaml"], found["said"]) for found in _CASE.finditer(FILE.read_text("utf-8"))]
PLAN = """\
类型: 实施方案
标题: 青山县学前教育实施方案
发文单位: 青山县教育局
成文日期: 2025-02-06
单位: [县教育局]
措施: [{标题: 建设校舍, 内容: 新建3所。, 牵头单位: 县住建局}]
"""


def draft(text: str, script: str | None = None) -> bytes:
    """The review draft of the plan in ``text``."""
    checked = planforge.read(text.encode(), "方案.yaml")
    return written(checked, script)


def written(checked: Checked, script: str | None = None) -> bytes:
    """The review draft of a plan that has been read."""

    def remark(found: Diagnostic) -> Any:
        return remark_of(found, checked, script or checked.script)

    file = render_review(checked, remark, script=script)
    assert file is not None, list(checked.diagnostics)
    return file


def comments(file: bytes) -> list[tuple[str, list[str]]]:
    """Each comment of ``file``: the words that it marks, and its paragraphs."""
    document = docx.Document(BytesIO(file))
    return [
        (marked_words(document, str(one.comment_id)), [paragraph.text for paragraph in one.paragraphs])
        for one in document.comments
    ]


def told(text: str) -> str:
    """The comments of a case with the codes that it asks for, one a line."""
    script = re.search("^# 文字 (.+)$", text, re.MULTILINE)
    wanted = re.findall(r"PF\d{3}", text)
    lines = [
        f"{marked} ← {code} {said[0]}" + ("（记在题目上）" if len(said) > 3 else "")
        for marked, said in comments(draft(text, script[1] if script else None))
        if (code := said[-1].partition("　")[0]) in wanted
    ]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize(("title", "yaml", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_comment_marks_what_it_is_about(title: str, yaml: str, said: str, update: bool) -> None:
    """The very words, the paragraph of the nearest holder, or the title."""
    if update:
        FILE.write_text(_CASE.sub(_renewed, FILE.read_text("utf-8")), "utf-8")
    assert told(yaml) == said


def _renewed(found: re.Match[str]) -> str:
    return f"## {found['title']}\n\n```yaml\n{found['yaml']}```\n\n```\n{told(found['yaml'])}```\n"


def test_a_comment_says_what_to_do_and_where_in_the_file() -> None:
    """Level and message, the remedy, the code with file and line: each a paragraph."""
    assert ("县住建局", ["警告：单位名册里没有“县住建局”", "是不是“县教育局”？", "PF220　方案.yaml:6"]) in comments(
        draft(PLAN)
    )


def test_a_comment_speaks_the_script_of_the_draft() -> None:
    """What the writer wrote is quoted as it stands in the file."""
    said = [said for _, said in comments(draft(PLAN, "hant-tw")) if said[-1].startswith("PF220")]
    assert said[0][0] == "警告：單位名冊裡沒有「县住建局」"


def test_comments_are_planforges_and_dated_like_the_document() -> None:
    """No clock is read."""
    document = docx.Document(BytesIO(draft(PLAN)))
    assert {(one.author, one.initials, str(one.timestamp)) for one in document.comments} == {
        ("planforge", "PF", "2025-02-06 00:00:00+00:00")
    }


def test_an_undated_draft_has_undated_comments() -> None:
    """Better none than the day on which somebody ran the program."""
    document = docx.Document(BytesIO(draft(PLAN.replace("成文日期: 2025-02-06\n", ""))))
    assert {one.timestamp for one in document.comments} == {None}


def test_the_same_plan_gives_the_same_draft() -> None:
    """Byte by byte."""
    assert draft(PLAN) == draft(PLAN)


def test_doubts_about_the_conversion_are_in_the_draft_only() -> None:
    """They concern one script; the findings of the plan stay what they were."""
    text = PLAN.replace("新建3所。", "由于谦负责。")
    checked = planforge.read(text.encode(), "方案.yaml")
    before = [found.code for found in checked.diagnostics]
    file = written(checked, "hant")
    assert any(said[-1].startswith("PF720") for _, said in comments(file))
    assert [found.code for found in checked.diagnostics] == before


def test_a_plan_with_errors_has_no_draft() -> None:
    """As with the final document."""
    checked = planforge.read((PLAN + "措失: 无\n").encode(), "方案.yaml")
    assert render_review(checked, lambda found: remark_of(found, checked, "hans")) is None
