"""The 内容 of a 章节 or 附件 read as blocks: every case of ``cases/formal/free.md``, and rows that are too long."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from notation import notation

import planforge
from planforge.document.formal import read_formal
from planforge.document.numbering import Numberer
from planforge.source import Text
from planforge.templating.free_text import small_markdown

FILE = Path(__file__).parents[1] / "cases" / "formal" / "free.md"
_CASE = re.compile(r"^## ([^\n]+)\n\n```free\n(.*?)^```\n\n```blocks\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
CASES = _CASE.findall(FILE.read_text("utf-8"))
LONG = """\
类型: 实施方案
标题: 方案
发文单位: 县教育局
章节:
  - 标题: 分工
    内容: |
      | 单位 | 任务 |
      |---|---|
      | 县教育局 | 建校舍 | 年底 |
"""


@pytest.mark.parametrize(("name", "free", "blocks"), CASES, ids=[name for name, _, _ in CASES])
@pytest.mark.parametrize("path", ["", "sections.0.text"])
def test_a_free_text_is_read_as_these_blocks(name: str, free: str, blocks: str, path: str) -> None:
    """Whether or not its path goes with it."""
    assert notation(read_formal(small_markdown(Text(free, path), 2), Numberer())) == blocks


def test_every_case_is_found() -> None:
    """A case whose fences are miswritten would be passed over."""
    assert len(CASES) == FILE.read_text("utf-8").count("```free")


def test_a_row_with_too_many_cells_is_reported_in_the_plan() -> None:
    """In the plan, where the text stands, and not in the template that wrote it."""
    checked = planforge.read(LONG.encode(), "方案.yaml")
    assert planforge.make_document(checked) is None
    (found,) = [one for one in checked.diagnostics if one.code == "PF412"]
    assert found.place is not None
    assert (found.place.file, found.facts["row"]) == ("方案.yaml", "| 县教育局 | 建校舍 | 年底 |")
    assert found.place.line >= 6
