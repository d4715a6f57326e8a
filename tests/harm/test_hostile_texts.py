"""A text that means something to another program comes out as itself: the corpus of ``cases/hostile/texts.yaml``."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from commonmark import see
from docx import Document

import planforge

TEXTS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "hostile" / "texts.yaml").read_text("utf-8"))


def plan(text: str) -> planforge.Checked:
    """A plan with ``text`` in headings, paragraphs, tables and lists."""
    data = {
        "类型": "实施方案",
        "标题": "方案",
        "发文单位": "县教育局",
        "文字": "简体",
        "引言": text,
        "总体目标": text,
        "措施": [{"标题": text, "内容": text, "措施": [{"标题": text, "成果形式": text}]}],
        "附件": [{"生成": "任务分解表"}, {"标题": text, "另附": "是"}],
        "附注": text,
    }
    return planforge.read(json.dumps(data, ensure_ascii=False).encode(), "方案.yaml")


@pytest.mark.parametrize("text", TEXTS)
def test_markdown_says_it_and_does_nothing(text: str) -> None:
    """An independent CommonMark reader sees the words, and no element beside the plan's own."""
    made = planforge.make_document(plan(text))
    assert made is not None
    seen = see(planforge.write_markdown(made).decode())
    assert seen.others == set()
    assert not any(f"<{kind}" in one for one in seen.texts for kind in ("html_inline", "image", "code_inline"))
    assert sum(text in one for one in seen.texts) >= 4


@pytest.mark.parametrize("text", TEXTS)
def test_word_says_it_and_does_nothing(text: str) -> None:
    """python-docx reads the words; there is no field, link or object."""
    made = planforge.make_document(plan(text))
    assert made is not None
    document = Document(BytesIO(planforge.write_docx(made)))
    assert sum(text in paragraph.text for paragraph in document.paragraphs) >= 3
    body = document.element.body
    assert not [
        one for name in ("hyperlink", "fldSimple", "object") for one in body.iter(f"{{{body.nsmap['w']}}}{name}")
    ]
