"""``planforge explain`` and ``planforge schema``: what the program knows, told."""

from __future__ import annotations

import json

import pytest
from command_line import Planforge
from expectations import codes

from planforge.plan.kinds import EVERY, KINDS


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(code: str, planforge: Planforge) -> None:
    """With its name, its reason and both examples; small letters will do."""
    result = planforge("explain", code.lower())
    assert (result.code, result.err) == (0, "")
    entry = codes()[code]
    told = [str(entry["name"]), str(entry["why"]).strip(), str(entry["wrong"]).split("\n")[0]]
    assert [text for text in told if text not in result.out] == []


@pytest.mark.parametrize("word", ["完成时限", "完成時限", "deadline", "时限"])
def test_a_field_is_explained_by_any_of_its_names(word: str, planforge: Planforge) -> None:
    """Wherever it occurs, with meaning, example and synonyms."""
    result = planforge("explain", word)
    assert result.code == 0
    assert "措施 · 完成时限（deadline）" in result.out
    assert "例：完成时限: 2025年3月底前" in result.out


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_of_a_kind_is_printed(kind: object, planforge: Planforge) -> None:
    """As JSON, with the kind for its title."""
    result = planforge("schema", kind.zh[0])  # type: ignore[attr-defined]
    assert json.loads(result.out)["title"] == kind.zh[0]  # type: ignore[attr-defined]


def test_without_a_kind_the_schema_takes_all(planforge: Planforge) -> None:
    """For editors that do not know the kind yet."""
    assert len(json.loads(planforge("schema").out)["anyOf"]) == len(EVERY)
