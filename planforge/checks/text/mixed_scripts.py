"""PF710: characters of the other script, of Japanese or of Korean. A text that gives its own forms is meant so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from planforge.diagnostics import Diagnostics
from planforge.language.script import foreign_to, strangers
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import split_person
from planforge.plan.walk import of_kind, texts, times
from planforge.resources import read_yaml
from planforge.source import Text

NAMES = {"hans": "简体", "hant": "繁体", "hant-tw": "繁体", "hant-hk": "繁体"}
_DATA = Path(__file__).parent / "data" / "one_script.yaml"
_KANA = frozenset(map(chr, (*range(ord("ぁ"), ord("ゖ") + 1), *range(ord("ァ"), ord("ヺ") + 1))))
"""The middle dot ・ is punctuation."""
_HANGUL = lazy("[가-힣]")
_AROUND_IT = lazy(r"\(\?[^()]*\)")
"""What a pattern wants before or behind its character."""
_AROUND = 8
"""Characters on either side of the wrong ones that a message shows."""
_FIGURE = lazy("[0-9A-Za-z.%％]+")
_FIGURE_BEFORE = lazy(rf"{_FIGURE.pattern}\Z")
_APART = 20
"""Wrong characters no farther from one another than this are one passage."""


def scripts_are_not_mixed(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every text and every time is in the plan's script."""
    suspicious = _suspicious(loaded.script)
    for text in (*(text for _, text in texts(loaded.plan)), *times(loaded.plan)):
        if (suspicious.isdisjoint(text) and not _HANGUL.search(text)) or text.path in loaded.forms:
            continue
        right = {**_characters(text, loaded.script), **_in_words(text, loaded), **_from_abroad(text)}
        for passage in _passages(sorted(right)):
            _report(loaded, text, passage, right, diagnostics)


def _characters(text: str, script: str) -> dict[int, str]:
    """Offset -> the right character, for those that only the other script has."""
    foreign = {*strangers(text, script), *_of_one_script(script).intersection(text)}
    if not foreign:
        return {}
    better = _rewritten(text, script)
    pairs = enumerate(zip(text, better, strict=True))
    return {at: new for at, (old, new) in pairs if old in foreign and new != old}


def _in_words(text: str, loaded: LoadedPlan) -> dict[int, str]:
    """Offset -> the right character, for those that both scripts have, but not in that word; names are left."""
    found = {match.start(): right for right, pattern in _words(loaded.script) for match in pattern.finditer(text)}
    if not found:
        return {}
    named = {split_person(name)["name"] for _, _, name in of_kind(loaded.plan, Kind.PERSON)}
    spans = [match.span() for name in named if name in text for match in re.finditer(re.escape(name), text)]
    return {at: right for at, right in found.items() if not any(start <= at < end for start, end in spans)}


def _from_abroad(text: str) -> dict[int, str]:
    """Offset -> the character itself, for Japanese and Korean: what is meant is not known."""
    return {at: char for at, char in enumerate(text) if char in _abroad() or "가" <= char <= "힣"}


def _passages(wrong: Iterable[int]) -> Iterator[list[int]]:
    """Offsets that stand near one another."""
    passage: list[int] = []
    for at in wrong:
        if passage and at - passage[-1] > _APART:
            yield passage
            passage = []
        passage.append(at)
    if passage:
        yield passage


def _report(
    loaded: LoadedPlan, text: Text, passage: list[int], right: dict[int, str], diagnostics: Diagnostics
) -> None:
    own, foreign = NAMES[loaded.script], [at for at in passage if right[at] == text[at]]
    other = "外文字" if len(foreign) == len(passage) else "繁体" if loaded.script == "hans" else "简体"
    begin, end = _around(text, passage[0], passage[-1] + 1)
    better = "".join(right.get(at, text[at]) for at in range(begin, end))
    facts = {} if other == "外文字" else {"better": better}
    chars = "、".join(dict.fromkeys(text[at] for at in passage))
    place = loaded.place_at(text, passage[0], passage[-1] + 1)
    diagnostics.warning("PF710", place, path=text.path, script=own, other=other, chars=chars, **facts)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` with some characters on either side, and with the whole of a figure or word cut there."""
    begin, end = max(0, start - _AROUND), min(end + _AROUND, len(text))
    before = _FIGURE_BEFORE.search(text, max(0, begin - _AROUND), begin) if _FIGURE.match(text, begin) else None
    behind = _FIGURE.match(text, end, end + _AROUND) if _FIGURE.match(text, end - 1) else None
    return before.start() if before else begin, behind.end() if behind else end


def _rewritten(text: str, script: str) -> str:
    """``text`` in the plan's script; the converter is loaded only where something has been found."""
    from planforge.language.conversion import converter

    return converter("hant" if script == "hans" else "hans", script).text(text)


def _side(script: str) -> str:
    return "simplified" if script == "hans" else "traditional"


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _of_one_script(script: str) -> frozenset[str]:
    """Characters that only the other script has, beside those by which a text's script is told."""
    other = "traditional" if script == "hans" else "simplified"
    return frozenset("".join(_data()[other].split()))


@cache
def _words(script: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = _data()[f"in_{_side(script)}"]
    return tuple((right, re.compile(pattern)) for right, pattern in patterns.items())


@cache
def _abroad() -> frozenset[str]:
    """Kana, and Japanese forms of Han."""
    return _KANA.union("".join(_data()["japanese"].split()))


@cache
def _suspicious(script: str) -> frozenset[str]:
    """Characters that may be wrong; a text without any, and without Hangul, is passed over quickly."""
    words = _AROUND_IT.sub("", "".join(_data()[f"in_{_side(script)}"].values()))
    in_words = (character for character in words if "一" <= character <= "鿿")
    told = (character for character in foreign_to(script) if "㐀" <= character < "ꀀ")
    return _of_one_script(script).union(in_words, told, _abroad())
