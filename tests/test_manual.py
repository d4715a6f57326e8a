"""The manual tells the truth: its examples are plans, its options are options, its lists are complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import planforge
from planforge.composing.outline import WRITTEN
from planforge.diagnostics import Severity
from planforge.document.tree import Role
from planforge.language.script import fold
from planforge.plan.annexes import GENERATED
from planforge.plan.keys import meant
from planforge.plan.kinds import INPUTS, KINDS, DevelopmentPlan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.words import words
from planforge.writers.word import load_profile

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs" / "手册.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
NEEDED = {
    "类型": "发展规划",
    "标题": "青山县学前教育发展规划",
    "发文单位": "青山县教育局",
    "措施": "[{标题: 建校舍, 牵头单位: 县教育局, 责任人: 何静, 完成时限: 2025年底, 对应目标: 学前三年毛入园率}]",
    "目标": "[{名称: 学前三年毛入园率, 目标值: 96%}]",
    "指导思想": "公益。",
    "保障措施": "[加强领导]",
    "章节": "[{标题: 经费测算, 内容: 略。}]",
}
"""What examples speak of without showing it."""
COUNTY = """\
类型: 实施方案
标题: 青山县阅读提升行动实施方案
发文单位: 青山县教育局
指导思想: 让每个孩子爱上读书。
措施:
  - {编号: M1, 标题: 建好场所, 措施: [{编号: M1-1, 标题: 建图书角, 牵头单位: 县教育局, 完成时限: 2026年底}]}
  - {编号: M3, 标题: 家校共读, 牵头单位: 县教育局, 完成时限: 2026年底}
保障措施: [加强领导]
结语: 各校照此办理。
"""
"""What an example extends."""


def examples(text: str) -> Iterator[str]:
    """Every YAML example of ``text``."""
    for block in re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL):
        yield "\n".join(line.removeprefix(block[0]) for line in block[1].split("\n"))


EXAMPLES = [*examples(MANUAL), *examples(README)]
LAYOUTS = [text for text in EXAMPLES if text.startswith("extends:")]
PLANS = [text for text in EXAMPLES if text not in LAYOUTS]


@pytest.mark.parametrize("example", LAYOUTS)
def test_an_example_of_a_layout_is_one(example: str, tmp_path: Path) -> None:
    """Saved as a profile of one's own it can be used."""
    file = tmp_path / "layouts" / "自定.yaml"
    file.parent.mkdir()
    file.write_text(example, "utf-8")
    assert load_profile(file, "hans") != load_profile("gbt9704", "hans")


@pytest.mark.parametrize("example", PLANS, ids=lambda text: text.split(":")[0].strip("# "))
def test_an_example_is_a_plan(example: str) -> None:
    """Copied into a plan it renders, with no error; a note or warning may be the point of it."""
    keys = set(re.findall(r"^([^\s:#-]+):", example, re.MULTILINE))
    needed = {} if "继承" in keys else NEEDED
    is_input = any(f"类型: {kind.zh[0]}\n" in example for kind in INPUTS)
    head = "".join(f"{key}: {value}\n" for key, value in needed.items() if not is_input and key not in keys)
    filled = example.replace("[……]", "[{标题: 略}]")
    checked = planforge.read((head + filled).encode(), "例.yaml", {"县方案.yaml": COUNTY.encode()}.get)
    document = planforge.make_document(checked)
    errors = [(found.code, dict(found.facts)) for found in checked.diagnostics if found.severity is Severity.ERROR]
    assert errors == []
    assert (checked.input if is_input else document) is not None


def test_the_manual_names_every_section_of_an_outline() -> None:
    """What 提纲 can place."""
    (line,) = re.findall(r"可用的栏目：(.*)。", MANUAL)
    names = [re.sub(r"（.*?）", "", word) for word in line.split("、")]
    named = {meant(kind, name) for kind in (DevelopmentPlan, RectificationPlan, PublicityPlan) for name in names}
    assert {found.name for found in named if found} == WRITTEN


def test_the_manual_names_every_generated_annex() -> None:
    """By its usual name."""
    assert [names[0] for names in GENERATED.values() if names[0] not in MANUAL] == []


def test_the_manual_names_every_block_of_formal_markdown() -> None:
    """What a template can write beside Markdown."""
    roles = {role.value for role in Role} - {"body", "list"}
    blocks = {*roles, "group", "annex-note", "signature", "landscape"}
    assert [name for name in blocks if f"::: {name}" not in MANUAL] == []


def test_the_manual_names_every_key_of_an_outline_entry_and_every_kind() -> None:
    """And nothing has been renamed behind its back."""
    entry = words(DevelopmentPlan)["outline"]
    assert entry.zh in MANUAL
    for kind in KINDS:
        assert fold(kind.zh[0]) in fold(MANUAL)
    for name in ("编号", "展开", "通编", "责任", "接排"):
        assert f"| `{name}" in MANUAL
