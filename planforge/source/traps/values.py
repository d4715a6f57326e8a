"""Values that YAML reads otherwise than people: which rule looks at which first character.

Plain text is looked at here; quotes, brackets and blocks have files of their own.
"""

from __future__ import annotations

from planforge.patterns import lazy
from planforge.source.quoting import quoted, shortened
from planforge.source.spans import content_end
from planforge.source.traps.blocks import look_at_block
from planforge.source.traps.bracketed import look_at_bracketed
from planforge.source.traps.draft import Edit, Mender
from planforge.source.traps.quoted import look_at_quoted
from planforge.source.traps.references import CODES, behind_properties, is_alias
from planforge.source.traps.shape import shape_of
from planforge.source.traps.spot import (
    Outcome,
    Rule,
    Spot,
    State,
    below,
    last_text_line,
    mended,
    put_quotes,
    quote_value,
)

_INNER_COLON = lazy(r":(?=[ \t]|$)")
_EATEN = lazy(r"[ \t]#+[^\s#]")


def look(mender: Mender, spot: Spot) -> Outcome:
    """Look at the value at ``spot``: mend its line, or tell where the value ends."""
    text = mender.lines[spot.line]
    column = behind_properties(text, spot.column)
    mark = text[column : column + 1]
    if mark in ("", "#"):
        return Outcome(State.EMPTY, spot.line + 1)
    return _RULES.get(mark, _plain)(mender, Spot(spot.line, column, spot.parent, spot.after_key))


def _plain(mender: Mender, spot: Spot) -> Outcome:
    text = mender.lines[spot.line]
    end = content_end(text, spot.column)
    if spot.after_key and text.startswith("- ", spot.column):
        return _list_mark(mender, spot, end)
    if text.startswith(("? ", ": "), spot.column):
        return quote_value(mender, spot, "PF138")
    if spot.after_key and (found := _INNER_COLON.search(text, spot.column, end)):
        return quote_value(mender, spot, "PF136", found.start())
    if end < len(text.rstrip()) and last_text_line(mender, spot) > spot.line:
        return _comment_in_text(mender, spot, end)
    return Outcome(State.PLAIN, spot.line + 1)


def _list_mark(mender: Mender, spot: Spot, end: int) -> Outcome:
    """``单位: - 甲``: a list begins on a line of its own."""
    if last_text_line(mender, spot) > spot.line:
        return quote_value(mender, spot, "PF145")
    item = mender.lines[spot.line][spot.column : end].lstrip("- ")
    follows = any(shape_of(mender.lines[line]).dashes for line in below(mender, spot))
    text = "" if follows or not item else f"[{quoted(item)}]"
    mender.mend("PF145", spot.line, spot.column, end, Edit(spot.column, end, text))
    return mended(spot)


def _comment_in_text(mender: Mender, spot: Spot, end: int) -> Outcome:
    """A ``#`` ends the text, though it goes on below."""
    text = mender.lines[spot.line]
    start = len(text) - len(text[end:].lstrip())
    eaten = shortened(text[end:])
    if _EATEN.match(text, end):
        put_quotes(mender, spot, len(text), "PF124", start, len(text), eaten=eaten)
    else:
        mender.mend("PF149", spot.line, start, len(text), Edit(end, len(text), ""), eaten=eaten)
    return mended(spot)


def _reference(mender: Mender, spot: Spot) -> Outcome:
    """``*``, ``&``, ``!`` and ``@`` where they cannot mean what YAML takes them for."""
    text = mender.lines[spot.line]
    if is_alias(text, spot.column, content_end(text, spot.column)):
        return Outcome(State.DONE, spot.line + 1)
    return quote_value(mender, spot, CODES.get(text[spot.column], "PF138"))


_RULES: dict[str, Rule] = {
    **dict.fromkeys("\"'", look_at_quoted),
    **dict.fromkeys("[{", look_at_bracketed),
    **dict.fromkeys("|>", look_at_block),
    **dict.fromkeys("*&!@`%,]}", _reference),
}
