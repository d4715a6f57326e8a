"""Whatever characters stand in a field, the document says them: no field is read as markup or as template."""

from __future__ import annotations

import json
from typing import Any

from document_text import whole
from hypothesis import given, settings
from hypothesis import strategies as st

import planforge
from planforge.diagnostics import Severity
from planforge.document.tree import Document, Heading, Paragraph

MARKS = [*"*_`[]()<>#+-.!|=:^&~\\{}%\"'/$@，。：；（）《》“”1aé完成率　"]
MARKS += ["**", "&amp;", "<br>", "{run-in}", "{{ plan }}", "{% if %}", "{#", "^^", "<<", ":::", "1. ", "- ", "# ", "| "]
TEXTS = st.lists(st.sampled_from(MARKS), min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)
NAMES = TEXTS.filter(lambda text: not set(text) & set("，；,;、（()）　 ") and "\n" not in text)
PIECES = [*MARKS, "字", " ", "\n", "\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"]
MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=12)


def read(**fields: Any) -> planforge.Checked:
    """A plan with ``fields``."""
    data = {"类型": "实施方案", "标题": "方案", "发文单位": "县教育局", "文字": "简体", **fields}
    return planforge.read(json.dumps(data, ensure_ascii=False).encode(), "任意.yaml")


def document(**fields: Any) -> Document:
    """The document of a plan with ``fields``."""
    checked = read(**fields)
    made = planforge.make_document(checked)
    assert made is not None, list(checked.diagnostics)
    return made


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS, NAMES, TEXTS)
def test_any_text_in_any_field(title: str, text: str, name: str, unit: str, value: str) -> None:
    """In headings, run-in and plain paragraphs, brackets, tables, lists of names, annex names and the end."""
    made = document(
        引言=text,
        总体目标=name,
        目标=[{"名称": name, "目标值": value, "现状": value}, {"名称": "x", "内容": text, "目标值": value}],
        现状={"指标": [{"名称": name, "现有": value}], "问题": [{"标题": title, "内容": text}]},
        措施=[{"标题": title, "内容": text, "牵头单位": [unit], "措施": [{"标题": title, "成果形式": value}]}],
        领导小组={"组长": [{"姓名": unit, "职务": title}], "办公室": {"设在": unit}},
        章节=[{"标题": title, "内容": "正文"}],
        附件=[{"标题": title, "另附": "是"}, {"生成": "任务分解表"}, {"生成": "目标分解表"}],
        附注=text,
    )
    said = whole(made)
    assert [one for one in (title, text, name, unit, value) if one.rstrip("。") not in said] == []
    headings = [block.runs for part in made.parts for block in part.blocks if isinstance(block, Heading)]
    assert all(not run.emphasis for runs in headings for run in runs)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_any_small_markdown_is_a_document(pieces: list[str]) -> None:
    """A free section gives no power to directives and options; only a row too long for its table is refused."""
    text = "".join(pieces)
    checked = read(章节=[{"标题": "自由", "内容": f"开头。\n\n{text}\n\n结束。"}], 结语="全文到此。")
    made = planforge.make_document(checked)
    if made is None:
        assert [found.code for found in checked.diagnostics if found.severity is Severity.ERROR] == ["PF412"]
        return
    said = whole(made)
    assert said.index("开头。") < said.index("结束。") < said.index("全文到此。")


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_plain_words_of_a_free_section_are_kept(text: str) -> None:
    """A word beside any marks stays in the document, as a paragraph's, heading's or item's text."""
    made = document(章节=[{"标题": "自由", "内容": f"甲乙丙{text}丁戊己"}])
    (paragraph, *_) = [block for part in made.parts for block in part.blocks if isinstance(block, Paragraph)]
    assert "甲乙丙" in paragraph.runs[0].text
    assert "丁戊己" in paragraph.runs[-1].text
