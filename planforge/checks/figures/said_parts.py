"""A whole and its parts as a text says them (13所，其中国中3所、国小10所). Knows no plan, reports nothing.

A list is taken for all of the parts only where the sentence makes it so: an equals sign, brackets or a colon behind
the whole, 分别为, 由…组成, 共 behind the list, or 其中 with parts of one family (国中, 国小). Else it is a selection.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from planforge.checks.figures.families import families_named, family_of, has_rest, has_unsaid_rest, is_open
from planforge.checks.figures.part_lists import lists_behind, wrong_lists
from planforge.checks.figures.said_figures import (
    LONGEST_LABEL,
    Figure,
    any_of,
    data,
    figures_in,
    has_two_numbers,
    is_rounding,
    sentences_in,
)
from planforge.language.script import plainly
from planforge.patterns import lazy

_CUE = lazy(
    "[其（(=＝：:占佔即共分包組组構构合总總第首上春一学學校园園生师師工门門县縣镇鎮乡鄉位目现現0-9０-９，]"
    "(?:(?<=[学學校园園生师師工门門县縣镇鎮乡鄉位目])中|(?<=，)[0-9０-９]{4}年[^，。0-9０-９]{0,10}[0-9０-９]"
    "|(?<=[0-9０-９])[^0-9０-９，。、；]{1,10}、[^0-9０-９、，。；]{0,10}[0-9０-９]|(?<![学學校园園生师師工门門县縣镇鎮乡鄉位目，0-9０-９])(?:"
    "(?<=其)中|(?<=[（(=＝：:占佔即共])|(?<=分)[别別为為成两兩三四五六2-6]|(?<=包)括|(?<=[組组構构])成|(?<=[合总總])[计計]"
    "|(?<=第)一|(?<=首)[批期]|(?<=[上春])半?[年季]|(?<=一)(?:期|季度)|(?<=[现現])有))"
)
"""Without one of these no sentence says parts of a whole. Its first character is a set, which is found fast."""
_MOST = 40
"""A sentence with more figures is a table."""
_INNER = lazy(r"\([^()]*\)")
_DIVIDER = lazy(r"[、,;+]|和|及(?!格)|与|以及")
_JOINING = ("和", "及", "与", "以及")
"""These also stand within a name (科技与劳动类)."""
_AND_SO_ON = lazy(r"等[,;　 ]*$")
_COVERED = Decimal("0.75")
"""Parts that make less of the whole are a selection, where nothing says that they are all."""
_ROUNDED = Decimal("0.3")
"""What two percentages may be off by rounding, in percentage points."""


class SaidWhole(NamedTuple):
    """A whole that its parts do not make; offsets in the text."""

    start: int
    end: int
    parts: Decimal
    """Their sum, or the one that is greater than the whole; in the unit of the whole as written (万元)."""
    unit: str


def wrong_wholes(text: str) -> list[SaidWhole]:
    """The wholes in ``text`` that their parts do not make, in either script and all numerals, in order."""
    if not has_two_numbers(text) or not _CUE.search(text):
        return []
    found: dict[tuple[int, int], SaidWhole] = {}
    for offset, sentence in sentences_in(plainly(text), text, _CUE):
        figures = figures_in(sentence)
        if 2 < len(figures) <= _MOST or (len(figures) == 2 and _is_joined(sentence)):
            for one in _in_sentence(text, sentence, figures, offset):
                found.setdefault((one.start, one.end), one)
    return [found[key] for key in sorted(found)]


def _is_joined(words: str) -> bool:
    """Whether two figures alone may be a whole and a part of it, or a pair of shares."""
    return "其中" in words or "占" in words


def _in_sentence(text: str, words: str, figures: Sequence[Figure], offset: int) -> Iterator[SaidWhole]:
    told: set[int] = set()
    for read in (_equal, _bracketed, _listed, _composed, _summed_up, _among, _shares, wrong_lists):
        for whole, parts in read(words, figures):
            if whole.start not in told and whole.start not in _made_otherwise(words, figures):
                told.add(whole.start)
                start, end = offset + whole.start, offset + whole.end
                unit = text[end - len(whole.unit) - (whole.factor > 1) : end]
                yield SaidWhole(start, end, parts / whole.factor, unit)


def _made_otherwise(words: str, figures: Sequence[Figure]) -> set[int]:
    """Where the wholes stand that their lists do make, in different units (12所，其中小学10所、教学点2个)."""
    lists = lists_behind(words, figures)
    return {whole.start for whole, items in lists if sum(one.number for one in items) == whole.number}


_Wrong = Iterator[tuple[Figure, Decimal]]


def _parts_in(words: str, figures: Sequence[Figure], start: int, end: int, whole: Figure) -> list[Figure] | None:
    """The parts between ``start`` and ``end``, where each piece there is one in the unit of ``whole``; else None."""
    piece = _INNER.sub(lambda inner: "　" * len(inner[0]), words[start:end])
    parts, at = [], 0
    if _AND_SO_ON.search(piece):
        return None
    for divider in (*_DIVIDER.finditer(piece), None):
        stop = divider.start() if divider else len(piece)
        if divider and divider[0] in _JOINING and not any(start + at <= one.start < start + stop for one in figures):
            continue
        if piece[at:stop].strip("　 "):
            inside = [one for one in figures if start + at <= one.start < start + stop and _shown(piece, one, start)]
            if len(inside) != 1 or inside[0].unit != whole.unit or inside[0].is_loose:
                return None
            if len(_rest(piece[at:stop], inside[0])) > LONGEST_LABEL:
                return None
            parts.append(inside[0])
        at = divider.end() if divider else stop
    return parts if len(parts) > 1 else None


def _shown(piece: str, one: Figure, start: int) -> bool:
    """Whether the figure does not stand in brackets of its own."""
    return piece[one.start - start] != "　"


def _rest(piece: str, figure: Figure) -> str:
    return piece.strip("　 ")[: -(figure.end - figure.start)] if figure else piece


def _judged(whole: Figure, parts: Sequence[Figure] | None) -> _Wrong:
    """``whole`` where ``parts`` are all of it and do not make it."""
    if not parts or whole.is_loose:
        return
    total = sum((one.number for one in parts), Decimal(0))
    if total != whole.number and not is_rounding(whole, parts, total) and not is_open(parts, whole):
        yield whole, total


def _equal(words: str, figures: Sequence[Figure]) -> _Wrong:
    """13所=国中3所+国小10所, and the other way round."""
    for sign in re.finditer("=", words):
        before = [one for one in figures if one.end <= sign.start()]
        after = [one for one in figures if one.start >= sign.end()]
        left, right = _run(words, before[::-1], "+")[::-1], _run(words, after, "+")
        for wholes, parts in ((left, right), (right, left)):
            if len(wholes) == 1 and len(parts) > 1 and all(one.unit == wholes[0].unit for one in parts):
                yield from _judged(wholes[0], parts)


def _run(words: str, figures: Sequence[Figure], sign: str) -> list[Figure]:
    """The first of ``figures``, and those that follow it with ``sign`` between."""
    run = list(figures[:1])
    for one in figures[1:]:
        low, high = sorted((run[-1], one), key=lambda figure: figure.start)
        between = words[low.end : high.start]
        if sign not in between or re.search(r"[=,;、()]", between):
            break
        run.append(one)
    return run


def _bracketed(words: str, figures: Sequence[Figure]) -> _Wrong:
    """13所（国中3所、国小10所）, 13所学校（…）. 含, 其中 there make it a selection, unless of one family."""
    closing = _closings(words)
    for whole in figures:
        opening = _OPENING.match(words, whole.end)
        end = closing.get(opening.start("bracket")) if opening else None
        if not opening or end is None:
            continue
        parts = _parts_in(words, figures, opening.end(), end, whole)
        if parts and opening["some"]:
            yield from _judged_selection(words, whole, parts)
        elif parts:
            yield from _judged(whole, parts)


_OPENING = lazy(r"[^、,;:+=()0-9]{0,10}(?P<bracket>\()(?:(?P<some>其中|含|包括)|即|分别[为是]|分别)?[:,]?")


def _closings(words: str) -> dict[int, int]:
    """Where each bracket closes, by where it opens."""
    opened, closings = [], {}
    for mark in _BRACKET.finditer(words):
        if mark[0] == "(":
            opened.append(mark.start())
        elif opened:
            closings[opened.pop()] = mark.start()
    return closings


_BRACKET = lazy("[()]")


def _listed(words: str, figures: Sequence[Figure]) -> _Wrong:
    """13所：国中3所、国小10所; 共13所，分别为国中3所、国小10所."""
    for whole in figures:
        lead = _LEAD.match(words, whole.end)
        if lead:
            end = _scope(words, lead.end())
            yield from _judged(whole, _parts_in(words, figures, lead.end(), end, whole))


_LEAD = lazy(r"[^、,;:+=()0-9其]{0,10}(?::(?!其中)|,?(?:分别[为是有]|即|包括)[:,]?)")


def _scope(words: str, start: int) -> int:
    """Where what is said of the whole ends."""
    found = any_of("beside").search(words, start)
    end = found.start() if found else len(words)
    semicolon = words.find(";", start, end)
    return (semicolon if semicolon >= 0 else end) - _trailing(words[start:end])


def _trailing(words: str) -> int:
    return len(words) - len(words.rstrip(",;、 ")) if words.endswith((",", ";", "、", " ")) else 0


def _composed(words: str, figures: Sequence[Figure]) -> _Wrong:
    """13所学校由国中3所、国小10所组成."""
    for match in _COMPOSED.finditer(words):
        before = [one for one in figures if one.end <= match.start() and match.start() - one.end <= LONGEST_LABEL]
        for whole in before[-1:]:
            yield from _judged(whole, _parts_in(words, figures, *match.span("parts"), whole))


_COMPOSED = lazy(r"由(?P<parts>[^由;]{4,200}?)(?:组成|构成)")


def _summed_up(words: str, figures: Sequence[Figure]) -> _Wrong:
    """国中3所、国小10所，共13所."""
    for number, whole in enumerate(figures):
        lead = _TOGETHER.search(words, max(0, whole.start - 8), whole.start)
        if not lead or lead.end() != whole.start:
            continue
        run: list[Figure] = []
        later = lead.start()
        for one in reversed(figures[:number]):
            between = words[one.end : later]
            if one.unit != whole.unit or one.is_loose or not _is_join(between if run else f"{between}、"):
                break
            run.append(one)
            later = one.start
        head = words[max(0, later - 40) : later]
        if len(run) > 1 and not re.search(r"其中|年$|年[^、,;]{0,4}$|[0-9]年", head) and _starts_list(words, run[-1]):
            yield from _judged(whole, run)


_TOGETHER = lazy(r"(?:[,、]|^)(?:共计|合计|总计|总共|一共|共有?|全部)$|(?:合计|总计|共计)[为是]?$")


def _is_join(between: str) -> bool:
    """Whether only a label stands between two items of a list."""
    return bool(re.fullmatch(r"[^、,;:+()0-9年月]{0,8}(?:、|,|\+|和|及|与)[^、,;:+()0-9年月]{0,10}", between))


def _starts_list(words: str, first: Figure) -> bool:
    """Whether what stands before the first item is no other item (…人，国中3所、国小10所，共13所 is fine)."""
    return bool(first.label)


def _among(words: str, figures: Sequence[Figure]) -> _Wrong:
    """13所，其中国中3所、国小10所."""
    for lead in _AMONG.finditer(words):
        start = max(words.rfind(mark, 0, lead.start()) for mark in ";(") + 1
        before = [one for one in figures if start <= one.start and one.end <= lead.start()]
        following = _AMONG.search(words, lead.end())
        beside = any_of("beside").search(words, lead.end())
        end = min(
            following.start() if following else len(words), beside.start() if beside else len(words),
            _bracket_end(words, lead),
        )  # fmt: skip
        parts = [one for one in figures if lead.end() <= one.start < end and not _is_inner(words, lead.end(), one)]
        yield from _of_among(words, before, parts, lead.end())


_AMONG = lazy(r"其中[:,]?|(?<=[校园生师工门县镇乡位目])中[:,]")


def _bracket_end(words: str, lead: re.Match[str]) -> int:
    """Where the bracket closes in which ``lead`` stands."""
    around = (end for start, end in _closings(words).items() if start < lead.start() < end)
    return min(around, default=len(words))


def _is_inner(words: str, start: int, one: Figure) -> bool:
    """Whether the figure stands in brackets opened behind ``start``."""
    return words.count("(", start, one.start) > words.count(")", start, one.start)


def _of_among(words: str, before: Sequence[Figure], parts: Sequence[Figure], start: int) -> _Wrong:
    for unit in dict.fromkeys(one.unit for one in parts):
        wholes = [one for one in before if one.unit == unit]
        own = list(_of_one_kind([one for one in parts if one.unit == unit]))
        if not wholes or not own or _is_vague(words, wholes[-1], own):
            continue
        most = sum((one.number for one in wholes), Decimal(0))
        greater = [one for one in own[:1] if one.number > most and _is_near(words, wholes[-1], start)]
        if greater and not wholes[-1].is_loose:
            yield wholes[-1], greater[0].number
        elif len(own) > 1 and _is_near(words, wholes[-1], start) and not _has_other_like(own, wholes):
            yield from _judged_selection(words, wholes[-1], own)


def _is_near(words: str, whole: Figure, start: int) -> bool:
    """Whether 其中 follows in the same or the next piece of the sentence."""
    return len(re.findall("[,、;:]", words[whole.end : start])) <= 2 and start - whole.end <= 2 * LONGEST_LABEL


def _is_vague(words: str, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether percentages are of several things, figures not exact, or parts only examples."""
    is_loose = any(one.is_loose for one in (whole, *parts))
    return whole.unit == "%" or is_loose or words.startswith("等", parts[-1].end)


def _of_one_kind(parts: Sequence[Figure]) -> Iterator[Figure]:
    """The first of ``parts``, and those after it that are of one of its families."""
    families = families_named(parts[0].label) if parts else ()
    for number, one in enumerate(parts):
        if number and not any_of("others").search(one.label):
            families = tuple(family for family in families if family in families_named(one.label))
        if number and not families:
            return
        yield one


def _has_other_like(parts: Sequence[Figure], wholes: Sequence[Figure]) -> bool:
    """Whether the parts make one of the figures before, or all of them: then that is the whole."""
    total = sum((one.number for one in parts), Decimal(0))
    every = sum((one.number for one in wholes), Decimal(0))
    return len(wholes) > 1 and (total in {one.number for one in wholes} or total == every)


def _judged_selection(words: str, whole: Figure, parts: Sequence[Figure]) -> _Wrong:
    """``whole`` where a part of it is greater, or parts that do not overlap are more, or all are listed and differ."""
    total = sum((one.number for one in parts), Decimal(0))
    greatest = max(one.number for one in parts)
    family = family_of(parts)
    if whole.is_loose or total == whole.number or (total < whole.number and has_unsaid_rest(words, parts[-1])):
        return
    if greatest > whole.number:
        yield whole, greatest
    elif family and "units" in family and re.search(data()["double"], words):
        return
    elif family and (total > whole.number or _is_covering(words, family, whole, parts, total)):
        yield from _judged(whole, parts)


def _is_covering(
    words: str, family: dict[str, Any], whole: Figure, parts: Sequence[Figure], total: Decimal
) -> bool:
    """Whether the parts look like all of the whole."""
    if has_rest(family, parts) or ("nearly" in family and not is_open(parts, whole)):
        return True
    if not family.get("covers") or any_of("broad").search(words[max(0, whole.start - 12) : whole.start]):
        return False
    return bool(family.get("pair")) or total >= _COVERED * whole.number


_PAIRED = lazy(r"[^;()]{0,14}[,、][^;()]{0,14}|[^;()]{0,4}[和与][^;()]{0,14}")


def _shares(words: str, figures: Sequence[Figure]) -> _Wrong:
    """公办占55%、民办占48%: shares of a pair make 100%."""
    percents = [one for one in figures if one.unit == "%" and not one.is_loose]
    for first, second in itertools.pairwise(percents):
        family = family_of((first, second))
        joined = _PAIRED.fullmatch(words, first.end, second.start)
        has_share = "占" in words[max(0, first.start - 4) : first.start]
        total = first.number + second.number
        if family and family.get("pair") and joined and has_share and abs(total - 100) > _ROUNDED:
            yield second, total
