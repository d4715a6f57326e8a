"""Numbers of findings as people write them (3, 三、, （二）1, 2-1), made comparable. No guessing of what is meant."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator

from planforge.language.numerals import parse_number
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.fields import Code
from planforge.source.text import Text, path_of

_HAN = lazy("[〇零一二三四五六七八九十百]+")
_CIRCLED = {chr(0x2460 + index): f".{index + 1}." for index in range(20)}
_DIVIDERS = lazy(r"[\s.．、,，·/()（）\[\]【】〔〕第条項项个—–-]+")
_SEVERAL = lazy(r"[，,；;]|(?<![一二三四五六七八九十])、|、(?![0-9０-９])")
"""Between two numbers: 1、3 and 一、三, but not within 二、1."""
DOT = "."


def _divided(value: Any) -> Any:
    """Each number by itself, where several stand on one line; all know where they came from."""
    if not isinstance(value, (list, tuple)):
        return value
    return tuple(part for one in value for part in _parts(one))


def _parts(one: Any) -> tuple[Any, ...]:
    if not isinstance(one, str) or not _SEVERAL.search(one):
        return (one,)
    path = path_of(one)
    return tuple(Text(part, path) for part in divided(one))


def divided(text: str) -> tuple[str, ...]:
    """The numbers that stand on one line: 1、3."""
    return tuple(part.strip() for part in _SEVERAL.split(text) if part.strip())


Numbers: TypeAlias = Annotated[tuple[Code, ...], BeforeValidator(_divided)]
"""Numbers of findings; several may stand on one line (1、3)."""


def number_key(text: str) -> str:
    """The number in a form that compares: ``（二）1``, ``二、1`` and ``2-1`` are all ``2.1``; a code stays itself."""
    spread = "".join(_CIRCLED.get(character, character) for character in text)
    folded = _HAN.sub(_figure, fold(unicodedata.normalize("NFKC", spread))).lower()
    parts = [part.lstrip("0") or "0" for part in _DIVIDERS.split(folded) if part]
    return DOT.join(parts) or folded.strip()


def below(above: str, own: str) -> str:
    """The key of a finding that is numbered ``own`` below the one with the key ``above``."""
    return own if not above or own.startswith(f"{above}{DOT}") else f"{above}{DOT}{own}"


def _figure(match: re.Match[str]) -> str:
    number = parse_number(match[0])
    return f"{DOT}{number}{DOT}" if number is not None else match[0]
