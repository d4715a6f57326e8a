"""Terminal columns: how wide text is shown, and cutting it to fit. Knows no diagnostics."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\ufffd"
_TAB = "    "
_UNSHOWN = frozenset(("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))
"""Categories that a terminal must not be sent: controls, direction marks, surrogates, unknown characters."""


def visible(text: str) -> str:
    """``text`` as it may be shown: a tab as four spaces, what cannot be shown as U+FFFD."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\t":
        return _TAB
    return REPLACEMENT if unicodedata.category(character) in _UNSHOWN else character


def width(text: str) -> int:
    """Columns that ``text`` takes: two for a wide character, none for a combining one."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def head(text: str, columns: int) -> str:
    """As much of the beginning of ``text`` as fits."""
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > columns:
            return text[:index]
    return text


def tail(text: str, columns: int) -> str:
    """As much of the end of ``text`` as fits."""
    used = 0
    for index in range(len(text) - 1, -1, -1):
        used += _width(text[index])
        if used > columns:
            return text[index + 1 :]
    return text


def wrapped(text: str, columns: int) -> list[str]:
    """``text`` in lines that fit; a word of Latin letters is not divided where it need not be."""
    lines = []
    while width(text) > columns:
        line = head(text, columns)
        line = _whole_words(line, text[len(line) :])
        lines.append(line.rstrip())
        text = text[len(line) :].lstrip()
    return [*lines, text]


def _whole_words(line: str, rest: str) -> str:
    """``line`` without the beginning of a word that goes on in ``rest``."""
    if not (line[-1:].isascii() and rest[:1].isascii() and line[-1:].isalnum() and rest[:1].isalnum()):
        return line
    kept = line.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return kept or line
