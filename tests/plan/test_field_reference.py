"""The field reference of the manual is made from the models: every key that may be written stands in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planforge.plan.fields import Choice, mark_in
from planforge.plan.model import PlanModel
from planforge.plan.reference import all_models, field_reference
from planforge.plan.words import words

FILE = Path(__file__).parents[2] / "docs" / "字段手册.md"


def test_the_reference_is_current(update: bool) -> None:
    """``make docs`` writes it; nobody edits it by hand."""
    if update:
        FILE.write_text(field_reference(), "utf-8")
    assert FILE.read_text("utf-8") == field_reference()


@pytest.mark.parametrize("model", all_models(), ids=lambda model: model.__name__)
def test_every_field_is_in_it(model: type[PlanModel]) -> None:
    """Its Chinese and English key, its meaning, its synonyms, and the words of a closed choice."""
    rows = [line for line in field_reference().split("\n") if line.startswith("| ")]
    for word in words(model).values():
        choice = mark_in(word.annotation, Choice)
        parts = (f"`{word.name}`", word.meaning.replace("|", "\\|"), *word.also, *_usual(choice))
        fitting = [row for row in rows if row.startswith((f"| {word.zh} |", f"| {word.zh}* |"))]
        assert any(all(part in row for part in parts) for row in fitting), word


def _usual(choice: Choice | None) -> list[str]:
    return [words[0] for words in choice.choices.values()] if choice else []
