"""What a plan says, its document says: no field is passed over in silence."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from document_text import whole
from full_plan import Filler
from real_plans import PLANS, name, read

import planforge
from planforge.document.tree import Document
from planforge.pipeline import Checked
from planforge.plan.annexes import GENERATED, Annex
from planforge.plan.basis import Basis
from planforge.plan.fields import Kind
from planforge.plan.kinds import KINDS, PlanKind
from planforge.plan.model import PlanModel
from planforge.plan.people import Group, Unit
from planforge.plan.rectification import Passage, Pending, Round
from planforge.plan.school_calendar import DaysOff, PlanCalendar
from planforge.plan.school_calendar import Term as SchoolTerm
from planforge.plan.shape import shape_of
from planforge.plan.walk import of_kind
from planforge.plan.words import words

FOR_LOOKING_UP = (Unit, PlanCalendar, SchoolTerm, DaysOff)
"""The register of units and the school calendar."""
NOT_PRINTED = {"period", "units.short", "units.head", "feedback.issued"}
"""For reckoning and looking up only."""
OF_SCHEDULES = {"channels.entries.capacity", "daily_limit", "schools"}
"""What a schedule is reckoned with, as is all of the school calendar; the period is printed as 宣传时间."""
FOR_ANNEXES = (*NOT_PRINTED, "serves", "units.name", "units.duty", "people.name", "people.post", "people.unit")
"""Printed by the generated annexes, or with a duty."""
BESIDE_A_FIGURE = ("entries.unit", "targets.unit")
"""A 计量单位 is nothing by itself."""
PRINTED_KINDS = (Kind.PROSE, Kind.PERSON, Kind.ORGANISATION, Kind.DOCUMENT, Kind.DOCUMENT_NUMBER)
WORD_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def full_plan(kind: PlanKind, mode: str) -> tuple[dict[str, str], Checked, Document]:
    """A plan with every field and every annex, and what it says."""
    filler = Filler()
    data = filler.fill(kind.model)
    data["类型"], data["印发"]["方式"] = kind.zh[0], mode
    data["附件"].extend(names[0] for names in GENERATED.values())
    checked = planforge.read(json.dumps(data, ensure_ascii=False, indent=1).encode(), "满.yaml")
    document = planforge.make_document(checked)
    assert document is not None, list(checked.diagnostics)
    return filler.said, checked, document


@pytest.mark.parametrize("mode", ["正文", "附件", "不用通知"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_is_printed_or_reported(kind: PlanKind, mode: str) -> None:
    """A plan with something in every field: each text stands in the document, or a finding says that it does not."""
    said, checked, document = full_plan(kind, mode)
    text = whole(document)
    lost = {path for words, path in said.items() if words not in text}
    reported = {found.path for found in checked.diagnostics}
    unsaid = {path for path in lost if not any(path.startswith(known) for known in reported if known)}
    assert unsaid == _unprinted(kind) & set(said.values())


def _unprinted(kind: PlanKind) -> set[str]:
    """The fields of ``kind`` that no document has."""
    if kind.name != "publicity":
        return NOT_PRINTED
    filled = Filler()
    filled.fill(kind.model)
    calendar = {path for path in filled.said.values() if path.startswith("calendar.")}
    return (NOT_PRINTED | OF_SCHEDULES | calendar) - {"period"}


@pytest.mark.parametrize("mode", ["正文", "附件", "不用通知"])
def test_word_and_markdown_say_what_the_document_says(mode: str) -> None:
    """Both writers carry every text of the document."""
    said, _, document = full_plan(KINDS[-1], mode)
    printed = [words for words in said if words in whole(document)]
    markdown = planforge.write_markdown(document).decode()
    with zipfile.ZipFile(BytesIO(planforge.write_docx(document))) as package:
        word = "".join(WORD_TEXT.findall(package.read("word/document.xml").decode()))
    assert [words for words in printed if words not in markdown] == []
    assert [words for words in printed if words not in word] == []


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_real_plan_is_printed_in_full(file: Path) -> None:
    """Every unit, person, deadline and sentence of starters and samples stands in the document."""
    checked, document = read(file)
    text = re.sub(r"\s", "", whole(document))
    assert [line for line in _lines(checked) if line not in text] == []


def _lines(checked: Checked) -> Iterator[str]:
    """Every line of every text that is meant for print, as it is printed: without blanks and end mark.

    The registers and the school calendar are for looking up, a basis document that the preamble names is not named
    again, and of the rounds of feedback a preamble of one's own says what it likes.
    """
    assert checked.loaded is not None
    register = {id(person) for person in checked.loaded.plan.people if not person.duty}
    for kind in PRINTED_KINDS:
        for holder, _, text in of_kind(checked.loaded.plan, kind):
            if not (isinstance(holder, (*FOR_LOOKING_UP, Basis, Round, Passage, Pending)) or id(holder) in register):
                yield from (re.sub(r"\s", "", line).rstrip("。；：:") for line in text.split("\n"))


@pytest.mark.parametrize("path", sorted(set(full_plan(KINDS[-1], "正文")[0].values())))
def test_a_field_by_itself_is_printed(path: str) -> None:
    """In a plan that has no more than that field and the names around it."""
    data, text = alone(path)
    checked = planforge.read(json.dumps(data, ensure_ascii=False, indent=1).encode(), "独.yaml")
    document = planforge.make_document(checked)
    assert document is not None, list(checked.diagnostics)
    assert text in whole(document) or path.endswith((*FOR_ANNEXES, *BESIDE_A_FIGURE))


def alone(path: str) -> tuple[dict[str, Any], str]:
    """The full plan cut down to the field at ``path``, with what its holders need, and the field's text."""
    filler = Filler()
    data = filler.fill(KINDS[-1].model) | {"类型": KINDS[-1].zh[0]}
    model: Any = KINDS[-1].model
    holder: Any = data
    for step in path.split("."):
        word = words(model)[step]
        for key in [key for key in holder if key not in (word.zh, *_needed(model, holder))]:
            del holder[key]
        shape = shape_of(word.annotation)
        model = (shape.item or shape).model
        holder = holder[word.zh][0] if model and shape.item else holder[word.zh]
    return data, next(text for text, where in filler.said.items() if where == path)


def _needed(model: type[PlanModel], holder: dict[str, Any]) -> list[str]:
    """The required keys of ``model``, a name for what must say something, and a text for an annex."""
    required = [word.zh for word in words(model).values() if word.required]
    names = [word.zh for name, word in words(model).items() if name in ("title", "name") and model is not Group]
    return [*required, *names, *(["内容"] if model is Annex else [])]
