"""PF957, PF958: a goal that names a channel almost, or a number of pieces that cannot be held against the schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.counting import piece_words
from planforge.publicity.goals import goal_texts
from planforge.source import Text

_SHORTEST = 3
"""Characters of a channel's name, of which one may be mistaken."""


def goals_can_be_compared(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What goals say of channels and numbers of pieces is understood; what is not is told."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not (plan.schedule and plan.schedule.entries):
        return
    channels = [one.name for one in plan.channels.entries] if plan.channels else []
    for text, is_read in goal_texts(plan):
        for written, meant in _slips(text, channels):
            place = loaded.place_of(text.path, written)
            diagnostics.note("PF957", place, path=text.path, name=written, nearest=meant)
        number = None if is_read else _number().search(text)
        if number:
            place = loaded.place_of(text.path, number[0])
            diagnostics.note("PF958", place, path=text.path, text=number[0])


@cache
def _number() -> re.Pattern[str]:
    """200篇, 每旬200篇."""
    return re.compile(rf"(?:每.{{1,2}})?(?<![0-9.第])[0-9一二三四五六七八九十百千两]+余?(?:{'|'.join(piece_words())})")


def _slips(text: Text, channels: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words of ``text`` that differ from the name of a channel in one character, with that name."""
    folded = fold(text)
    if len(folded) != len(text) or any(fold(name) in folded for name in channels):
        return
    for name in channels:
        length = len(name)
        for start in range(len(text) - length + 1) if length >= _SHORTEST else ():
            if sum(a != b for a, b in zip(folded[start : start + length], fold(name), strict=False)) == 1:
                yield text[start : start + length], name
