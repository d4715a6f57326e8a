"""Classes of characters, as they stand between the brackets of a pattern. Judges nothing."""

from __future__ import annotations

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
NUMERALS = "一二三四五六七八九十"
SKIPPED = "\ufdd0"
"""Stands for a character that is no writing: of an address, of code, of a mark of Markdown."""
EMPHASIS = "\ufdd1"
"""Stands for a mark of emphasis, which leaves its neighbours beside each other."""
HEADING = "\ufdd2"
"""Stands for the # of a heading in Markdown."""
CLOSING = f"”’）》〉】〕」』{EMPHASIS}"
OPENING = f"“‘（《〈【〔「『{EMPHASIS}"
AT_BEGINNING = r"(?<![^\n。；：！？;:!?])"
"""The beginning of a paragraph, of a sentence or of a clause."""
LETTER = "字"
"""Stands for every Han character in the `shape` of a text."""


def shape(text: str) -> str:
    """``text`` with 字 for each of `HAN`, at the same place.

    Where a pattern asks for no Han character in particular, it can be said with 字 in place of the class, which takes
    ``re`` a millisecond to compile each time that it stands somewhere.
    """
    return text.translate(_SHAPES)


class _Shapes(dict[int, str]):
    """By code point; those that have been asked for are remembered."""

    def __missing__(self, code: int) -> str:
        is_han = 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF
        self[code] = found = LETTER if is_han or chr(code) in "々〇" else chr(code)
        return found


_SHAPES = _Shapes()
