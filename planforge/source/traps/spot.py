"""Where a value begins, which lines may belong to it, and putting it in quotes. Judges nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from planforge.source.quoting import quoted
from planforge.source.spans import content_end
from planforge.source.traps.draft import Edit, Mender, quotes
from planforge.source.traps.shape import indent_of, is_blank, is_document_mark, shape_of


class State(Enum):
    """What a value turned out to be."""

    MENDED = "mended"
    """Its line was mended and is to be looked at again."""
    EMPTY = "empty"
    PLAIN = "plain"
    """Plain text, which may go on below."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Outcome:
    state: State
    next_line: int
    """The first line that does not belong to the value, as far as is known."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value begins. ``parent`` is the indentation that its further lines must exceed."""

    line: int
    column: int
    parent: int
    after_key: bool


Rule = Callable[[Mender, Spot], Outcome]


def mended(spot: Spot) -> Outcome:
    return Outcome(State.MENDED, spot.line)


def below(mender: Mender, spot: Spot) -> range:
    """The lines under ``spot`` that are indented deeper than its parent, blank lines between them included."""
    end = line = spot.line + 1
    while line < len(mender.lines):
        text = mender.lines[line]
        if not is_blank(text):
            if indent_of(text) <= spot.parent or (spot.parent < 0 and is_document_mark(text)):
                break
            end = line + 1
        line += 1
    return range(spot.line + 1, end)


def last_text_line(mender: Mender, spot: Spot) -> int:
    """The last line below ``spot`` before one that looks like a key or an item."""
    last = spot.line
    for line in below(mender, spot):
        shape = shape_of(mender.lines[line])
        if shape.has_key or shape.dashes:
            break
        if shape.start < shape.end:
            last = line
    return last


def quote_value(mender: Mender, spot: Spot, code: str, at: int | None = None, **facts: object) -> Outcome:
    """Put the value and the lines of text below it in quotes; report the value, or the mark ``at`` a column."""
    text = mender.lines[spot.line]
    end = content_end(text, spot.column)
    start, stop = (spot.column, end) if at is None else (at, at + 1)
    put_quotes(mender, spot, end, code, start, stop, mark=text[spot.column], **facts)
    return mended(spot)


def put_quotes(mender: Mender, spot: Spot, end: int, code: str, start: int, stop: int, /, **facts: object) -> None:
    """Quote the value up to ``end`` of its line, or to the last line of text below; report ``start`` to ``stop``."""
    edits = open_quotes(mender, spot, end)
    if last_text_line(mender, spot) == spot.line:
        mender.mend(code, spot.line, start, stop, *edits, **facts)
        return
    mender.report(code, spot.line, start, stop, **facts)
    mender.draft.replace(spot.line, *edits)


def open_quotes(mender: Mender, spot: Spot, end: int) -> tuple[Edit, ...]:
    """The edits of the first line that put it in quotes up to ``end``, or up to the last line of text below."""
    text = mender.lines[spot.line]
    last = last_text_line(mender, spot)
    if last == spot.line:
        return quotes(text, spot.column, end)
    mark = quoted("".join(mender.lines[spot.line : last + 1]))[0]
    for line in range(spot.line + 1, last + 1):
        row = mender.lines[line]
        edits = quotes(row, 0, len(row.rstrip()), mark)[1:]
        mender.draft.replace(line, *(edits if line == last else edits[:-1]))
    return quotes(text, spot.column, len(text), mark)[:-1]
