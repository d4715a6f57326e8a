"""The figures of a sentence, each with its unit and what the sentence calls it. Knows no plan, judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.checks.passages import lines_with
from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "parts.yaml"
_DIGIT = "0-9０-９一二三四五六七八九十百千两兩"
_TWO_NUMBERS = lazy(f"[{_DIGIT}][^{_DIGIT}]++[{_DIGIT}]")
_SENTENCE = lazy(r"(?:[^。！!？?\n|]++|。(?=其中))+")
_LONGEST = 2000
"""Longer sentences are none."""
_SPLIT = lazy(r"[、,;:+=()]|和|及|与")
_NUMBER = r"[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?"
_HAN = "[一二三四五六七八九十百千两]{1,7}"
LONGEST_LABEL = 14
_SAME = {"名": "人", "位": "人", "校": "所"}
"""Units that count the same things."""
_ROUNDED = Decimal("0.15")
"""What each percentage may be off by rounding, in percentage points."""


class Figure(NamedTuple):
    """A number with its unit; offsets in the sentence."""

    start: int
    end: int
    number: Decimal
    factor: int
    """What 万 and 亿 make of it; ``number`` is multiplied by it."""
    unit: str
    """As written, but 名 and 位 are 人, 校 is 所."""
    label: str = ""
    is_loose: bool = False
    """Whether it is not exact (约, 余), or of each (每)."""


def has_two_numbers(text: str) -> bool:
    """Whether ``text``, as written, has more than one number: nothing less can be a whole and its parts."""
    return bool(_TWO_NUMBERS.search(text))


def sentences_in(plain: str, text: str, cue: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The sentences of ``plain`` in which, as written in ``text``, ``cue`` stands, with their offsets.

    其中 after a stop is in one with what it divides; too long ones are none.
    """
    for line in lines_with(cue, text):
        for sentence in _SENTENCE.finditer(plain, *line):
            start, end = sentence.span()
            if end - start <= _LONGEST and cue.search(text, start, end):
                yield start, sentence[0]


@lru_cache(maxsize=512)
def figures_in(words: str) -> tuple[Figure, ...]:
    """Every number with a unit, with what the same piece of the sentence calls it."""
    found = []
    for match in _figure().finditer(words):
        number = Decimal(match["arabic"].replace(",", "")) if match["arabic"] else _han(match["han"])
        if number is None:
            continue
        factor = {"万": 10**4, "亿": 10**8}.get(match["factor"] or "", 1)
        before, after = words[max(0, match.start() - 8) : match.start()], words[match.end("amount") :]
        loose = bool(any_of("loose_before", r"$").search(before) or any_of("loose_after").match(after)) or bool(
            any_of("loose_after").match(words, match.end())
        )
        label = _label(words, match)
        unit = _SAME.get(match["unit"], match["unit"])
        loose = loose or bool(any_of("each").search(label))
        found.append(Figure(match.start(), match.end(), number * factor, factor, unit, label, loose))
    return tuple(found)


def _han(written: str) -> Decimal | None:
    number = parse_number(written)
    return None if number is None else Decimal(number)


@cache
def _figure() -> re.Pattern[str]:
    counted, written = ("|".join(sorted(data()[name], key=len, reverse=True)) for name in ("units", "arabic_units"))
    units = rf"(?:{counted})|(?<=[0-9万亿 ])(?:{written})"
    arabic = rf"(?<![0-9.A-Za-z])(?<![0-9],)(?P<arabic>{_NUMBER})\s?(?P<factor>[万亿]?)"
    han = rf"(?<![〇零一二三四五六七八九十百千万第])(?P<han>{_HAN})"
    return re.compile(rf"(?P<amount>{arabic}|{han})\s?(?:余|多)?(?P<unit>{units})(?!级|年级|月|上|中|下学)")


def _label(words: str, match: re.Match[str]) -> str:
    """What stands before the figure in its piece of the sentence, and after it."""
    head = _SPLIT.split(words[max(0, match.start() - LONGEST_LABEL) : match.start()])[-1]
    tail = _SPLIT.split(words[match.end() : match.end() + LONGEST_LABEL])[0]
    return f"{any_of('fillers').sub('', head)}{tail}".strip()


@cache
def data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def any_of(group: str, after: str = "") -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(data()[group], key=len, reverse=True)) + ")" + after)


def is_rounding(whole: Figure, parts: Sequence[Figure], total: Decimal) -> bool:
    """Whether the parts miss the whole by no more than their own last places do."""
    places = max(
        (-int(one.number.scaleb(0).normalize().as_tuple().exponent) for one in parts if one.factor == 1), default=0
    )
    if whole.unit == "%":
        return abs(total - whole.number) <= _ROUNDED * len(parts)
    factors = [one.factor for one in (whole, *parts)]
    return max(factors) > 1 and places <= 0 and abs(total - whole.number) < max(factors) // 100
