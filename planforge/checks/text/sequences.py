"""PF753: ordinals of one text that do not follow each other. Says nothing of their form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planforge.checks.characters import AT_BEGINNING, NUMERALS
from planforge.checks.text.slip import Slip
from planforge.language.numerals import parse_number, to_circled, to_han

_HAN = rf"[{NUMERALS}]{{1,3}}"
_MORE = rf"(?![0-9第{NUMERALS}])"
_NAMED = "、和及与與至第见見图圖表式项項—～"
"""Beside a sign such as ③ these say that it is referred to."""
_AFTER_COMMA = AT_BEGINNING.replace("。", "。，,、")
_ORDINAL = re.compile(
    rf"{_AFTER_COMMA}[ 　]*(?P<inline>(?P<is>{_HAN})(?P<word>是|要(?!素))(?![两兩{NUMERALS}])"
    rf"|第(?P<th>{_HAN})(?=[，,、]{_MORE}|是|要)|其(?P<of>[{NUMERALS}])(?=[，,、]{_MORE}|是))"
    rf"|{AT_BEGINNING}[ 　]*(?P<mark>[（(](?P<level2>{_HAN})[）)]|[（(](?P<level4>[0-9]{{1,2}})[）)]"
    rf"|(?P<level1>{_HAN})、{_MORE}|(?P<level3>[0-9]{{1,2}})[.．、](?![0-9]))"
    rf"|(?P<sign>(?<![{_NAMED}])(?P<circled>[①-⑳])(?![{_NAMED}]))"
)
_FORMS = {
    "is": "{han}{word}",
    "th": "第{han}",
    "of": "其{han}",
    "level1": "{han}、",
    "level2": "（{han}）",
    "level3": "{number}.",
    "level4": "（{number}）",
    "circled": "{circled}",
}
_MAY_BE = re.compile(r"[2-9二三四五六七八九十][是要，,、.．）)]|[②-⑳]")
_ANY_FIRST = re.compile("一是|首先|第一|其一|一方面|一要")


@dataclass(frozen=True, slots=True)
class _Ordinal:
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
        group = next(name for name in ("inline", "mark", "sign") if found[name])
        style = next(name for name in _FORMS if found[name])
        begins_line = found.start() == 0 or text[found.start() - 1] == "\n"
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        value = parse_number(found[style]) or 0
        yield _Ordinal(*found.span(group), style, found["word"] or "", value, line, begins_line, rank)


def broken_sequences(text: str) -> Iterator[Slip]:
    """The ordinals that leave a number out or repeat one: 一是…二是…四是, （一）（三）."""
    if not _MAY_BE.search(text):
        return
    by_style: defaultdict[tuple[str, str], list[_Ordinal]] = defaultdict(list)
    for one in _ordinals(text):
        by_style[one.style, one.word].append(one)
    for ordinals in by_style.values():
        if len(ordinals) > 1:
            yield from _breaks(ordinals, text)


def _breaks(ordinals: list[_Ordinal], text: str) -> Iterator[Slip]:
    first, second = ordinals[:2]
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
    return before.value == 1 and before.rank + 1 == one.rank and alike


def _slip(one: _Ordinal, expected: int) -> Slip:
    return Slip(one.start, one.end, facts={"expected": one.written(expected)})
