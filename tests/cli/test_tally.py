"""The list of failures below a summary has an end."""

from __future__ import annotations

from planforge.cli.tally import Tally


def test_of_many_failures_the_first_are_named_and_the_others_counted() -> None:
    """With few of the codes of each; those that did not fail are counted only."""
    tally: Tally[str] = Tally()
    for number in range(60):
        tally.add("wrong")
        tally.fail(f"{number}.yaml", [f"PF{code}" for code in range(201, 209)])
    tally.add("right")
    said = tally.counted({"right": "好 {count} 份", "wrong": "坏 {count} 份", "other": "另 {count} 份"})
    assert (tally.total, said) == (61, "好 1 份，坏 60 份")
    first, *_, fiftieth, left = tally.failures()
    assert (first, fiftieth[:10]) == ("  0.yaml  PF201、PF202、PF203、PF204", "  49.yaml ")
    assert left == "  ……另有 10 份"
