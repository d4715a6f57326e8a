"""Figures of a sentence that count in another unit than those beside them (2025年2名、2026年2所). Knows no plan.

Only where the sentence makes them one series: year by year, one to another (由…增加到…), or parts that make a whole.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from planforge.checks.figures.families import family_of
from planforge.checks.figures.indicator import are_one_unit, is_known_unit
from planforge.checks.figures.part_lists import lists_behind
from planforge.checks.figures.said_figures import Figure, data, figures_in, has_two_numbers, sentences_in
from planforge.language.script import plainly
from planforge.patterns import lazy

_CUE = lazy(
    "[其（(：:由从從自0-9０-９年第一二三四上下春秋首]"
    "(?:(?<=其)中|(?<=[（(：:])[^，。、；]{1,16}[0-9０-９]|(?<=[由从從自])[^，。；]{0,12}[0-9０-９一二三四五六七八九十][^，。；]{1,12}[到至為为]"
    "|(?:(?<=[0-9０-９])年|(?<=年)度|(?<=第)[一二三四]|(?<=[一二三四])季度|(?<=[上下])半年|(?<=[春秋])季|(?<=首)[批期年]|(?<=[上下])[学學]期)"
    "[^，。、；]{0,6}[0-9０-９一二三四五六七八九十][^，。、；]{1,6}[、，])"
)
"""Without one of these no sentence has such a series."""
_MOST = 40
_FEWEST = 3
"""Figures of a series of which one stands out, where nothing else says that they belong together."""
_HEAD = lazy("[由从自][^,;。、0-9]{0,12}$")
_WORDS = "[^,;。、:()0-9]"


class OddUnit(NamedTuple):
    """A figure with its unit, and the unit of the others; offsets in the text."""

    start: int
    end: int
    unit: str


def odd_units(text: str) -> Iterator[OddUnit]:
    """The figures in ``text`` whose unit is of another sort than that of their series, in order."""
    if not has_two_numbers(text) or not _CUE.search(text):
        return
    for offset, words in sentences_in(plainly(text), text, _CUE):
        figures = [one for one in figures_in(words) if not _is_code(words, one)]
        if 1 < len(figures) <= _MOST:
            odd = {one.start: OddUnit(offset + one.start, offset + one.end, unit) for one, unit in _odd(words, figures)}
            yield from (odd[start] for start in sorted(odd))


_Odd = Iterator[tuple[Figure, str]]


def _is_code(words: str, figure: Figure) -> bool:
    """Whether the figure is the number of a thing (第3项)."""
    return words.startswith("第", max(0, figure.start - 1))


def _odd(words: str, figures: Sequence[Figure]) -> _Odd:
    yield from _of_periods(words, figures)
    yield from _of_steps(words, figures)
    yield from _of_parts(words, figures)


def _of_periods(words: str, figures: Sequence[Figure]) -> _Odd:
    """2025年2名、2026年3名、2027年2所: one of three or more that stand for nothing but their years."""
    run: list[tuple[Figure, str]] = []
    for one in figures:
        before = _period().search(words, max(0, one.start - 24), one.start)
        is_next = bool(run and before and _MARK.fullmatch(words, run[-1][0].end, before.start()))
        if not is_next or (before and before["what"] != run[-1][1]):
            yield from _standing_out([figure for figure, _ in run])
            run = []
        if before:
            run.append((one, before["what"]))
    yield from _standing_out([figure for figure, _ in run])


_MARK = lazy("[、,;和及]")


@cache
def _period() -> re.Pattern[str]:
    """The period that a figure is of, up to the figure, with what is done in it."""
    return re.compile(rf"(?:{data()['periods']})(?P<what>[^、,;:。()0-9]{{0,4}})$")


def _standing_out(run: Sequence[Figure]) -> _Odd:
    """The one of ``run`` whose unit none of the others has, where these have one."""
    for one in run if len(run) >= _FEWEST else ():
        others = [other for other in run if other is not one]
        if all(_differ(one, other) and are_one_unit(other.unit, others[0].unit) for other in others):
            yield one, others[0].unit


def _differ(one: Figure, other: Figure) -> bool:
    return is_known_unit(one.unit) and is_known_unit(other.unit) and not are_one_unit(one.unit, other.unit)


def _of_steps(words: str, figures: Sequence[Figure]) -> _Odd:
    """由12所增加到18人."""
    for first, second in itertools.pairwise(figures):
        is_first = _differ(first, second) and _HEAD.search(words, max(0, first.start - 14), first.start)
        if is_first and _step().fullmatch(words, first.end, second.start):
            yield second, first.unit


@cache
def _step() -> re.Pattern[str]:
    return re.compile(rf"{_WORDS}{{0,8}}?{data()['moved']}{_WORDS}{{0,2}}[到至为]{_WORDS}{{0,2}}")


def _of_parts(words: str, figures: Sequence[Figure]) -> _Odd:
    """7名，其中小学2名、初中2名、高中3所: parts that make the whole, one of them in another unit."""
    for whole, items in lists_behind(words, figures):
        odd = [one for one in items if _differ(one, whole)]
        is_certain = len(items) >= _FEWEST or family_of(items) is not None
        if len(odd) == 1 and is_certain and sum(one.number for one in items) == whole.number:
            yield odd[0], whole.unit
