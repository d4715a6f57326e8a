"""Markdown of any sort is read soon or refused: nesting, marks and lines without end, in templates and in plans."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import yaml
from document_text import whole

import planforge
from planforge.diagnostics import Diagnostic, Severity
from planforge.document.bounds import MOST
from planforge.document.formal import read_formal
from planforge.document.numbering import Numberer
from planforge.document.refused import LongRow

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "hostile" / "markdown.yaml").read_text("utf-8"))
SIZE = 20_000
"""Characters; what takes time with the square of them takes many seconds."""
SECONDS = 6
"""Many times of what any of them takes."""


def text_of(case: dict[str, str]) -> str:
    """The text of a case."""
    if "nested" in case:
        return "\n".join("  " * depth + case["nested"] for depth in range(int(SIZE**0.5)))
    return case.get("before", "") + case["piece"] * (SIZE // len(case["piece"])) + case.get("after", "")


def told(name: str, where: str) -> list[str]:
    """The codes that a case ends with in a ``template`` or a ``plan``."""
    return [CASES[name][where]] if where in CASES[name] else []


def free(text: str) -> tuple[str, list[Diagnostic]]:
    """What a plan says with ``text`` as a section of its own, and its errors."""
    data = {"类型": "实施方案", "标题": "方案", "发文单位": "县教育局", "章节": [{"标题": "自由", "内容": text}]}
    checked = planforge.read(json.dumps(data, ensure_ascii=False).encode(), "方案.yaml")
    made = planforge.make_document(checked)
    return whole(made) if made else "", [one for one in checked.diagnostics if one.severity is Severity.ERROR]


def in_template(text: str, folder: Path) -> list[str]:
    """The codes of what is found in a template that writes ``text``."""
    file = folder / "implementation" / "plan.md.j2"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"{{% raw %}}{text}{{% endraw %}}", "utf-8")
    checked = planforge.read("类型: 实施方案\n标题: 方案\n发文单位: 县教育局\n".encode(), "方案.yaml")
    planforge.make_document(checked, [folder])
    return [one.code for one in checked.diagnostics if one.severity is Severity.ERROR]


@pytest.mark.parametrize("name", CASES)
def test_markdown_in_a_template_is_read_soon(name: str, tmp_path: Path) -> None:
    """Or refused with the code of the case."""
    begin = time.process_time()
    assert in_template(text_of(CASES[name]), tmp_path) == told(name, "template")
    assert time.process_time() - begin < SECONDS


@pytest.mark.parametrize("name", CASES)
def test_markdown_in_a_plan_is_read_soon(name: str) -> None:
    """As it is written, or, where its marks mean something, with every word; or it is refused at its place."""
    text, begin = text_of(CASES[name]), time.process_time()
    said, found = free(text)
    assert time.process_time() - begin < SECONDS
    assert [one.code for one in found] == told(name, "plan")
    assert all(one.place and one.place.file == "方案.yaml" for one in found)
    if not found and CASES[name].get("marks"):
        assert all(said.count(letter) >= text.count(letter) for letter in set(text) if letter.isalpha())
    elif not found:
        assert "".join(text.split()) in "".join(said.split())


def test_more_lines_than_any_document_are_refused(tmp_path: Path) -> None:
    """Before any of them is parsed: in a template at its line, in a plan at the section."""
    loop = "{% for a in range(90000) %}{% for b in range(9) %}\n甲\n{% endfor %}{% endfor %}"
    assert in_template(f"{{% endraw %}}{loop}{{% raw %}}", tmp_path) == ["PF428"]
    _, (found,) = free("甲\n\n" * (MOST // 2))
    assert (found.code, found.path) == ("PF428", "sections.0.text")


def test_an_error_leaves_nothing_behind() -> None:
    """What is read after a text that was refused in the middle of a list is read whole."""
    with pytest.raises(LongRow):
        read_formal("- 甲\n\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3 |", Numberer())
    assert len(read_formal("乙", Numberer()).blocks) == 1
