"""A whole at the end of a sentence whose parts are the next one (共86所。小学…所，初中…所。). Knows no plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planforge.checks.figures.part_lists import wrong_lists
from planforge.checks.figures.said_figures import figures_in
from planforge.checks.figures.said_parts import SaidWhole
from planforge.language.script import plainly
from planforge.patterns import lazy

_CUE = lazy("[共现現总總合](?:(?<=共)|(?<=[现現])有|(?<=[总總合])[计計]?)[^，。；\n]{1,24}。[^，。\n]{1,20}[，、]")
"""Without it no text has such a pair of sentences."""


def wrong_before_lists(text: str) -> Iterator[SaidWhole]:
    """The wholes that end a sentence and that the list in the next sentence does not make."""
    if "。" not in text or not _CUE.search(text):
        return
    plain = plainly(text)
    for found in _pair().finditer(plain):
        words = found[0].replace("。", ",")
        figures = figures_in(words)
        for whole, parts in wrong_lists(words, figures) if len(figures) > 2 else ():
            if whole is figures[0]:
                start = found.start()
                end = start + whole.end
                unit = text[end - len(whole.unit) - (whole.factor > 1) : end]
                yield SaidWhole(start + whole.start, end, parts / whole.factor, unit)


@cache
def _pair() -> re.Pattern[str]:
    words = "[^,;:。()\n0-9]"
    return re.compile(
        rf"[共现总合](?:(?<=共)|(?<=现)有|(?<=[总合])计?){words}{{0,8}}[0-9][0-9,.]{{0,12}}{words}{{1,12}}。(?!其中)[^。;!?\n|]{{6,200}}"
    )
