"""From OpenCC's standard Traditional to the glyphs and spellings of a profile, and from profile to profile.

The standard (爲 衆 裏 啓) is a layer between, never shown: `hant` is written with the common glyphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from planforge.language.conversion.official import step
from planforge.language.conversion.tables import own, pairs, replacing

_FROM_STANDARD = {"hant-tw": "t2tw", "hant-hk": "t2hk"}
_ONE_CHARACTER = ("hant", "hant-tw")
"""Profiles whose writers use 著 for 着 as well."""
_WRITING = "\uf8fe"
"""Stands for a 著 that has been told from the particle, which OpenCC's phrases would take for one."""
_TO_STANDARD = {"hant-hk": "hk2t"}


@cache
def common_glyphs() -> dict[int, str]:
    """Characters that differ from those in common use by their glyph alone, for ``str.translate``."""
    data = own("regional")
    return str.maketrans({**pairs(data["variant_glyphs"]), **pairs(data["common_glyphs"])})


@cache
def _uncommon() -> dict[int, str]:
    """The way back from common glyphs to OpenCC's standard."""
    data = own("regional")
    back = {common: standard for standard, common in pairs(data["common_glyphs"]).items()}
    return str.maketrans({**pairs(data["variant_glyphs"]), **back, **pairs(data["not_undone"])})


@cache
def _spelling(script: str, section: str = "spellings") -> Callable[[str], str]:
    return replacing(pairs(own("regional")[section][script]))


@cache
def _hong_kong() -> dict[int, str]:
    return str.maketrans(pairs(own("regional")["hong_kong_glyphs"]))


def _glyphs(text: str, script: str) -> str:
    if script not in _FROM_STANDARD:
        return text.translate(common_glyphs())
    written = step(_FROM_STANDARD[script])(text)
    return written.translate(_hong_kong()) if script == "hant-hk" else written


def _standard(text: str, script: str) -> str:
    if script in _ONE_CHARACTER and "著" in text:
        text = _particles()(text).replace("著", _WRITING)
    standard = step(_TO_STANDARD[script])(text) if script in _TO_STANDARD else text.translate(_uncommon())
    return standard.replace(_WRITING, "著")


@cache
def _particles() -> Callable[[str], str]:
    """Words with 著, and how the standard writes them: 着 for the particle, 著 for writing."""
    words = pairs(own("simplifying")["words"]["著"])
    forms = {word: word.replace("著", "着") if "着" in form else word for word, form in words.items()}
    return replacing(forms)


def to_profile(text: str, script: str) -> str:
    """Standard Traditional ``text`` as profile ``script`` writes it."""
    return _spelling(script)(_glyphs(text, script)) if text else text


def name_to_profile(name: str, script: str) -> str:
    """As `to_profile`, for a name: glyph by glyph, no words, no spellings."""
    return "".join(_glyphs(char, script) for char in name)


def respelled(text: str, source: str, target: str) -> str:
    """Traditional ``text`` of profile ``source`` as profile ``target`` writes it."""
    respell = _spelling(target, "from_traditional")
    if target != "hant-hk":
        return respell(to_profile(_standard(text, source), target))
    kept = _kept_for_hong_kong().split(text)
    return "".join(
        part if index % 2 else respell(to_profile(_standard(part, source), target)) for index, part in enumerate(kept)
    )


@cache
def _kept_for_hong_kong() -> re.Pattern[str]:
    return re.compile(f"([{''.join(own('regional')['kept_for_hong_kong'].split())}]+)")
