"""PF761: a number in prose with Han and Arabic numerals in it, or a letter or circle for 〇. Dates have PF311."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.passages import lines_with
from planforge.checks.text.slip import Slip
from planforge.language.script import narrow
from planforge.patterns import lazy

_HAN = "一二三四五六七八九"
_ZERO = "0Oo○◯"
_DIGIT = f"{_HAN}零〇0-9０-９OoＯ○◯"
_RUN = lazy(f"[{_DIGIT}][{_DIGIT}]+")
CIRCLES = frozenset("○◯")
NUMERALS = frozenset(f"{_HAN}零〇十百OoＯ") | CIRCLES
_LONGEST = 8
_YEAR = lazy(rf"[一二12][{_DIGIT}]{{3}}")
_OF_REPUBLIC = lazy(rf"[一1][〇零一二0-2][{_DIGIT}]")
_SCHOOL_YEAR = lazy("学年|學年|年度")
_OF_YEAR = lazy("学?學?年|级|級|届|屆|[ ]?[—－-]")
_COUNTED = lazy("[年月日号號中小届屆级級]")
_TEN = lazy(r"(?<![0-9.])[0-9]{1,2}十[0-9]?(?![0-9])|十[0-9]{1,2}(?=[年月日个個所名人项項])|百分之[0-9]+")
_IN_ONE = lazy(
    rf"第[{_HAN}十百]{{1,4}}[0-9]{{1,2}}(?=[条條章款届屆次项項])"
    rf"|(?:^|(?<=[，。；：、共计計有为為达達建增配设設招补補]))[{_HAN}][0-9]{{1,2}}(?=[个個所名人项項家批套])",
    re.MULTILINE,
)
"""第十3条, 共二3人; 初二3个班 and 周二3人值守 are two words."""
_SIDE_BY_SIDE = lazy(f"[{_HAN}十百之0-9](?:(?<![0-9])[0-9]|(?<=[0-9])十)")
"""Without Han and Arabic numerals beside each other there is none of both. A set comes first, which is found fast."""
_TO_HAN = str.maketrans(f"{_ZERO}零123456789", "〇〇〇〇〇〇一二三四五六七八九")
_TO_ARABIC = str.maketrans(f"{_HAN}{_ZERO}零〇", "1234567890000000")
_ARABIC = lazy("[1-9]")
_HAN_DIGIT = lazy(f"[{_HAN}]")
_LETTER = lazy("[0Oo]")
_CIRCLED = lazy(f"[{_HAN}][{_HAN}〇○◯]+")
_CIRCLE_FREE = lazy(f"[{_HAN}〇]+")


def mixed_numbers(text: str) -> Iterator[Slip]:
    """One number is written in one kind of numerals (GB/T 15835), without letters; ○ is left to `circles_for_zero`."""
    for start, end in _runs(text):
        run = narrow(text[start:end])
        better = _better(run, _is_year(run, text, end)) if _ARABIC.search(run) else _of_letters(run, text, end)
        if better != run:
            yield Slip(start, end, better)
    lines = list(lines_with(_SIDE_BY_SIDE, text))
    for pattern in (_IN_ONE, _TEN):
        yield from (Slip(*found.span()) for line in lines for found in pattern.finditer(text, *line))


def circles_for_zero(text: str) -> Iterator[Slip]:
    """A circle (○) in a number in Han numerals."""
    for start, end in _runs(text):
        run = text[start:end]
        if _CIRCLED.fullmatch(run) and not _CIRCLE_FREE.fullmatch(run) and _is_number(run, text, end):
            yield Slip(start, end, run.translate(_TO_HAN))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where digits of any kind stand side by side, and may be a number."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        if end - start <= _LONGEST and not found[0].isdecimal() and not _is_in_word(text, start, end):
            yield start, end


def _is_in_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin word goes on before or after."""
    return any(char.isascii() and char.isalpha() for char in (text[max(0, start - 1) : start], text[end : end + 1]))


def _is_year(run: str, text: str, end: int) -> bool:
    """Whether ``run`` is a year of four digits, or a school year of the Republic (一一4學年度)."""
    of_republic = _OF_REPUBLIC.fullmatch(run) and _SCHOOL_YEAR.match(text, end)
    return bool(of_republic or (_YEAR.fullmatch(run) and _OF_YEAR.match(text, end)))


def _better(run: str, is_year: bool) -> str:
    """A ``run`` with Arabic numerals, in the kind of which it has more; as it is where it is no year."""
    if not is_year:
        return run
    arabic, han = len(_ARABIC.findall(run)), len(_HAN_DIGIT.findall(run))
    return run.translate(_TO_ARABIC if arabic > han or (arabic == han and run[0].isascii()) else _TO_HAN)


def _of_letters(run: str, text: str, end: int) -> str:
    """A ``run`` of Han numerals with 0 or O for 〇, put right."""
    is_wrong = _LETTER.search(run) and _HAN_DIGIT.match(run) and _is_number(run, text, end)
    return run.translate(_TO_HAN) if is_wrong else run


def _is_number(run: str, text: str, end: int) -> bool:
    """Whether it ends in a Han digit, or something is counted by it."""
    return bool(_HAN_DIGIT.match(run[-1]) or _COUNTED.match(text, end))
