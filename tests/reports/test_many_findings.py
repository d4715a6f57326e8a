"""Hundreds of findings of one code have one cause: the first are told, an error among them is never lost."""

from __future__ import annotations

from planforge.diagnostics import MOST_FINDINGS, TOO_MANY, Diagnostics


def many(count: int) -> Diagnostics:
    """So many warnings of one code."""
    found = Diagnostics()
    for number in range(count):
        found.warning("PF755", path=f"measures.{number}", found=str(number))
    return found


def test_the_rest_is_told_in_one_note() -> None:
    """With the code that it is about."""
    found = list(many(MOST_FINDINGS + 100))
    assert len(found) == MOST_FINDINGS + 1
    assert [one.facts["rule"] for one in found if one.code == TOO_MANY] == ["PF755"]


def test_an_error_is_never_among_the_rest() -> None:
    """However many warnings of its code there are."""
    found = many(MOST_FINDINGS + 100)
    found.error("PF755", found="x")
    assert found.has_errors()


def test_switched_off_nothing_is_left_of_them() -> None:
    """Not even the note."""
    found = many(MOST_FINDINGS + 100)
    found.relevel({"PF755": None})
    assert list(found) == []
