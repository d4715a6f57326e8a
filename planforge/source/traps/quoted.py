"""Values in quotes: a quote that does not close, text behind the closing one. No other marks."""

from __future__ import annotations

from planforge.source.quoting import shortened
from planforge.source.spans import closing_quote, content_end
from planforge.source.traps.draft import Edit, Mender
from planforge.source.traps.spot import Outcome, Spot, State, below, last_text_line, mended, quote_value
from planforge.source.traps.wide import wide_closer


def look_at_quoted(mender: Mender, spot: Spot) -> Outcome:
    quote = mender.lines[spot.line][spot.column]
    start = spot.column + 1
    for line in (spot.line, *below(mender, spot)):
        closed = closing_quote(mender.lines[line], start, quote)
        if closed is not None:
            return _behind(mender, spot, line, closed + 1)
        start = 0
    return _close(mender, spot, quote)


def _behind(mender: Mender, spot: Spot, line: int, at: int) -> Outcome:
    """``'十四五'规划``: what stands behind the closing quote belongs to nothing."""
    text = mender.lines[line]
    end = content_end(text, at)
    if at >= end:
        return Outcome(State.DONE, line + 1)
    rest = shortened(text[at:end])
    if line == spot.line:
        return quote_value(mender, spot, "PF133", rest=rest)
    mender.mend("PF133", line, end - len(text[at:end].lstrip()), end, Edit(at, end, ""), rest=rest)
    return mended(spot)


def _close(mender: Mender, spot: Spot, quote: str) -> Outcome:
    """Close the quote at the end of its value; a full-width quotation mark there was meant to do it."""
    last = last_text_line(mender, spot)
    text = mender.lines[last]
    end = len(text.rstrip())
    edit = Edit(end - wide_closer(text[:end], quote), end, quote)
    if last == spot.line:
        mender.mend("PF134", last, spot.column, end, edit, mark=quote)
    else:
        mender.report("PF134", spot.line, spot.column, spot.column + 1, mark=quote)
        mender.draft.replace(last, edit)
    return mended(spot)
