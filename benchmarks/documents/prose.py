"""Invented prose of education bureaus: the same seed gives the same sentences, which deflate like written ones.

Says nothing of plans.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

import yaml

T = TypeVar("T")
_WORDS = Path(__file__).with_name("words.yaml")
_CLAUSES = (
    "{时间}{方式}{动词}{地方}{机构}的{修饰}{名词}，{结果}",
    "{地方}、{地方}两地{修饰}{名词}{评价}，由{人群}{方式}{动词}{名词}",
    "{人群}{时间}{动词}{名词}{n}{量词}，{动词}{修饰}{名词}{n}{量词}",
    "先{动词}{名词}，再{动词}{修饰}{名词}，{结果}",
    "{地方}{机构}{动词}{名词}和{名词}，{时间}由{人群}{动词}",
    "{修饰}{名词}按{n}{量词}{动词}，不足的{方式}{动词}",
    "凡{修饰}{名词}{评价}的，{方式}{动词}，{结果}",
    "{名词}、{名词}、{名词}都要{方式}{动词}",
    "{地方}{n}{量词}{名词}{评价}，{时间}{动词}",
    "对{人群}、{人群}{方式}{动词}，内容包括{名词}、{修饰}{名词}和{名词}",
    "{动词}{修饰}{名词}时{方式}{动词}{名词}，{结果}",
    "{地方}到{地方}一线的{名词}{评价}，{动词}时多听{人群}的话",
)
_HALF_SENTENCE = 17
LIKE_PROSE = (2.6, 3.4)
"""How often the bytes of Chinese prose in UTF-8 are those of its deflated form (zlib, level 6), from and to."""


class Writer:
    """Writes texts from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def word(self, kind: str) -> str:
        return self.word_of(_words()[kind])

    def word_of(self, words: Sequence[T]) -> T:
        """One of ``words``."""
        return self._random.choice(words)

    def several_of(self, words: Sequence[T], count: int) -> list[T]:
        """``count`` different ones of ``words``."""
        return self._random.sample(words, count)

    def number(self, first: int, last: int) -> int:
        return self._random.randint(first, last)

    def several(self, kind: str, count: int) -> list[str]:
        """``count`` different words."""
        return self.several_of(_words()[kind], count)

    def clause(self) -> str:
        return self._filled(self._random.choice(_CLAUSES))

    def sentence(self) -> str:
        return "；".join(self.clause() for _ in range(self.number(1, 2))) + "。"

    def paragraph(self, length: int) -> str:
        """Sentences of about ``length`` characters together, on the average as many."""
        text = ""
        while len(text) < length - _HALF_SENTENCE:
            text += self.sentence()
        return text

    def lines(self, count: int) -> str:
        """``count`` paragraphs of one clause, one a line."""
        return "\n".join(f"{self.clause()}。" for _ in range(count))

    def _filled(self, pattern: str) -> str:
        before, brace, rest = pattern.partition("{")
        if not brace:
            return before
        kind, _, after = rest.partition("}")
        drawn = str(self.number(3, 980)) if kind == "n" else self.word(kind)
        return before + drawn + self._filled(after)


@cache
def _words() -> dict[str, list[str]]:
    words: dict[str, list[str]] = yaml.safe_load(_WORDS.read_text("utf-8"))
    return words


def deflated_ratio(text: str) -> float:
    """Bytes of ``text`` by bytes of its deflated form."""
    raw = text.encode()
    return len(raw) / len(zlib.compress(raw, 6))
