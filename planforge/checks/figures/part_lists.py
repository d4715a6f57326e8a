"""Lists behind a whole whose parts exclude each other by their names (18个，其中体育类6个…). Knows no plan.

第一批 and 第二批, 体育类 and 艺术类 have nothing in common; 党员 and 女教师 may have: those are never held to a sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from planforge.checks.figures.families import family_named, family_of, has_rest, has_unsaid_rest, is_open
from planforge.checks.figures.said_figures import Figure, any_of, data, is_rounding
from planforge.language.numerals import parse_number
from planforge.patterns import lazy

_INNER = lazy(r"\([^()]*\)")
_BLANK = "　"
_WORDS = "[^、,;:。()0-9]"
_LABEL = rf"(?:[0-9]{{4}}年{_WORDS}{{0,16}}|第?[0-9]?{_WORDS}{{1,16}})"
_JOINT = lazy(rf"{_WORDS}{{0,10}}(?P<mark>[、,]|和|及|与){_LABEL}")
_HEAD = lazy(_LABEL)
_TAIL = rf"{_WORDS}{{0,14}}"
_SOME, _MOST = Decimal("0.75"), Decimal("1.5")
"""What parts make of their whole, of which a clerk has got one wrong."""
_NEARLY = Decimal("0.9")
"""Parts that make less may be a selection."""
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)


def wrong_lists(words: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Decimal]]:
    """The wholes that the list behind them does not make, with what it makes; shares that do not make 100%."""
    if re.search(data()["double"], words):
        return
    plain = _INNER.sub(lambda inner: _BLANK * len(inner[0]), words)
    shown = [one for one in figures if plain[one.start] != _BLANK]
    yield from _of_shares(plain, shown)
    for whole in shown:
        opening = _opening().match(plain, whole.end)
        if not opening or whole.is_loose or whole.unit == "%":
            continue
        items = _items(plain, shown, opening.end(), whole.unit)
        total = sum((one.number for one in items), Decimal(0))
        if not _can_be_parts(plain, whole, items) or total == whole.number or is_rounding(whole, items, total):
            continue
        if _is_wrong(whole, items, total / whole.number, opening):
            yield whole, total


@cache
def _opening() -> re.Pattern[str]:
    """What stands between a whole and its list."""
    kinds = rf"(?:按[^,;:。]{{1,10}}?)?{data()['sorted']}[^,;:。0-9]{{0,8}}[:,]"
    return re.compile(rf"{_TAIL}[,:;](?:(?P<some>其中[:,]?)|(?P<sorted>[^、,;:。0-9]{{0,10}}?{kinds}))?")


def lists_behind(words: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, list[Figure]]]:
    """The wholes of a sentence that begin a list, with its items in whatever unit."""
    plain = _INNER.sub(lambda inner: _BLANK * len(inner[0]), words)
    shown = [one for one in figures if plain[one.start] != _BLANK]
    for whole in shown:
        opening = _opening().match(plain, whole.end)
        if opening and not whole.is_loose:
            yield whole, _items(plain, shown, opening.end(), None)


def _items(words: str, figures: Sequence[Figure], start: int, unit: str | None) -> list[Figure]:
    """The figures in ``unit`` (any) of the list that begins at ``start``: one a piece, the same mark between all."""
    items: list[Figure] = []
    mark = ""
    for one in figures:
        if one.start < start or unit not in (None, one.unit):
            continue
        if not items:
            if not _HEAD.fullmatch(words, start, one.start):
                return []
        else:
            joint = _JOINT.fullmatch(words, items[-1].end, one.start)
            is_last = joint and (joint["mark"] not in "、," or any_of("others").search(one.label))
            if not joint or (mark and joint["mark"] != mark and not is_last):
                break
            mark = mark or joint["mark"]
        items.append(one)
    return items


def _can_be_parts(words: str, whole: Figure, items: Sequence[Figure]) -> bool:
    """Whether all have names of their own, exact figures, and none is the whole or more."""
    labels = {one.label for one in items}
    if len(items) < 2 or "" in labels or len(labels) < len(items) or not whole.number:
        return False
    if re.match("[^、,;:。0-9]{0,6}等", words[items[-1].end : items[-1].end + 8]):
        return False
    if has_unsaid_rest(words, items[-1]):
        return False
    return not any(one.is_loose or one.number >= whole.number for one in items)


def _is_wrong(whole: Figure, items: Sequence[Figure], ratio: Decimal, opening: re.Match[str]) -> bool:
    if opening["sorted"]:
        return _HALF <= ratio <= 2 and parse_number(opening["count"].replace("两", "二")) == len(items)
    family = family_of(items)
    if any_of("others").search(items[-1].label):
        return _HALF <= ratio <= _MOST and not _overlap(items, family)
    if opening["some"]:
        return _NEARLY <= ratio <= _MOST and not _overlap(items, family) and not is_open(items, whole)
    if _are_in_order(whole, items):
        return _SOME <= ratio <= _MOST
    return _exclude_each_other(whole, items) and _NEARLY <= ratio <= _MOST and not is_open(items, whole)


def _overlap(items: Sequence[Figure], family: object) -> bool:
    return family is None and any(any_of("overlapping").search(one.label) for one in items)


def _are_in_order(whole: Figure, items: Sequence[Figure]) -> bool:
    """Whether ``items`` are a first and a second, or of years that follow each other."""
    ordered = re.compile(data()["ordered"])
    return all(ordered.search(one.label) for one in items) and not ordered.search(whole.label)


def _exclude_each_other(whole: Figure, items: Sequence[Figure]) -> bool:
    """Whether the names alone say that ``items`` are parts: all of a family, or all of one class (体育类, 艺术类)."""
    family = family_of(items)
    if family is not None:
        return family_named(whole.label) is not family
    return any(all(one.label.endswith(end) for one in items) for end in data()["classes"])


def _of_shares(words: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Decimal]]:
    """小学占60%、初中占30%、高中占20%: three shares or more of a family, or with 其他, make 100%."""
    percents = [one for one in figures if one.unit == "%" and not one.is_loose]
    if len(percents) < 3:
        return
    first = next((one for one in percents if "占" in words[max(0, one.start - 4) : one.start]), None)
    if first is None:
        return
    items = [first, *_items_behind(words, percents, first)]
    family, total = family_of(items), sum((one.number for one in items), Decimal(0))
    is_whole = any_of("others").search(items[-1].label) or (family is not None and has_rest(family, items))
    off = total - _HUNDRED
    if len(items) > 2 and family and abs(off) > 1 and (off > 0 or is_whole):
        yield items[-1], total


def _items_behind(words: str, figures: Sequence[Figure], first: Figure) -> Iterator[Figure]:
    before = first
    for one in figures:
        if one.start > first.start:
            if not _JOINT.fullmatch(words, before.end, one.start):
                return
            yield one
            before = one
