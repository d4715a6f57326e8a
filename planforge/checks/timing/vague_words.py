"""PF313: words in the text of a measure or stage that set no day for what is to be done (尽快上报)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from planforge.diagnostics import Diagnostics
from planforge.language.script import simplify, with_traditional
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import texts
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "vague.yaml"
_PLACES = lazy(r"(?:measures|stages|schedule)\.|findings\..*\.measures\.")
_FAR = 100
"""Characters on either side in which the day may stand."""
_MARKS = "，,。！？；;\n"
_CLAUSE = lazy(f"[^{_MARKS}]*[{_MARKS}]|[^{_MARKS}]+$")
_ENDING = lazy("[前内底末][，,]$")
_AFTER = lazy(f"[^{_MARKS}]*(?:[，,][^{_MARKS}]*)?")


def texts_are_firm(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What measures, stages and the schedule set people to do has a day, and not just 尽快 or 适时."""
    for _, text in texts(loaded.plan):
        if not _PLACES.match(text.path) or not _hint().search(text):
            continue
        flat = simplify(text)
        for match in _vague().finditer(flat):
            if not _dated().search(_around(flat, match.start(), match.end())):
                place = loaded.place_at(text, match.start(), match.end())
                diagnostics.note("PF313", place, path=text.path, text=text[match.start() : match.end()])


@cache
def _hint() -> re.Pattern[str]:
    """The first two characters of each word in either script, found without simplifying the text."""
    pairs = dict.fromkeys(word[:2] for word in read_yaml(_DATA)["words"])
    either = [(with_traditional(first), with_traditional(second)) for first, second in pairs]
    firsts = "".join(dict.fromkeys("".join(first for first, _ in either)))
    rest = "|".join(f"(?<=[{first}])[{second}]" for first, second in either)
    return re.compile(f"[{firsts}](?:{rest})")


@cache
def _vague() -> re.Pattern[str]:
    """Their first character is a set, which is found fast."""
    words = read_yaml(_DATA)
    firsts = "".join(dict.fromkeys(word[0] for word in words["words"]))
    rest = "|".join(f"(?<={word[0]}){word[1:]}" for word in words["words"])
    return re.compile(
        rf"[{firsts}](?<![“‘「『\"].)(?:{rest})地?(?:{words['between']})?(?:{'|'.join(words['deeds'].split())})"
    )


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(read_yaml(_DATA)["dated"])


def _around(flat: str, start: int, end: int) -> str:
    """The clause of the words and the one after it, with a clause before it that only sets the day (6月底前，)."""
    before = _CLAUSE.findall(flat[max(start - _FAR, 0) : start])
    own = before.pop() if before and before[-1][-1] not in _MARKS else ""
    ahead = before[-1] if before and _ENDING.search(before[-1]) else ""
    after = _AFTER.match(flat, end, end + _FAR)
    return f"{ahead}{own}{flat[start:end]}{after[0] if after else ''}"
