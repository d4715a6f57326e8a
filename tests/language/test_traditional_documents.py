"""A Traditional plan gives a Traditional document: every word that planforge adds is in the plan's script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalog_files import ROOT, entries, simplified_only
from full_plan import Filler
from jinja2 import Environment, nodes

import planforge
from planforge.composing import compose, survey
from planforge.diagnostics import Diagnostics
from planforge.language.catalogs import labels
from planforge.pipeline import Checked
from planforge.plan.annexes import GENERATED
from planforge.plan.kinds import KINDS, PlanKind
from planforge.templating import Templates

MODES = ["正文", "附件", "不用通知"]
EVERY = [(kind, mode) for kind in KINDS for mode in MODES]
_HAN = re.compile(r"[\u3400-\u9fff]")


def full_plan(kind: PlanKind, mode: str) -> Checked:
    """A plan with every field and every annex, whose own words are the same in both scripts."""
    data = Filler().fill(kind.model)
    data.update(类型=labels("hant")(kind.zh[0]), 文字="繁體")
    data["印发"]["方式"] = mode
    data["附件"].extend(names[0] for names in GENERATED.values())
    data["目标"]["条目"].append({"名称": "甲", "目标值": "5%以下"})
    text = re.sub(r"词(\d+)语", r"甲\1乙", json.dumps(data, ensure_ascii=False))
    return planforge.read(text.encode(), "滿.yaml")


@pytest.mark.parametrize(("kind", "mode"), EVERY)
def test_a_full_traditional_plan_has_no_simplified_character(kind: PlanKind, mode: str) -> None:
    """Headings, responsibilities, annexes, notice and imprint: none is left in Simplified."""
    document = planforge.make_document(full_plan(kind, mode))
    assert document is not None
    written = planforge.write_markdown(document).decode()
    assert {line for line in written.splitlines() if simplified_only() & set(line)} == set()
    assert "牽頭單位" in written


@pytest.mark.parametrize(("kind", "mode"), EVERY)
def test_every_label_that_is_asked_for_is_in_the_catalog(kind: PlanKind, mode: str) -> None:
    """Also those that templates take from data, such as the role of a unit in its list of duties."""
    asked: set[str] = set()

    def translate(text: str) -> str:
        asked.add(text)
        return labels("hant")(text)

    checked = full_plan(kind, mode)
    assert checked.loaded is not None
    templates, findings = Templates(translate), Diagnostics()
    compose(survey(checked.loaded, templates, findings), templates, "hant", findings)
    assert asked - {message.id for message in entries("labels", "zh_Hant")} == set()


@pytest.mark.parametrize("template", sorted((ROOT / "templates").rglob("*.j2")), ids=lambda path: path.stem)
def test_a_template_says_no_chinese_word_but_through_the_labels(template: Path) -> None:
    """Chinese punctuation is the same in both scripts; a word outside ``_('…')`` would stay Simplified."""
    tree = Environment().parse(template.read_text("utf-8"))
    assert [text for text in _said(tree) if _HAN.search(text)] == []


def _said(tree: nodes.Template) -> Iterator[str]:
    labelled = {
        id(argument)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "_"
        for argument in call.args
    }
    yield from (data.data for data in tree.find_all(nodes.TemplateData))
    yield from (str(const.value) for const in tree.find_all(nodes.Const) if id(const) not in labelled)
