"""A whole and its parts as a text says them (13所，其中国中3所、国小10所). Knows no plan, reports nothing.

A list is taken for all of the parts only where the sentence makes it so: an equals sign, brackets or a colon behind
the whole, 分别为, 由…组成, 共 behind the list, or 其中 with parts of one family (国中, 国小). Else it is a selection.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from planforge.language.numerals import parse_number
from planforge.language.script import narrow, simplify
from planforge.resources import read_yaml

_DATA = Path(__file__).parents[1] / "data" / "parts.yaml"
_SENTENCE = re.compile(r"(?:[^。！!？?\n|]|。(?=其中))+")
_CUE = re.compile(
    "其中|[（(=＝：:占佔即共]|分[别別]|包括|[组組构構]成|[合总總][计計]|[学學校园園生师師工门門县縣镇鎮乡鄉位目]中"
)
"""Without one of these no sentence says parts of a whole."""
_SPLIT = re.compile(r"[、,;:+=()]|和|及|与")
_LONGEST = 2000
"""Longer sentences are none."""
_MOST = 40
"""A sentence with more figures is a table."""
_NUMBER = r"[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?"
_HAN = "[一二三四五六七八九十百千两]{1,7}"
_INNER = re.compile(r"\([^()]*\)")
_DIVIDER = re.compile(r"[、,;+]|和|及(?!格)|与|以及")
_AND_SO_ON = re.compile(r"等[,;　 ]*$")
_LONGEST_LABEL = 14
_COVERED = Decimal("0.75")
"""Parts that make less of the whole are a selection, where nothing says that they are all."""
_ROUNDED = Decimal("0.15")
"""What each percentage may be off by rounding, in percentage points."""


@dataclass(frozen=True, slots=True)
class SaidWhole:
    """A whole that its parts do not make; offsets in the text."""

    start: int
    end: int
    parts: Decimal
    """Their sum, or the one that is greater than the whole; in the unit of the whole as written (万元)."""
    unit: str


@dataclass(frozen=True, slots=True)
class _Figure:
    start: int
    end: int
    number: Decimal
    factor: int
    unit: str
    label: str = ""
    is_loose: bool = False


def wrong_wholes(text: str) -> list[SaidWhole]:
    """The wholes in ``text`` that their parts do not make, in either script and all numerals, in order."""
    if not _CUE.search(text):
        return []
    plain = narrow(simplify(text))
    found: dict[tuple[int, int], SaidWhole] = {}
    for sentence in _SENTENCE.finditer(plain):
        if sentence.end() - sentence.start() > _LONGEST:
            continue
        if not _CUE.search(sentence[0]):
            continue
        figures = _figures(sentence[0])
        if 2 < len(figures) <= _MOST or (len(figures) == 2 and _is_joined(sentence[0])):
            for one in _in_sentence(sentence[0], figures, sentence.start()):
                found.setdefault((one.start, one.end), one)
    return [found[key] for key in sorted(found)]


def _is_joined(words: str) -> bool:
    """Whether two figures alone may be a whole and a part of it, or a pair of shares."""
    return "其中" in words or "占" in words


def _in_sentence(words: str, figures: Sequence[_Figure], offset: int) -> Iterator[SaidWhole]:
    told: set[int] = set()
    for read in (_equal, _bracketed, _listed, _composed, _summed_up, _among, _shares):
        for whole, parts in read(words, figures):
            if whole.start not in told:
                told.add(whole.start)
                unit = words[whole.end - len(whole.unit) - (whole.factor > 1) : whole.end]
                yield SaidWhole(offset + whole.start, offset + whole.end, parts / whole.factor, unit)


_Wrong = Iterator[tuple[_Figure, Decimal]]


def _figures(words: str) -> list[_Figure]:
    """Every number with a unit, with what the same piece of the sentence calls it."""
    found = []
    for match in _figure().finditer(words):
        number = Decimal(match["arabic"].replace(",", "")) if match["arabic"] else _han(match["han"])
        if number is None:
            continue
        factor = {"万": 10**4, "亿": 10**8}.get(match["factor"] or "", 1)
        before, after = words[max(0, match.start() - 8) : match.start()], words[match.end("amount") :]
        loose = bool(_any("loose_before", r"$").search(before) or _any("loose_after").match(after)) or bool(
            _any("loose_after").match(words, match.end())
        )
        label = _label(words, match)
        loose = loose or bool(_any("each").search(label))
        found.append(_Figure(match.start(), match.end(), number * factor, factor, match["unit"], label, loose))
    return found


def _han(written: str) -> Decimal | None:
    number = parse_number(written)
    return None if number is None else Decimal(number)


@cache
def _figure() -> re.Pattern[str]:
    units = "|".join(sorted(_data()["units"], key=len, reverse=True))
    arabic = rf"(?<![0-9.,A-Za-z])(?P<arabic>{_NUMBER})\s?(?P<factor>[万亿]?)"
    han = rf"(?<![〇零一二三四五六七八九十百千万第])(?P<han>{_HAN})"
    return re.compile(rf"(?P<amount>{arabic}|{han})\s?(?:余|多)?(?P<unit>{units})(?!级|年级|月|上|中|下学)")


def _label(words: str, match: re.Match[str]) -> str:
    """What stands before the figure in its piece of the sentence, and after it."""
    head = _SPLIT.split(words[max(0, match.start() - _LONGEST_LABEL) : match.start()])[-1]
    tail = _SPLIT.split(words[match.end() : match.end() + _LONGEST_LABEL])[0]
    return f"{_any('fillers').sub('', head)}{tail}".strip()


def _parts_in(words: str, figures: Sequence[_Figure], start: int, end: int, whole: _Figure) -> list[_Figure] | None:
    """The parts between ``start`` and ``end``, where each piece there is one in the unit of ``whole``; else None."""
    piece = _INNER.sub(lambda inner: "　" * len(inner[0]), words[start:end])
    parts, at = [], 0
    if _AND_SO_ON.search(piece):
        return None
    for divider in (*_DIVIDER.finditer(piece), None):
        stop = divider.start() if divider else len(piece)
        if piece[at:stop].strip("　 "):
            inside = [one for one in figures if start + at <= one.start < start + stop and _shown(piece, one, start)]
            if len(inside) != 1 or inside[0].unit != whole.unit or inside[0].is_loose:
                return None
            if len(_rest(piece[at:stop], inside[0])) > _LONGEST_LABEL:
                return None
            parts.append(inside[0])
        at = divider.end() if divider else stop
    return parts if len(parts) > 1 else None


def _shown(piece: str, one: _Figure, start: int) -> bool:
    """Whether the figure does not stand in brackets of its own."""
    return piece[one.start - start] != "　"


def _rest(piece: str, figure: _Figure) -> str:
    return piece.strip("　 ")[: -(figure.end - figure.start)] if figure else piece


def _judged(whole: _Figure, parts: Sequence[_Figure] | None) -> _Wrong:
    """``whole`` where ``parts`` are all of it and do not make it."""
    if not parts or whole.is_loose:
        return
    total = sum((one.number for one in parts), Decimal(0))
    if total != whole.number and not _is_rounding(whole, parts, total) and not _is_open(parts, total < whole.number):
        yield whole, total


def _is_rounding(whole: _Figure, parts: Sequence[_Figure], total: Decimal) -> bool:
    """Whether the parts miss the whole by no more than their own last places do."""
    places = max(
        (-int(one.number.scaleb(0).normalize().as_tuple().exponent) for one in parts if one.factor == 1), default=0
    )
    if whole.unit == "%":
        return abs(total - whole.number) <= _ROUNDED * len(parts)
    factors = [one.factor for one in (whole, *parts)]
    return max(factors) > 1 and places <= 0 and abs(total - whole.number) < max(factors) // 100


def _is_open(parts: Sequence[_Figure], is_short: bool) -> bool:
    """Whether the parts are of a family of which only some are listed (高级, 中级), and leave room for the rest."""
    family = _family_of(parts)
    if not is_short or not family or _has_rest(family, parts):
        return False
    return "rest" in family or any(_any("qualified").search(one.label) for one in parts)


def _equal(words: str, figures: Sequence[_Figure]) -> _Wrong:
    """13所=国中3所+国小10所, and the other way round."""
    for sign in re.finditer("=", words):
        before = [one for one in figures if one.end <= sign.start()]
        after = [one for one in figures if one.start >= sign.end()]
        left, right = _run(words, before[::-1], "+")[::-1], _run(words, after, "+")
        for wholes, parts in ((left, right), (right, left)):
            if len(wholes) == 1 and len(parts) > 1 and all(one.unit == wholes[0].unit for one in parts):
                yield from _judged(wholes[0], parts)


def _run(words: str, figures: Sequence[_Figure], sign: str) -> list[_Figure]:
    """The first of ``figures``, and those that follow it with ``sign`` between."""
    run = list(figures[:1])
    for one in figures[1:]:
        low, high = sorted((run[-1], one), key=lambda figure: figure.start)
        between = words[low.end : high.start]
        if sign not in between or re.search(r"[=,;、()]", between):
            break
        run.append(one)
    return run


def _bracketed(words: str, figures: Sequence[_Figure]) -> _Wrong:
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


_OPENING = re.compile(r"[^、,;:+=()0-9]{0,10}(?P<bracket>\()(?:(?P<some>其中|含|包括)|即|分别[为是]|分别)?[:,]?")


def _closings(words: str) -> dict[int, int]:
    """Where each bracket closes, by where it opens."""
    opened, closings = [], {}
    for mark in _BRACKET.finditer(words):
        if mark[0] == "(":
            opened.append(mark.start())
        elif opened:
            closings[opened.pop()] = mark.start()
    return closings


_BRACKET = re.compile("[()]")


def _listed(words: str, figures: Sequence[_Figure]) -> _Wrong:
    """13所：国中3所、国小10所; 共13所，分别为国中3所、国小10所."""
    for whole in figures:
        lead = _LEAD.match(words, whole.end)
        if lead:
            end = _scope(words, lead.end())
            yield from _judged(whole, _parts_in(words, figures, lead.end(), end, whole))


_LEAD = re.compile(r"[^、,;:+=()0-9其]{0,10}(?::(?!其中)|,?(?:分别[为是有]|即|包括)[:,]?)")


def _scope(words: str, start: int) -> int:
    """Where what is said of the whole ends."""
    found = _any("beside").search(words, start)
    end = found.start() if found else len(words)
    semicolon = words.find(";", start, end)
    return (semicolon if semicolon >= 0 else end) - _trailing(words[start:end])


def _trailing(words: str) -> int:
    return len(words) - len(words.rstrip(",;、 ")) if words.endswith((",", ";", "、", " ")) else 0


def _composed(words: str, figures: Sequence[_Figure]) -> _Wrong:
    """13所学校由国中3所、国小10所组成."""
    for match in _COMPOSED.finditer(words):
        before = [one for one in figures if one.end <= match.start() and match.start() - one.end <= _LONGEST_LABEL]
        for whole in before[-1:]:
            yield from _judged(whole, _parts_in(words, figures, *match.span("parts"), whole))


_COMPOSED = re.compile(r"由(?P<parts>[^由;]{4,200}?)(?:组成|构成)")


def _summed_up(words: str, figures: Sequence[_Figure]) -> _Wrong:
    """国中3所、国小10所，共13所."""
    for number, whole in enumerate(figures):
        lead = _TOGETHER.search(words, max(0, whole.start - 8), whole.start)
        if not lead or lead.end() != whole.start:
            continue
        run: list[_Figure] = []
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


_TOGETHER = re.compile(r"(?:[,、]|^)(?:共计|合计|总计|总共|一共|共有?|全部)$|(?:合计|总计|共计)[为是]?$")


def _is_join(between: str) -> bool:
    """Whether only a label stands between two items of a list."""
    return bool(re.fullmatch(r"[^、,;:+()0-9年月]{0,8}(?:、|,|\+|和|及|与)[^、,;:+()0-9年月]{0,10}", between))


def _starts_list(words: str, first: _Figure) -> bool:
    """Whether what stands before the first item is no other item (…人，国中3所、国小10所，共13所 is fine)."""
    return bool(first.label)


def _among(words: str, figures: Sequence[_Figure]) -> _Wrong:
    """13所，其中国中3所、国小10所."""
    for lead in _AMONG.finditer(words):
        start = max(words.rfind(mark, 0, lead.start()) for mark in ";(") + 1
        before = [one for one in figures if start <= one.start and one.end <= lead.start()]
        following = _AMONG.search(words, lead.end())
        beside = _any("beside").search(words, lead.end())
        end = min(
            following.start() if following else len(words), beside.start() if beside else len(words),
            _bracket_end(words, lead),
        )  # fmt: skip
        parts = [one for one in figures if lead.end() <= one.start < end and not _is_inner(words, lead.end(), one)]
        yield from _of_among(words, before, parts, lead.end())


_AMONG = re.compile(r"其中[:,]?|(?<=[校园生师工门县镇乡位目])中[:,]")


def _bracket_end(words: str, lead: re.Match[str]) -> int:
    """Where the bracket closes in which ``lead`` stands."""
    around = (end for start, end in _closings(words).items() if start < lead.start() < end)
    return min(around, default=len(words))


def _is_inner(words: str, start: int, one: _Figure) -> bool:
    """Whether the figure stands in brackets opened behind ``start``."""
    return words.count("(", start, one.start) > words.count(")", start, one.start)


def _of_among(words: str, before: Sequence[_Figure], parts: Sequence[_Figure], start: int) -> _Wrong:
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


def _is_near(words: str, whole: _Figure, start: int) -> bool:
    """Whether 其中 follows in the same or the next piece of the sentence."""
    return len(re.findall("[,、;:]", words[whole.end : start])) <= 2 and start - whole.end <= 2 * _LONGEST_LABEL


def _is_vague(words: str, whole: _Figure, parts: Sequence[_Figure]) -> bool:
    """Whether percentages are of several things, figures not exact, or parts only examples."""
    is_loose = any(one.is_loose for one in (whole, *parts))
    return whole.unit == "%" or is_loose or words.startswith("等", parts[-1].end)


def _of_one_kind(parts: Sequence[_Figure]) -> Iterator[_Figure]:
    """The first of ``parts``, and those after it that are of its family."""
    family = _family(parts[0].label) if parts else None
    for number, one in enumerate(parts):
        if number and (family is None or (_family(one.label) is not family and not _any("others").search(one.label))):
            return
        yield one


def _has_other_like(parts: Sequence[_Figure], wholes: Sequence[_Figure]) -> bool:
    """Whether the parts make one of the figures before, or all of them: then that is the whole."""
    total = sum((one.number for one in parts), Decimal(0))
    every = sum((one.number for one in wholes), Decimal(0))
    return len(wholes) > 1 and (total in {one.number for one in wholes} or total == every)


def _judged_selection(words: str, whole: _Figure, parts: Sequence[_Figure]) -> _Wrong:
    """``whole`` where a part of it is greater, or parts that do not overlap are more, or all are listed and differ."""
    total = sum((one.number for one in parts), Decimal(0))
    greatest = max(one.number for one in parts)
    family = _family_of(parts)
    if whole.is_loose or total == whole.number:
        return
    if greatest > whole.number:
        yield whole, greatest
    elif family and (total > whole.number or _is_covering(words, family, whole, parts, total)):
        yield from _judged(whole, parts)


def _is_covering(
    words: str, family: dict[str, Any], whole: _Figure, parts: Sequence[_Figure], total: Decimal
) -> bool:
    """Whether the parts look like all of the whole."""
    if _has_rest(family, parts):
        return True
    if not family.get("covers") or _any("broad").search(words[max(0, whole.start - 12) : whole.start]):
        return False
    return bool(family.get("pair")) or total >= _COVERED * whole.number


def _has_rest(family: dict[str, Any], parts: Sequence[_Figure]) -> bool:
    """Whether the last of the family, or 其他, is among the parts."""
    last = [*family.get("rest", ()), *_data()["others"]]
    return any(word in one.label for one in parts for word in last)


def _family_of(parts: Sequence[_Figure]) -> dict[str, Any] | None:
    """The family that all of ``parts`` are of, each by another word."""
    family = next((found for one in parts if (found := _family(one.label))), None)
    others = _any("others")
    if family is None or any(_family(one.label) is not family and not others.search(one.label) for one in parts):
        return None
    words = [_word_of(family, one.label) or one.label for one in parts]
    return family if len(set(words)) == len(words) else None


def part_of_family(names: Sequence[str]) -> bool | None:
    """Whether ``names`` are a whole family; False where one of which only some are listed, None where they are none."""
    parts = [_Figure(0, 0, Decimal(0), 1, "", narrow(simplify(name))) for name in names]
    return None if _family_of(parts) is None else not _is_open(parts, is_short=True)


@lru_cache(maxsize=2048)
def _family(label: str) -> dict[str, Any] | None:
    return next((family for family in _data()["families"] if _word_of(family, label)), None)


def _word_of(family: dict[str, Any], label: str) -> str | None:
    """The word of ``family`` that ``label`` is about: the longest in it."""
    found = [word for word in family["words"] if word in label]
    return max(found, key=len, default=None)


_PAIRED = re.compile(r"[^;()]{0,14}[,、][^;()]{0,14}|[^;()]{0,4}[和与][^;()]{0,14}")


def _shares(words: str, figures: Sequence[_Figure]) -> _Wrong:
    """公办占55%、民办占48%: shares of a pair make 100%."""
    percents = [one for one in figures if one.unit == "%" and not one.is_loose]
    for first, second in itertools.pairwise(percents):
        family = _family_of((first, second))
        joined = _PAIRED.fullmatch(words, first.end, second.start)
        has_share = "占" in words[max(0, first.start - 4) : first.start]
        total = first.number + second.number
        if family and family.get("pair") and joined and has_share and abs(total - 100) > _ROUNDED * 2:
            yield second, total


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _any(group: str, after: str = "") -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(_data()[group], key=len, reverse=True)) + ")" + after)
