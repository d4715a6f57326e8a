"""PF753: ordinals of one text that do not follow each other. Says nothing of their form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from planforge.checks.characters import AT_BEGINNING, EMPHASIS, NUMERALS, SKIPPED
from planforge.checks.text.slip import Slip
from planforge.language.numerals import parse_number, to_circled, to_han
from planforge.patterns import lazy

_HAN = rf"[{NUMERALS}]{{1,3}}"
_MORE = rf"(?![0-9第{NUMERALS}])"
_NAMED = "、和及与與至第见見图圖表式项項—～"
"""Beside a sign such as ③ these say that it is referred to."""
_AFTER_COMMA = AT_BEGINNING.replace("。", "。，,、")
_FIRST_AFTER_COMMA = r"(?<=[，,])(?=[（(]?[一1][）)、.．])"
"""A list may begin behind a comma; what goes on with it does not."""
_BLANK = f"[ 　{EMPHASIS}{SKIPPED}]{{0,9}}"
_STEPS = "步骤|步驟|步|阶段|階段|环节|環節|方面|层次|層次|层|層|点|點|项|項|类|類|批|期|轮|輪|关|關|部分"
_EVENTS = "场|場|次|课|課|讲|講|节|節|站|篇"
_ALWAYS_ALL = ("步", "步骤", "步驟", "阶段", "階段", "环节", "環節", "方面")
"""Where there is a first of these, the others are told of as well."""
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
_BEGINS = f"[ \t　{EMPHASIS}{SKIPPED}第其首再（(0-9{NUMERALS}①-⑳]"
"""What every ordinal begins with, blanks before it counted: asked first, as it is told fastest."""
_ORDINAL = lazy(
    rf"(?={_BEGINS})(?:{_AFTER_COMMA}{_BLANK}(?P<inline>(?P<is>{_HAN})(?P<word>是|要(?!素)|[靠抓须須应應则則])(?![两兩{NUMERALS}])"
    rf"|第(?P<th>{_HAN})(?=[，,、]{_MORE}|是|要)|其(?P<of>[{NUMERALS}])(?=[，,、]{_MORE}|是)"
    rf"|第(?P<step>{_HAN}|[0-9]{{1,2}})(?P<unit>(?:{_STEPS})(?=[，,：:是要（(]|、{_MORE})"
    rf"|(?:{_EVENTS})(?=[，,：:是（(讲講介为為由在安]))"
    rf"|(?P<first>{'|'.join(_WORDS)})(?=[，,、是要]))"
    rf"|(?:{AT_BEGINNING}(?<![0-9][：:])|{_FIRST_AFTER_COMMA}){_BLANK}(?P<mark>[（(](?P<level2>{_HAN})[）)]|[（(](?P<level4>[0-9]{{1,2}})[）)]"
    rf"|(?P<level1>{_HAN})、{_MORE}|(?P<level3>[0-9]{{1,2}})[.．、](?![0-9])"
    rf"|(?P<half>[0-9]{{1,2}})[)）])"
    rf"|(?<![^\n])(?P<indent>[ \t]{{0,20}})(?P<listed>(?P<item>[0-9]{{1,3}}))(?={SKIPPED}{{2}})"
    rf"|(?P<sign>(?<![{_NAMED}])(?P<circled>[①-⑳])(?![{_NAMED}])))"
)
_FORMS = {
    "is": "{han}{word}",
    "th": "第{han}",
    "of": "其{han}",
    "step": "第{han}{word}",
    "first": "第{han}",
    "level1": "{han}、",
    "level2": "（{han}）",
    "level3": "{number}.",
    "level4": "（{number}）",
    "half": "{number}）",
    "item": "{number}",
    "circled": "{circled}",
}
_SPANS = ("inline", "mark", "listed", "sign")
LATER_ORDINALS = frozenset("23456789二三四五六七八九十其再②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_MAY_BE = lazy(
    rf"[2-9二三四五六七八九十](?:(?<=[^0-9])[是要靠抓须須应應则則，,]|[、）){SKIPPED}]|[.．](?![0-9])"
    rf"|(?:(?<=第.)|(?<=第..)|(?<=第...))(?:{_STEPS}|{_EVENTS}))|[②-⑳]|其次|再次|再者"
)
_ANY_FIRST = lazy("一是|首先|第一|其一|一方面|一要")


class _Ordinal(NamedTuple):
    start: int
    end: int
    style: str
    word: str
    value: int
    line: int
    begins_line: bool
    rank: int
    """Which of the ordinals of the text it is."""

    def written(self, number: int) -> str:
        """``number`` in its form."""
        circled = to_circled(number) if number <= 20 else str(number)
        return _FORMS[self.style].format(han=to_han(number), number=number, word=self.word, circled=circled)


def _ordinals(text: str) -> Iterator[_Ordinal]:
    line, counted = 0, 0
    for rank, found in enumerate(_ORDINAL.finditer(text)):
        group = next(name for name in _SPANS if found[name])
        style = next(name for name in _FORMS if found[name])
        begins_line = found.start() == 0 or text[found.start() - 1] == "\n"
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        word = found["word"] or found["unit"] or found["indent"] or ""
        value = _WORDS.get(found[style]) or parse_number(found[style]) or 0
        yield _Ordinal(*found.span(group), style, word, value, line, begins_line, rank)


def broken_sequences(text: str) -> Iterator[Slip]:
    """The ordinals that leave a number out or repeat one: 一是…二是…四是, （一）（三）."""
    if not _MAY_BE.search(text):
        return
    ordinals = list(_ordinals(text))
    by_style: defaultdict[tuple[str, str], list[_Ordinal]] = defaultdict(list)
    for one in ordinals:
        by_style["th" if one.style == "first" else one.style, one.word].append(one)
    for (style, word), alike in by_style.items():
        if len(alike) < 2 or (style == "step" and not _is_list(alike, word)):
            continue
        together = [one for one in ordinals if one.style == "is"] if style == "is" else alike
        if len(together) == len(alike) or next(_breaks(together, text), None):
            yield from _breaks(alike, text)


def _is_list(steps: Sequence[_Ordinal], unit: str) -> bool:
    """Whether they tell of one after the other (第一步，……；第二步，……), rather than name one (第三批, 第二轮)."""
    is_told = steps[1].value == 2 or any(before.value == one.value for before, one in pairwise(steps))
    return steps[0].value == 1 and (unit in _ALWAYS_ALL or is_told)


def _breaks(ordinals: Sequence[_Ordinal], text: str) -> Iterator[Slip]:
    first, second = ordinals[:2]
    if second.style == "first" and first.style == "first" and first.value > 1:
        return
    if first.value == 2 and second.value == 3 and not _ANY_FIRST.search(text, 0, first.start):
        yield _slip(first, 1)
    allowed = {first.value + 1}
    for before, one in pairwise(ordinals):
        expected = min(allowed)
        if one.value in allowed:
            allowed = {one.value + 1}
        elif one.value == 1 and not _repeats(before, one):
            allowed = {2}
        else:
            yield _slip(one, expected)
            allowed = {expected, expected + 1, one.value + 1}


def _repeats(before: _Ordinal, one: _Ordinal) -> bool:
    """Whether a 1 after a 1 is the same list: nothing is numbered between them, and both stand alike."""
    alike = before.line == one.line or (before.begins_line and one.begins_line)
    counted = one.style not in ("item", "first") and before.style != "first"
    return before.value == 1 and before.rank + 1 == one.rank and alike and counted


def _slip(one: _Ordinal, expected: int) -> Slip:
    return Slip(one.start, one.end, facts={"expected": one.written(expected)})
