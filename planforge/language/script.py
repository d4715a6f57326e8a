"""Which script a text is in, and folding to compare words across scripts and widths. No conversion for print.

Folding serves look-up only: it goes character by character and never comes out on a page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Literal

from planforge.resources import read_yaml

SCRIPTS = ("hans", "hant", "hant-tw", "hant-hk")
"""Simplified; Traditional in common glyphs, as in Taiwan, as in Hong Kong."""
_DATA = Path(__file__).parent / "data" / "scripts.yaml"
_REGIONAL = Path(__file__).parent / "data" / "regional_words.yaml"
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_HALF = frozenset({"Na", "N", "H"})
"""East Asian widths of half a character; ambiguous ones (“ — ①) are full in Chinese fonts."""
_LONG = 2000
"""Characters of a text from which on `plainly` remembers few such."""
_ZERO_WIDTH = "\u200b\u200c\u200d\ufeff"
_SPACES = dict.fromkeys((*filter(str.isspace, map(chr, range(0x3001))), *_ZERO_WIDTH), "")


@cache
def _pairs(section: str) -> dict[str, str]:
    """Traditional character -> Simplified one."""
    words = read_yaml(_DATA)[section].split()
    return {traditional: word[0] for word in words for traditional in word[1:]}


class _Replacing:
    """Puts other characters for those of a table, none of which is put for another.

    What stands in the text is looked for first: `str.translate` asks its table for each character of the text.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._find = re.compile(f"[{re.escape(''.join(table))}]").findall

    def __call__(self, text: str) -> str:
        found = str(text)
        for char in set(self._find(found)):
            found = found.replace(char, self._table[char])
        return found


@cache
def _simplifying() -> dict[str, str]:
    return {**_pairs("shared"), **_pairs("pairs")}


@cache
def _simplified() -> _Replacing:
    return _Replacing(_simplifying())


@cache
def _narrowed() -> _Replacing:
    return _Replacing(_FULL_WIDTH)


@cache
def _made_plain() -> _Replacing:
    simplified = _simplifying()
    return _Replacing({**simplified, **{wide: simplified.get(half, half) for wide, half in _FULL_WIDTH.items()}})


@cache
def _folded() -> _Replacing:
    return _Replacing({**_simplifying(), **_FULL_WIDTH, **_SPACES})


@cache
def _words() -> dict[str, str]:
    """Folded words of a region -> the usual ones."""
    return dict(word.split(":") for word in read_yaml(_REGIONAL)["words"].split())


@cache
def _kept() -> frozenset[str]:
    """Traditional characters that Simplified has as well."""
    return frozenset(read_yaml(_REGIONAL)["kept_in_simplified"].split())


@cache
def _regional() -> re.Pattern[str]:
    return re.compile("|".join(_words()))


@cache
def _evidence() -> tuple[frozenset[str], frozenset[str]]:
    pairs = _pairs("pairs")
    return frozenset(pairs.values()), frozenset(pairs) | frozenset(_pairs("shared"))


def detect(text: str) -> Literal["hans", "hant"] | None:
    """The script of ``text`` as a whole, by the characters that only one script has.

    The majority decides, so that a quoted name does not; None where nothing speaks for either. Of the majority no
    more is looked at than the other has.
    """
    used = set(text)
    of_hans, of_hant = (not used.isdisjoint(chars) for chars in _evidence())
    if not (of_hans and of_hant):
        return "hans" if of_hans else "hant" if of_hant else None
    simplified, traditional = _telling()
    for hans, hant in zip_longest(simplified.finditer(text), traditional.finditer(text)):
        if hans is None or hant is None:
            return "hans" if hant is None else "hant"
    return None


@cache
def _telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finds a character that only Simplified has, and one that only Traditional has."""
    simplified, traditional = ("".join(sorted(chars)) for chars in _evidence())
    return re.compile(f"[{simplified}]"), re.compile(f"[{traditional}]")


@cache
def foreign_to(script: str) -> frozenset[str]:
    """The characters that a text in ``script`` does not have, for they are of the other one."""
    simplified, traditional = _evidence()
    return traditional - _kept() if script == "hans" else simplified


def strangers(text: str, script: str) -> list[str]:
    """The characters of ``text``, each once, that a text in ``script`` does not have."""
    foreign = foreign_to(script)
    return [] if foreign.isdisjoint(text) else list(dict.fromkeys(char for char in text if char in foreign))


def simplify(text: str) -> str:
    """``text`` with each Traditional character replaced by its Simplified one; as long as ``text``."""
    return text if text.isascii() else _simplified()(text)


@cache
def with_traditional(chars: str) -> str:
    """``chars`` and the Traditional characters that `simplify` replaces by them, for a set in a pattern."""
    return chars + "".join(traditional for traditional, plain in _simplifying().items() if plain in chars)


def narrow(text: str) -> str:
    """``text`` with full-width letters, digits and punctuation made ASCII; as long as ``text``."""
    return text if text.isascii() else _narrowed()(text)


def plainly(text: str) -> str:
    """``text`` Simplified and half-width, as long as ``text``; remembered, as rule after rule reads the same texts."""
    if text.isascii():
        return text
    return _remembered(text) if len(text) <= _LONG else _long_remembered(text)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> str:
    return _made_plain()(text)


@lru_cache(maxsize=32)
def _long_remembered(text: str) -> str:
    return _made_plain()(text)


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """The key under which ``text`` is looked up: Simplified, narrow, without spaces; 計畫 is 计划."""
    return fold_once(text)


def fold_once(text: str) -> str:
    """As `fold`, of a text that is not worth remembering: a long one."""
    return _regional().sub(lambda word: _words()[word[0]], _folded()(text))


@lru_cache(maxsize=1024)
def fold_exact(text: str) -> str:
    """As `fold`, by OpenCC's dictionaries: for finding near names, where a rare character counts."""
    from planforge.language.conversion.official import step
    from planforge.language.unavailable import Unavailable

    try:
        return fold(step("t2s")(text))
    except Unavailable:
        return fold(text)


def display_width(text: str) -> float:
    """The width of ``text`` in characters (字): Han and full-width marks 1, ASCII ½."""
    return sum(0.5 if unicodedata.east_asian_width(char) in _HALF else 1.0 for char in text)
