"""When two names are one, written two ways: a slip of the pen, of the ear or of the eye. Reads no plan."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import ne
from pathlib import Path

from planforge.language.script import fold_exact
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data"
_MOST_WRONG = 2
_COUNTED = frozenset("一二三四五六七八九十百东西南北中上下前后左右大小甲乙丙丁")
"""What tells the names of units apart: 第一小学 and 第二小学, 城东 and 城西. In a person's name 小 is taken for 晓."""


@lru_cache(maxsize=512)
def is_near(name: str, other: str, is_person: bool = False) -> bool:
    """Whether ``name`` is likely ``other`` misspelt: one character mistaken, doubled, or two that changed places.

    ``other`` is a person's name or that of something else.
    """
    if abs(len(name) - len(other)) == 1:
        return doubled(name) == other or doubled(other) == name
    if len(name) != len(other) or not 1 <= sum(map(ne, name, other)) <= _MOST_WRONG:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(name, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return are_mistakable(name[wrong[0]], other[wrong[0]], is_person)
    first, second = wrong
    return second == first + 1 and name[first] == other[second] and name[second] == other[first]


def doubled(name: str) -> str | None:
    """``name`` without its first character that is written twice; None where there is none."""
    at = next((at for at in range(1, len(name)) if name[at] == name[at - 1]), None)
    return None if at is None else name[:at] + name[at + 1 :]


def are_mistakable(char: str, other: str, is_person: bool = False) -> bool:
    """Whether the two characters sound or look alike, or are one in two forms. Counts and directions are not."""
    return char != other and not likenesses(char, is_person).isdisjoint(likenesses(other, is_person))


@cache
def likenesses(char: str, is_person: bool = False) -> frozenset[str]:
    """What ``char`` has in common with those that it is mistaken for: its plain form, its sound, its looks."""
    if char in _COUNTED and not is_person:
        return frozenset()
    own = _groups_of(char)
    plain = char if own else fold_exact(char)
    return frozenset((plain, *(own or _groups_of(plain))))


def _groups_of(char: str) -> list[str]:
    """The groups that ``char`` is in: only plain forms are in any. What folds to nothing is in none."""
    return [group for group in _groups() if len(char) == 1 and char in group]


@cache
def _groups() -> tuple[str, ...]:
    """What sounds alike, and what looks alike. Loaded when names are first compared."""
    files = ("homophones", "lookalikes")
    return tuple(group for file in files for group in read_yaml(_DATA / f"{file}.yaml")["groups"].split())
