"""Numerals of both scripts: Han, financial, circled, full-width. No dates, no units of measure.

A number with units (一百二十), a number digit by digit (二〇一六), Arabic digits of either width and
a single circled number (⑫) are read alike. What is not wholly a number is None, never an error.
"""

from __future__ import annotations

import re

from planforge.patterns import lazy

_DIGITS = "零一二三四五六七八九"
_SMALL_UNITS = ("", "十", "百", "千")
_BIG_UNITS = {"hans": ("", "万", "亿"), "hant": ("", "萬", "億")}
_CAPITALS = {
    "hans": str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"),
    "hant": str.maketrans("一二三四五六七八九十百千", "壹貳參肆伍陸柒捌玖拾佰仟"),
}
_LIMIT = 10**12
_MOST_DIGITS = 15
"""Longer strings of digits are codes, not numbers."""

_PLAIN = str.maketrans(
    {
        **dict(zip("壹贰貳贰叁參参叄肆伍陆陸柒捌玖", "一二二二三三三三四五六六七八九", strict=True)),
        **dict(zip("拾佰仟萬億两兩〇○Ｏ", "十百千万亿二二零零零", strict=True)),
        **{chr(ord("０") + digit): str(digit) for digit in range(10)},
        "廿": "二十",
        "卅": "三十",
    }
)
_BY_POSITION = str.maketrans({**{han: str(value) for value, han in enumerate(_DIGITS)}, "O": "0", "o": "0"})
_POSITIONAL = lazy(rf"[{_DIGITS}Oo0-9]{{1,{_MOST_DIGITS}}}", re.ASCII)
_HAN_DIGIT = lazy(f"[{_DIGITS}〇○]")
_ARABIC_DIGIT = lazy(r"[0-9０-９OoＯ]")
_SECTION = lazy(
    r"(?:(?P<k>[一二三四五六七八九])千)?"
    r"(?:零?(?P<h>[一二三四五六七八九])百)?"
    r"(?:零?(?P<t>[一二三四五六七八九]?)(?P<ten>十))?"
    r"(?:(?:零|(?<=十)|(?<![百千]))(?P<u>[一二三四五六七八九]))?"
)

CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
"""① to ㊿."""
_CIRCLED_VALUE = {"⓪": 0, **{mark: value for value, mark in enumerate(CIRCLED, 1)}}


def to_han(n: int, script: str = "hans") -> str:
    """``n`` in Han numerals: 12 → 十二, 120 → 一百二十, 205 → 二百零五; 万/萬 by ``script``.

    Raises:
        ValueError: ``n`` is negative or has more than twelve digits.
    """
    if not 0 <= n < _LIMIT:
        raise ValueError(n)
    if n == 0:
        return _DIGITS[0]
    text = _sections(n, _BIG_UNITS[script[:4]])
    return text[1:] if text.startswith("一十") else text


def _sections(n: int, units: tuple[str, ...]) -> str:
    text = ""
    for power in range(len(units) - 1, -1, -1):
        section = n // 10 ** (4 * power) % 10**4
        if section:
            gap = _DIGITS[0] if text and section < 1000 else ""
            text += gap + _four_digits(section) + units[power]
    return text


def _four_digits(n: int) -> str:
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit:
            text += (_DIGITS[0] if gap else "") + _DIGITS[digit] + _SMALL_UNITS[power]
        gap = not digit and bool(text)
    return text


def to_capital(n: int, script: str = "hans") -> str:
    """``n`` in financial numerals, as headings use them: 12 → 拾贰 (hans), 拾貳 (hant).

    Raises:
        ValueError: as `to_han`.
    """
    return to_han(n, script).translate(_CAPITALS[script[:4]])


def to_circled(n: int) -> str:
    """``n`` as ① … ㊿.

    Raises:
        ValueError: ``n`` is not from 1 to 50.
    """
    if not 1 <= n <= len(CIRCLED):
        raise ValueError(n)
    return CIRCLED[n - 1]


def parse_number(text: str) -> int | None:
    """The number that ``text`` as a whole writes, or None."""
    plain = text.strip().translate(_PLAIN)
    if plain in _CIRCLED_VALUE:
        return _CIRCLED_VALUE[plain]
    if _POSITIONAL.fullmatch(plain):
        return _by_position(plain)
    return _with_units(plain)


def _by_position(plain: str) -> int | None:
    digits = plain.translate(_BY_POSITION)
    return int(digits) if plain[0] not in "Oo" else None


def _with_units(plain: str) -> int | None:
    total = 0
    rest = plain
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = rest.partition(unit)
        if found:
            section = _section(head)
            if not section:
                return None
            total, rest = total + section * value, tail.removeprefix("零")
    section = _section(rest) if rest else 0
    return total + section if plain and section is not None else None


def _section(text: str) -> int | None:
    match = _SECTION.fullmatch(text)
    if not match or not text:
        return None
    tens = (_value(match["t"]) or 1) if match["ten"] else 0
    return _value(match["k"]) * 1000 + _value(match["h"]) * 100 + tens * 10 + _value(match["u"])


def _value(digit: str | None) -> int:
    return _DIGITS.index(digit) if digit else 0


def is_mixed(text: str) -> bool:
    """Whether a number in ``text`` mixes Han and Arabic digits or has a letter O for 〇 (二O一六)."""
    return any(
        _HAN_DIGIT.search(run) and _ARABIC_DIGIT.search(run)
        for run in re.findall(rf"[{_DIGITS}〇○0-9０-９OoＯ]+", text)
    )
