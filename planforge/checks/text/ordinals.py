"""PF752: an ordinal in a text in a form that GB/T 9704 and GB/T 15834 do not have. Counts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.characters import AT_BEGINNING, HAN, NUMERALS
from planforge.checks.passages import lines_with
from planforge.checks.text.slip import Slip
from planforge.language.numerals import to_han
from planforge.language.script import narrow
from planforge.patterns import lazy

_NUMBER = rf"[0-9０-９]{{1,2}}|[{NUMERALS}]{{1,3}}"
_MORE = rf"(?![0-9０-９第其{NUMERALS}])"
"""What follows is no further number: 一、二年级 and 1、2号楼 are not ordinals."""
_FIRST_WORDS = "首先|其次|再次|再者|最后|最後"
_BEGINNING = rf"{AT_BEGINNING}(?<![0-9０-９][:：])[ \t　]*"
"""Behind 10: are the minutes of a time, or what a ratio goes on with."""
_ORDINAL = lazy(
    rf"{_BEGINNING}(?P<mark>"
    rf"[（(](?:{_NUMBER})[）)](?:[ ]?[、.．，,](?![（(0-9]))?"
    rf"|第[{NUMERALS}]{{1,3}}[、.．]{_MORE}|其[{NUMERALS}][、.]{_MORE}|(?:{_FIRST_WORDS})、{_MORE}"
    rf"|[0-9０-９]{{1,2}}[ ]?[.．]、{_MORE}"
    rf"|[{NUMERALS}]{{1,3}}[ ]?(?:[.．，,]|[.．，,]、|、[.．，,])(?![0-9０-９{NUMERALS}])"
    rf"|[{NUMERALS}]{{1,3}}是、|[①-⑳][、.．，,](?![①-⑳])"
    rf"|(?<![：:])[0-9０-９]{{1,2}}[)）](?=[ ]?[{HAN}])"
    r")"
)
_MAY_BE = lazy(
    rf"[、.．，,)）](?:(?<=[{NUMERALS}①-⑳].)(?<![不统統同唯之]一.)|(?<=[{NUMERALS}] .)"
    r"|(?<=[0-9０-９][、)）])(?<![件表图圖].[)）])|(?<=[0-9０-９] 、)|(?<=[.．先次者后後是]、))"
)
"""What ordinals end in. A set comes first, which is found fast."""
SYMBOLS = frozenset(
    map(chr, (*range(ord("㈠"), ord("㈩") + 1), *range(ord("⑴"), ord("⒇") + 1), *range(ord("⒈"), ord("⒛") + 1)))
)
BEHIND_ORDINALS = frozenset("、.．，,)）")
_NEAR = 20
"""Characters behind an ordinal among which that of which it is the ordinal begins."""
_SYMBOL = lazy("[㈠-㈩⑴-⒇⒈-⒛]")
_BEHIND_COLON = r"(?<=[:：])|(?<=[:：][ \t　])"
_NO_COLON = r"(?<![:：])(?<![:：][ \t　])"
_WITH_COMMA = lazy(
    rf"{_BEGINNING}(?P<mark>(?P<digits>(?:{_BEHIND_COLON})0?[1１]|{_NO_COLON}[0-9０-９]{{1,2}})[ ]?、){_MORE}"
)
"""Behind a colon a list begins with 1: 电话：12、姓名 is none."""


def _better(mark: str) -> str | None:
    """The right form of the ordinal that ``mark`` writes."""
    plain = narrow(mark).replace(" ", "").rstrip("、.,．，")
    if plain[0] in "第其首再最":
        return f"{plain}，"
    if plain[0] == "(":
        return f"（{plain[1:-1]}）"
    if plain[-1] == ")":
        return None
    if plain[-1] == "是" or "①" <= plain <= "⑳":
        return plain
    return f"{plain}." if plain.isascii() else f"{plain}、"


def _of_symbol(char: str) -> str:
    """What a sign of a number in one character says: ㈠ （一）, ⑴ （1）, ⒈ 1."""
    if char >= "㈠":
        return f"（{to_han(ord(char) - ord('㈠') + 1)}）"
    return f"（{ord(char) - ord('⑴') + 1}）" if char < "⒈" else f"{ord(char) - ord('⒈') + 1}."


def ordinals_with_commas(text: str) -> Iterator[Slip]:
    """1、 for 1. at the beginning of a paragraph or clause."""
    for found in _in_lines(_WITH_COMMA, text):
        better = f"{narrow(found['digits'])}." if _has_words(text, found) else None
        yield Slip(*found.span("mark"), better)


def wrong_ordinals(text: str) -> Iterator[Slip]:
    """Ordinals at the beginning of a paragraph or clause (GB/T 9704 7.3.3; GB/T 15834 on 序次语), but for 1、."""
    for found in _in_lines(_ORDINAL, text):
        mark, better = found["mark"], _better(found["mark"])
        if mark != better:
            yield Slip(*found.span("mark"), better if _has_words(text, found) else None)
    for symbol in _SYMBOL.finditer(text):
        yield Slip(*symbol.span(), _of_symbol(symbol[0]))


def _in_lines(ordinals: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for line in lines_with(_MAY_BE, text):
        yield from ordinals.finditer(text, *line)


def _has_words(text: str, found: re.Match[str]) -> bool:
    """Whether the text is more than its ordinal, which by itself stands for nothing."""
    return found.start("mark") > 0 or bool(text[found.end() : found.end() + _NEAR].strip())
