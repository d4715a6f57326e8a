"""The names in what is written for a unit or a person: several in one text, with posts and notes beside. No judging."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from planforge.language.script import fold, strangers
from planforge.patterns import lazy
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "named.yaml"
_DIVIDED = lazy(r"[、，,；;/／\n]|\s+")
_JOINED = lazy(r"[和与與及]")
_NOTE = lazy(r"[（(][^（()）]*[）)]$")
_LIKELY = 0.75
"""How much alike two names are, one of which is likely a slip (of four characters three)."""
_SHORTEST = 2
"""Characters of the shortest name."""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in read_yaml(_DATA).items()}


def is_unit(name: str) -> bool:
    """Whether ``name`` is one of a unit by its ending."""
    return len(name) > _SHORTEST and fold(name).endswith(_words()["units"])


def is_role(name: str) -> bool:
    """Whether ``name`` is a post that several may hold: 班主任, 各校校长."""
    return fold(name).endswith(_words()["roles"])


def is_in_other_script(name: str, known: Iterable[str], script: str) -> bool:
    """Whether ``name`` is one of ``known`` but for characters that ``script`` does not have: told as PF710."""
    return bool(strangers(name, script)) and fold(name) in map(fold, known)


def ends_in_post(text: str) -> bool:
    """Whether ``text`` ends where a person's name may begin: behind a post (工会主席) or a unit (县教育局)."""
    return fold(text).endswith(_words()["roles"] + _words()["units"])


def is_collective(name: str, known: Collection[str]) -> bool:
    """Whether ``name`` means several units, and is no slip of a ``known`` one."""
    folded = fold(name)
    return folded.startswith(_words()["collective"]) and not any(
        SequenceMatcher(None, folded, fold(one)).ratio() >= _LIKELY for one in known
    )


def names_in(written: Text, known: Collection[str]) -> Iterator[Text]:
    """The names in ``written`` that are not ``known``: without 等 and notes, several taken apart."""
    if written in known or _bare(written) in known:
        return
    parts = [_bare(part) for part in _DIVIDED.split(written) if part.strip()]
    if len(parts) == 1:
        joined = [_bare(part) for part in _JOINED.split(written) if part.strip()]
        parts = joined if any(part in known for part in joined) else parts
    several = len(parts) > 1 and (any(part in known for part in parts) or not re.search(r"\s", written))
    for part in parts if several else [_bare(written)]:
        if part and part not in known:
            yield Text(part, written.path)


def _bare(name: str) -> str:
    """``name`` without a note in brackets and 等 behind it."""
    return _NOTE.sub("", name.strip()).strip().removesuffix("等").strip()
