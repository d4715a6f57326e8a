"""How alike two findings are, from 0 to 1: shared pairs of characters, rare ones counting more. Decides nothing."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "findings.yaml"
_FIGURES = lazy(r"[0-9]+(?:\.[0-9]+)?%?")
_CLAUSES = lazy(r"[，。；、：！？,;:!?\s]+|[一二三四五六七八九十]是")
_CLAUSE = 4
"""Characters of a clause that tells something."""
_IGNORED = lazy(r"[\W_]+")
_SCHOOL = lazy(r"[\u4e00-\u9fff]{2,6}?(?:小学|中学|学校|幼儿园|学区|中心校|教学点|[一二三四五六七八九十]中)")
_ANY_SCHOOL = lazy("[所个各些部分多数少的等在有是制类级]|县城|城区|城乡|乡镇|农村|乡村|^(?:.{0,2}学校)$")
_BOTH_LEVELS = ("中小学", "初中小学")
FIGURE = "0"
"""Stands for any figure: 12个班 and 9个班 are said of the same thing."""


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _formulaic() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _data()["formulaic"]), key=len, reverse=True)))


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    """``text`` in one script and width, without punctuation and blanks: what must be equal for it to be unchanged."""
    return _IGNORED.sub("", fold(unicodedata.normalize("NFKC", text))).lower()


@lru_cache(maxsize=8192)
def _told(text: str) -> str:
    """What a finding tells: without the words that every finding has."""
    plain = _FIGURES.sub(FIGURE, fold(unicodedata.normalize("NFKC", text)).lower())
    parts = (_IGNORED.sub("", part) for part in _formulaic().split(plain))
    return " ".join(part for part in parts if part)


def _pairs(text: str) -> Counter[str]:
    told = _told(text) or bare(text)
    words = told.split(" ")
    return Counter(word[index : index + 2] for word in words for index in range(max(len(word) - 1, 1)))


class Likeness:
    """Compares the findings of one plan and one feedback: what many of them say counts less."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._pairs = {text: _pairs(text) for text in dict.fromkeys(texts)}
        seen = Counter(pair for pairs in self._pairs.values() for pair in pairs)
        most = len(self._pairs)
        self._weights = {pair: math.log(1 + (most + 1) / max(count - 1, 1)) for pair, count in seen.items()}
        self._whole = {text: self._weigh(pairs) for text, pairs in self._pairs.items()}

    def of(self, one: str, other: str) -> float:
        """How alike two of the texts are: 1 the same, 0 nothing shared."""
        left, right = self._pairs[one], self._pairs[other]
        common = left.keys() & right.keys()
        if not common:
            return 0.0
        if bare(one) == bare(other):
            return 1.0
        weights = self._weights
        shared = sum(min(left[pair], right[pair]) * weights[pair] for pair in common)
        whole = (self._whole[one], self._whole[other])
        if not shared or not min(whole):
            return 0.0
        inside = INSIDE * shared / min(whole) if min(map(len, (left, right))) >= _LONG else 0.0
        return min(max(2 * shared / sum(whole), inside), 0.99)

    def sure(self, one: str, other: str, *, numbered: bool) -> float:
        """The likeness from which on the two, which may have one number, are surely the same."""
        if min(len(_told(text)) for text in (one, other)) > _SHORT:
            return SURE
        return _SURE_IF_NUMBERED if numbered else _SURE_IF_SHORT

    def is_mean(self, one: str, other: str) -> bool:
        """Whether the two are of about one length: neither says much that the other does not."""
        left, right = (sum(self._pairs[text].values()) for text in (one, other))
        return max(left, right) < _LONGER * min(left, right)

    def _weigh(self, pairs: Counter[str]) -> float:
        return sum(count * self._weights[pair] for pair, count in pairs.items())


SURE = 0.55
"""From here on two texts are the same finding, unless another one is nearly as like."""
_SURE_IF_SHORT = 0.7
_SURE_IF_NUMBERED = 0.6
"""The same for short texts of one number."""
_SHORT = 14
"""Characters, without formulas, of texts in which a single word makes another finding of it."""
INSIDE = 0.8
"""Likeness of a text to a longer one that holds all of it."""
_LONGER = 1.5
_LONG = 5
"""Pairs from which on a text that lies inside another one is like it."""


def share_clause(one: str, other: str) -> bool:
    """Whether a whole clause of one stands in the other."""
    left, right = _told_clauses(one), _told_clauses(other)
    return any(
        len(clause) >= _CLAUSE and clause in "".join(whole)
        for clauses, whole in ((left, right), (right, left))
        for clause in clauses
    )


@lru_cache(maxsize=8192)
def _told_clauses(text: str) -> tuple[str, ...]:
    return tuple(_told(clause).replace(" ", "") for clause in _CLAUSES.split(text))


def contrast(one: str, other: str) -> bool:
    """Whether the two speak of different things of one sort: 图书 and 仪器, 甲小学 and 乙小学."""
    left, right = (fold(text).replace(*_BOTH_LEVELS) for text in (one, other))
    for words in _data()["contrasting"]:
        mine, its = ({word for word in words if word in text} for text in (left, right))
        if mine and its and not mine & its:
            return True
    for words in _data()["scopes"]:
        mine, its = ({word for word in words if word in text} for text in (left, right))
        if mine and its and mine != its:
            return True
    schools, others = (_schools(text) for text in (left, right))
    return bool(schools and others and not schools & others)


@lru_cache(maxsize=8192)
def _schools(text: str) -> set[str]:
    """The schools that are named; 两所学校 and 农村小学 name none."""
    return {name for name in _SCHOOL.findall(text) if not _ANY_SCHOOL.search(name)}
