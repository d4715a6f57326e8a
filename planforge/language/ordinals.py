"""Marks that count without being numerals: letters, Roman figures, heavenly stems, ⑴. No layout."""

from __future__ import annotations

STEMS = "甲乙丙丁戊己庚辛壬癸"
PARENTHESIZED = "".join(map(chr, range(0x2474, 0x2488)))
"""⑴ to ⒇."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST_ROMAN = 39
"""Beyond it other letters than i, v and x would be needed."""


def to_stem(n: int) -> str:
    """1 → 甲, 10 → 癸.

    Raises:
        ValueError: ``n`` is not from 1 to 10.
    """
    return _nth(STEMS, n)


def to_parenthesized(n: int) -> str:
    """1 → ⑴, 20 → ⒇.

    Raises:
        ValueError: ``n`` is not from 1 to 20.
    """
    return _nth(PARENTHESIZED, n)


def to_letter(n: int) -> str:
    """1 → a, 26 → z.

    Raises:
        ValueError: ``n`` is not from 1 to 26.
    """
    return _nth(LETTERS, n)


def to_roman(n: int) -> str:
    """1 → i, 4 → iv, 39 → xxxix.

    Raises:
        ValueError: ``n`` is not from 1 to 39.
    """
    if not 1 <= n <= MOST_ROMAN:
        raise ValueError(n)
    text = ""
    for value, figure in _ROMAN:
        text += figure * (n // value)
        n %= value
    return text


def _nth(marks: str, n: int) -> str:
    if not 1 <= n <= len(marks):
        raise ValueError(n)
    return marks[n - 1]


def parse_ordinal(text: str) -> int | None:
    """The number of a stem, a ⑴, a small letter or a small Roman figure; i, v and x are Roman."""
    for marks in (STEMS, PARENTHESIZED):
        if len(text) == 1 and text in marks:
            return marks.index(text) + 1
    roman = next((n for n in range(1, MOST_ROMAN + 1) if to_roman(n) == text), None)
    if roman is None and len(text) == 1 and text in LETTERS:
        return LETTERS.index(text) + 1
    return roman
