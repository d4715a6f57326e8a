"""Values in brackets: text behind them, brackets that do not close, items that YAML misreads."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.patterns import lazy
from planforge.source.quoting import shortened
from planforge.source.spans import closing_bracket, closing_quote, content_end, flow_items, open_comment, open_quote
from planforge.source.traps.draft import Edit, Mender
from planforge.source.traps.references import CODES, is_alias
from planforge.source.traps.shape import is_blank
from planforge.source.traps.spot import Outcome, Spot, State, below, mended, quote_value
from planforge.source.traps.wide import wide_closer

_CLOSERS = {"[": "]", "{": "}"}
_COLON = lazy(r":(?=[ \t]|$)")
_EATEN = lazy(r" #[^\s#][^\[\]{},]*")
"""What a ``#`` eats, from the blank before it."""
_COMMA_BEFORE_KEY = lazy("，[ \u3000]*(?=[\u3400-\u9fff]{1,12}: )")


def look_at_bracketed(mender: Mender, spot: Spot) -> Outcome:
    if mender.lines[spot.line].startswith("{{", spot.column):
        return quote_value(mender, spot, "PF126", value=shortened(mender.lines[spot.line][spot.column :]))
    if _mend_eaten(mender, spot):
        return mended(spot)
    open_brackets: list[str] = []
    start = spot.column
    for line in (spot.line, *_lines(mender, spot)):
        closed = closing_bracket(mender.lines[line], start, open_brackets)
        if closed is not None:
            return _behind(mender, spot, line, closed)
        start = 0
    return _close(mender, spot, open_brackets)


def _mend_eaten(mender: Mender, spot: Spot) -> bool:
    """``[完成 #1, 其他]``: the ``#`` eats the rest of the line, its bracket too."""
    text = mender.lines[spot.line]
    mark = open_comment(text, spot.column)
    if mark is None or not (eaten := _EATEN.match(text, mark - 1)):
        return False
    start = max(text.rfind(divider, spot.column, eaten.start()) for divider in "[]{},#") + 1
    item = text[start : eaten.start()].lstrip()
    if len(item) < 2 or item[-1].isspace():
        return False
    mender.quote("PF124", spot.line, eaten.start() - len(item), eaten.end(), eaten=shortened(text[mark:]))
    return True


def _lines(mender: Mender, spot: Spot) -> list[int]:
    """The lines below, and a closing bracket that stands as far left as the key."""
    lines = list(below(mender, spot))
    follower = lines[-1] + 1 if lines else spot.line + 1
    while follower < len(mender.lines) and is_blank(mender.lines[follower]):
        follower += 1
    closes = follower < len(mender.lines) and mender.lines[follower].lstrip().startswith(("]", "}"))
    return [*lines, follower] if closes else lines


def _behind(mender: Mender, spot: Spot, line: int, closed: int) -> Outcome:
    """``[第一]方案``: what stands behind the closing bracket belongs to nothing."""
    if line != spot.line:
        return Outcome(State.DONE, line + 1)
    text = mender.lines[line]
    end = content_end(text, closed + 1)
    if closed + 1 < end:
        return quote_value(mender, spot, "PF132", rest=shortened(text[closed + 1 : end]))
    return mended(spot) if _mend_item(mender, spot, closed) else Outcome(State.DONE, line + 1)


def _close(mender: Mender, spot: Spot, open_brackets: list[str]) -> Outcome:
    """Close the brackets, or a quote between them, at the end of the line."""
    text = mender.lines[spot.line]
    opener = text[spot.column]
    if (quote := open_quote(text, spot.column)) is not None:
        before = len(text.rstrip(" \t]}"))
        mender.mend("PF134", spot.line, quote, before, Edit(before, before, text[quote]), mark=text[quote])
        return mended(spot)
    end = content_end(text, spot.column)
    missing = "".join(_CLOSERS[bracket] for bracket in reversed(open_brackets))
    edit = Edit(end - wide_closer(text[:end], opener), end, missing)
    mender.mend("PF135", spot.line, spot.column, end, edit, mark=_CLOSERS[opener])
    return mended(spot)


# -- items ---------------------------------------------------------------------------------------------


def _mend_item(mender: Mender, spot: Spot, closed: int) -> bool:
    """Mend the first item between the brackets that needs it, and say whether there was one."""
    text = mender.lines[spot.line]
    if found := _COMMA_BEFORE_KEY.search(text, spot.column, closed):
        value = shortened(text[spot.column : closed + 1])
        mender.mend("PF125", spot.line, *found.span(), Edit(*found.span(), ", "), value=value)
        return True
    for start, end in _item_parts(text, spot.column, closed):
        if code := _item_code(text, start, end):
            mender.quote(code, spot.line, start, end, mark=text[start], rest=shortened(text[start:end]))
            return True
    return False


def _item_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The columns of the items, keys and values each for themselves."""
    for first, last in flow_items(text, start, end):
        colon = _COLON.search(text, first, last)
        if colon is None:
            yield first, last
            continue
        value = last - len(text[colon.end() : last].lstrip())
        yield first, colon.start()
        if value < last:
            yield value, last


def _item_code(text: str, start: int, end: int) -> str | None:
    """What is wrong with the item at these columns."""
    mark = text[start : start + 1]
    if mark in CODES:
        return None if mark == "*" and is_alias(text, start, end) else CODES[mark]
    closed = closing_quote(text[:end], start + 1, mark) if mark in ('"', "'") else None
    return "PF133" if closed is not None and text[closed + 1 : end].strip() else None
