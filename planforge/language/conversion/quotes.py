"""Quotation marks by script and depth: “ ” ‘ ’ in hans and hant, 「 」『 』 in Taiwan and Hong Kong.

Marks are paired per paragraph. An apostrophe (don’t) is no quotation mark. Where marks do not pair, each is
still replaced by its counterpart, and `balanced` tells.
"""

from __future__ import annotations

import re

from planforge.patterns import lazy

_CURLED, _CORNERED = ("“”", "‘’"), ("「」", "『』")
STYLES = {"hans": _CURLED, "hant": _CURLED, "hant-tw": _CORNERED, "hant-hk": _CORNERED}
"""Outer and inner marks by script (GB/T 15834-2011; 重訂標點符號手冊)."""
_OPENING = {pair[0]: level for style in (_CURLED, _CORNERED) for level, pair in enumerate(style)}
_CLOSING = {pair[1]: level for style in (_CURLED, _CORNERED) for level, pair in enumerate(style)}
_MARK = lazy(r"[“”‘「」『』]|(?<![A-Za-z0-9])’(?!\d)|(?<=[A-Za-z0-9])’(?![A-Za-z])")
"""A quotation mark; ’ between Latin letters or before a figure (’95) is an apostrophe."""


def requoted(text: str, script: str) -> str:
    """``text`` with the quotation marks of ``script``; a pair directly inside its like becomes the other pair."""
    if not _MARK.search(text):
        return text
    style = STYLES[script]
    return "\n".join(_paragraph(line, style) for line in text.split("\n"))


def _paragraph(line: str, style: tuple[str, str]) -> str:
    is_paired = balanced(line)
    open_levels: list[int] = []

    def counterpart(match: re.Match[str]) -> str:
        mark = match[0]
        if mark in _CLOSING:
            return style[open_levels.pop() if is_paired else _CLOSING[mark]][1]
        level = _OPENING[mark]
        if is_paired and open_levels and open_levels[-1] == level:
            level = 1 - level
        open_levels.append(level)
        return style[level][0]

    return _MARK.sub(counterpart, line)


def balanced(line: str) -> bool:
    """Whether the marks of one paragraph pair."""
    open_marks: list[int] = []
    for mark in _MARK.findall(line):
        if mark in _OPENING:
            open_marks.append(_OPENING[mark])
        elif not open_marks or open_marks.pop() != _CLOSING[mark]:
            return False
    return not open_marks
