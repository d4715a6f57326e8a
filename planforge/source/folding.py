"""Line folding for Chinese: a line break between two Han characters leaves no space behind.

YAML joins the lines of a plain, quoted or ``>`` scalar with a space, which is right between words
and wrong inside a Chinese sentence. Works on the text as written; does not parse YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planforge.patterns import lazy

_WIDE = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u3190-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
)
_SHARED = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"
"""Dash, quotation marks, ellipsis and dot, which Chinese and Western text share."""

_WIDE_CHARACTER = lazy(f"[{_WIDE}]")
_EITHER_CHARACTER = lazy(f"[{_WIDE}{_SHARED}]")

Joint = Callable[[str, str], str]
"""What to write between a line and the next one."""


def spaced(_before: str, _after: str) -> str:
    """The joint of the YAML specification."""
    return " "


def chinese(before: str, after: str) -> str:
    """Nothing between two CJK characters (Han, kana, full-width marks), a space elsewhere.

    Quotation marks and dashes count as CJK in lines that hold such characters.
    """
    if not (_EITHER_CHARACTER.match(before[-1:]) and _EITHER_CHARACTER.match(after[:1])):
        return " "
    return "" if _WIDE_CHARACTER.search(before) or _WIDE_CHARACTER.search(after) else " "


def fold(lines: Sequence[str], joint: Joint = chinese) -> str:
    """The text of a plain or quoted scalar written over ``lines``; an empty line is a line break."""
    parts = [lines[0]]
    breaks, last = 0, len(lines) - 1
    for number, line in enumerate(lines[1:], 1):
        breaks += 1
        if line or number == last:
            parts += ["\n" * (breaks - 1) or joint(parts[-1], line), line]
            breaks = 0
    return "".join(parts)


def fold_block(lines: Sequence[str], joint: Joint = chinese) -> str:
    """The text of a ``>`` scalar without its final breaks; ``lines`` have lost their common indentation.

    Lines that begin with a space or tab stay on lines of their own (YAML 1.1, 4.5.3).
    """
    parts: list[str] = []
    breaks, before_kept = 0, True
    for line in lines:
        if not line:
            breaks += 1
            continue
        kept = line[0] in " \t"
        if parts:
            parts.append(_between(parts[-1], line, breaks, kept or before_kept, joint))
        else:
            parts.append("\n" * breaks)
        parts.append(line)
        breaks, before_kept = 0, kept
    return "".join(parts)


def _between(before: str, after: str, breaks: int, kept: bool, joint: Joint) -> str:
    if kept:
        return "\n" * (breaks + 1)
    return "\n" * breaks or joint(before, after)
