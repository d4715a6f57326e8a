"""The line that a finding is about, cut to fit, and the carets under its characters. Colours nothing."""

from __future__ import annotations

from typing import NamedTuple

from planforge.diagnostics import Place
from planforge.reports.columns import head, tail, visible, width

_CUT = "…"
_LEAD = 30
"""Columns kept in front of the carets when a long line is cut."""
_FAR = 4
"""Characters for each column: marks that combine take none."""


class Excerpt(NamedTuple):
    """``line`` as shown; the carets stand under ``marked`` columns, behind ``gap`` columns."""

    line: str
    gap: int
    marked: int


def excerpt(line: str, place: Place, columns: int) -> Excerpt:
    """The part of ``line`` around ``place`` that fits ``columns``; of several lines, the first is marked."""
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    parts = _parts(line, start, end)
    before, marked, behind = (visible(part) for part in _near(parts, _FAR * columns))
    room = columns
    if width(before + marked + behind) > columns and width(before) > _LEAD:
        before = _CUT + tail(before, _LEAD)
    room -= width(before)
    marked_shown = _shortened(marked, room if not behind else room - 1)
    room -= width(marked_shown)
    shown = before + marked_shown + (_shortened(behind, room) if marked_shown == marked else "")
    return Excerpt(shown.rstrip(), width(before), max(1, width(marked_shown)))


def _near(parts: tuple[str, str, str], most: int) -> tuple[str, str, str]:
    """As much of a line of millions of characters as could be shown at all."""
    before, marked, behind = parts
    return before[-most:], marked[:most], behind[:most]


def _parts(line: str, start: int, end: int) -> tuple[str, str, str]:
    marked = line[start : max(start, end)]
    marked = marked.rstrip() or marked
    return line[:start], marked, line[start + len(marked) :]


def _shortened(text: str, columns: int) -> str:
    return text if width(text) <= columns else head(text, columns - 1) + _CUT
