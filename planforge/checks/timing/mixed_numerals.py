"""PF311: a date or deadline that mixes Han and Arabic numerals, or has a letter O for 〇."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.numerals import is_mixed
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import times

_WEEKDAY_BEFORE_CLOCK = lazy("(?:周|星期|礼拜)[一二三四五六、和及至到—–-]+(?=[0-9])")
"""In 每周二、四17:30 two things stand side by side, not one number."""


def numerals_are_of_one_kind(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """One number is written in one kind of numerals (GB/T 15835)."""
    for text in times(loaded.plan):
        if is_mixed(_WEEKDAY_BEFORE_CLOCK.sub("", fold(text))):
            diagnostics.warning("PF311", loaded.place(text.path), path=text.path, text=text)
