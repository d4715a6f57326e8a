"""What “各校轮流” and its like mean: which units, and whether together, in turn, or each by itself. No dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.language.script import fold
from planforge.plan.publicity import PublicityPlan
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "schools.yaml"


class Units(NamedTuple):
    """The responsible units of an entry."""

    names: tuple[Text, ...] = ()
    """As they are printed where all do it together."""
    members: tuple[Text, ...] = ()
    """The units that are meant; the schools where “各校” was written."""
    turns: bool = False
    """One after the other, from issue to issue."""
    apart: bool = False
    """Each has a piece of its own in every issue."""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(words, key=len, reverse=True)) for key, words in read_yaml(_DATA).items()}


def units_of(lead: Sequence[Text], plan: PublicityPlan) -> Units:
    """What the responsible units ``lead`` mean in ``plan``."""
    members: list[Text] = []
    turns = apart = False
    for written in lead:
        name, ending = _split(written)
        turns |= ending == "turns"
        apart |= ending == "apart" or fold(name) in _words()["each"]
        members += schools(plan) if is_everyone(name) else [name]
    return Units(tuple(lead), tuple(dict.fromkeys(members)), turns, apart)


def is_everyone(name: str) -> bool:
    """Whether ``name`` is a word for all schools (各校, 每校, 各校轮流)."""
    bare = fold(_split(Text(name))[0])
    return bare in _words()["everyone"] or bare in _words()["each"]


def is_worded(name: str) -> bool:
    """Whether ``name`` is no name of a unit alone: 各校, or with 轮流 behind it."""
    return is_everyone(name) or _split(Text(name))[1] != ""


def schools(plan: PublicityPlan) -> list[Text]:
    """The schools that 各校 means: those of 学校, else those of the register of units."""
    if plan.schools:
        return list(plan.schools)
    return [unit.name for unit in plan.units if fold(unit.name).endswith(_words()["endings"])]


def _split(name: Text) -> tuple[Text, str]:
    """``name`` without 轮流 or 分别 behind it, and which of them it was (turns, apart or nothing)."""
    for kind in ("turns", "apart"):
        for ending in _words()[kind]:
            if fold(name).endswith(ending) and len(name) > len(ending):
                return Text(name[: -len(ending)].rstrip("，, "), name.path), kind
    return name, ""
