"""From any Traditional profile to Simplified: OpenCC's conversion, corrected where a character stands for two.

著 is 着 as a particle and 著 in 著作; 帳 is 账 unless it is a tent; 乾 stays in names.
"""

from __future__ import annotations

import re
from functools import cache

from planforge.language.conversion.official import step
from planforge.language.conversion.regional import common_glyphs
from planforge.language.conversion.tables import any_of, around, own, pairs

_STEPS = {"hant": "t2s", "hant-tw": "tw2s", "hant-hk": "hk2s"}


@cache
def _corrections() -> tuple[re.Pattern[str], dict[str, str]]:
    """Words that are given outright: the pattern that finds them, and their Simplified forms."""
    words = {word: form for group in own("simplifying")["words"].values() for word, form in pairs(group).items()}
    return any_of(words), words


@cache
def _of_names() -> tuple[dict[str, str], dict[str, str]]:
    """Characters of names, and first characters of names, that are no matter of OpenCC's."""
    data = own("simplifying")
    return pairs(data["names"]), pairs(data["surnames"])


def text(written: str, script: str) -> str:
    """Traditional running text of profile ``script`` in Simplified."""
    pattern, words = _corrections()
    common = written.translate(common_glyphs())
    return around(pattern.finditer(common), common, words.__getitem__, step(_STEPS[script]))


def name(written: str, script: str) -> str:
    """A name in Simplified, character by character."""
    keep, surnames = _of_names()
    convert = step(_STEPS[script])
    forms = (keep.get(char) or convert(char.translate(common_glyphs())) or char for char in written)
    first = next(forms, "")
    return surnames.get(written[:1], first) + "".join(forms)
