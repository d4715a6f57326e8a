"""Values that YAML reads otherwise than people: brackets, quotes, stars and other marks at their start.

One rule a mark. A rule mends its line and says so, or tells where the value ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from planforge.source.quoting import quoted, shortened
from planforge.source.traps.draft import Edit, Mender, quotes
from planforge.source.traps.shape import indent_of, is_blank, is_comment, is_document_mark, shape_of
from planforge.source.traps.spans import closing_bracket, closing_quote, content_end, flow_items

_PROPERTIES = re.compile(r"(?:(?:&[A-Za-z0-9_-]+|![\x21-\x7e]*)(?:[ \t]+|$))+")
_ALIAS = re.compile(r"\*[A-Za-z0-9_-]+")
_BLOCK_HEADER = re.compile(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?(?=[ \t]*$|[ \t]+#)")
_INDICATOR = re.compile(r"[1-9]")
_EATEN = re.compile(r"[ \t]#+[^\s#]")
_INNER_COLON = re.compile(r":(?=[ \t]|$)")
_WIDE_CLOSERS = {'"': "”“＂", "'": "’‘＇", "[": "］】", "{": "｝"}
_PARTNERS = dict(zip("”“’‘］】｝", "“”‘’［【｛", strict=True))
_WIDE_BLANKS = ("\u3000", "\xa0")
_CLOSERS = {"[": "]", "{": "}"}
_COMMA_BEFORE_KEY = re.compile("，[ \u3000]*(?=[\u3400-\u9fff]{1,12}: )")
_RESERVED = "@`%,]}"
_CODES = {"*": "PF137", "&": "PF139", "!": "PF140"}


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


def look(mender: Mender, spot: Spot) -> Outcome:
    """Look at the value at ``spot``."""
    text = mender.lines[spot.line]
    column = spot.column
    if found := _PROPERTIES.match(text, column):
        column = found.end()
    mark = text[column : column + 1]
    if mark in ("", "#"):
        return Outcome(State.EMPTY, spot.line + 1)
    return _RULES.get(mark, _plain)(mender, Spot(spot.line, column, spot.parent, spot.after_key))


def below(mender: Mender, spot: Spot) -> range:
    """The lines under ``spot`` that are blank or indented deeper than its parent."""
    end = line = spot.line + 1
    while line < len(mender.lines):
        text = mender.lines[line]
        if not is_blank(text):
            if indent_of(text) <= spot.parent or (spot.parent < 0 and is_document_mark(text)):
                break
            end = line + 1
        line += 1
    return range(spot.line + 1, end)


def _mended(spot: Spot) -> Outcome:
    return Outcome(State.MENDED, spot.line)


def _quote_all(mender: Mender, spot: Spot, code: str, at: int | None = None, **facts: object) -> Outcome:
    """Put the value in quotes, with the lines of text below it; report its mark, or the columns from ``at``."""
    text = mender.lines[spot.line]
    end = content_end(text, spot.column)
    start = spot.column if at is None else at
    last = _last_text_line(mender, spot)
    if last == spot.line:
        edits = quotes(text, spot.column, end)
    else:
        mark = quoted("".join(mender.lines[spot.line : last + 1]))[0]
        edits = quotes(text, spot.column, len(text), mark)[:-1]
        _close_below(mender, range(spot.line + 1, last + 1), mark)
    mender.mend(code, spot.line, start, end, *edits, mark=text[spot.column], **facts)
    return _mended(spot)


def _close_below(mender: Mender, lines: range, mark: str) -> None:
    """Go on with a text in quotes opened above, and close it at the end of the last line."""
    for line in lines:
        text = mender.lines[line]
        edits = quotes(text, 0, len(text.rstrip()), mark)[1:]
        mender.draft.replace(line, *(edits if line == lines[-1] else edits[:-1]))


# -- plain text ----------------------------------------------------------------------------------------


def _plain(mender: Mender, spot: Spot) -> Outcome:
    text = mender.lines[spot.line]
    end = content_end(text, spot.column)
    if spot.after_key and text.startswith("- ", spot.column):
        return _list_mark(mender, spot, end)
    if text.startswith(("? ", ": "), spot.column):
        return _quote_all(mender, spot, "PF138")
    if spot.after_key and (found := _INNER_COLON.search(text, spot.column, end)):
        return _quote_all(mender, spot, "PF136", found.start())
    if end < len(text.rstrip()) and _last_text_line(mender, spot) > spot.line:
        return _comment_in_text(mender, spot, end)
    return Outcome(State.PLAIN, spot.line + 1)


def _comment_in_text(mender: Mender, spot: Spot, end: int) -> Outcome:
    """A ``#`` ends the text, though it goes on below."""
    text = mender.lines[spot.line]
    facts = {"eaten": shortened(text[end:])}
    if _EATEN.match(text, end):
        mark = quoted("".join(mender.lines[spot.line : _last_text_line(mender, spot) + 1]))[0]
        edits: tuple[Edit, ...] = quotes(text, spot.column, len(text), mark)[:-1]
        _close_below(mender, range(spot.line + 1, _last_text_line(mender, spot) + 1), mark)
        code = "PF124"
    else:
        edits, code = (Edit(end, len(text), ""),), "PF149"
    mender.mend(code, spot.line, end, len(text), *edits, **facts)
    return _mended(spot)


def _list_mark(mender: Mender, spot: Spot, end: int) -> Outcome:
    """``单位: - 甲``: a list begins on a line of its own."""
    if _last_text_line(mender, spot) > spot.line:
        return _quote_all(mender, spot, "PF145")
    item = mender.lines[spot.line][spot.column : end].lstrip("- ")
    follows = any(shape_of(mender.lines[line]).dashes for line in below(mender, spot))
    mended = "" if follows or not item else f"[{quoted(item)}]"
    mender.mend("PF145", spot.line, spot.column, end, Edit(spot.column, end, mended))
    return _mended(spot)


# -- quotes --------------------------------------------------------------------------------------------


def _quoted(mender: Mender, spot: Spot) -> Outcome:
    quote = mender.lines[spot.line][spot.column]
    start = spot.column + 1
    for line in (spot.line, *below(mender, spot)):
        closed = closing_quote(mender.lines[line], start, quote)
        if closed is not None:
            return _behind_quote(mender, spot, line, closed)
        start = 0
    return _close_quote(mender, spot, quote)


def _behind_quote(mender: Mender, spot: Spot, line: int, closed: int) -> Outcome:
    text = mender.lines[line]
    end = content_end(text, closed + 1)
    if closed + 1 >= end:
        return Outcome(State.DONE, line + 1)
    behind = closed + 1 + len(text[closed + 1 : end]) - len(text[closed + 1 : end].lstrip())
    if line == spot.line:
        return _quote_all(mender, spot, "PF133", rest=shortened(text[behind:end]))
    rest = shortened(text[behind:end])
    mender.mend("PF133", line, behind, end, Edit(closed + 1, end, ""), rest=rest)
    return _mended(spot)


def _close_quote(mender: Mender, spot: Spot, quote: str) -> Outcome:
    """Close a quote at the end of its value; a full-width quotation mark there was meant to do it."""
    last = _last_text_line(mender, spot)
    text = mender.lines[last]
    end = len(text.rstrip())
    edit = Edit(end - _wide_closer(text[:end], quote), end, quote)
    if last == spot.line:
        mender.mend("PF134", last, spot.column, end, edit, quote=quote)
    else:
        mender.report("PF134", spot.line, spot.column, spot.column + 1, quote=quote)
        mender.draft.replace(last, edit)
    return _mended(spot)


def _last_text_line(mender: Mender, spot: Spot) -> int:
    """The last line below ``spot`` before one that looks like a key or an item."""
    last = spot.line
    for line in below(mender, spot):
        shape = shape_of(mender.lines[line])
        if shape.has_key or shape.dashes:
            break
        if shape.start < shape.end:
            last = line
    return last


# -- brackets ------------------------------------------------------------------------------------------


def _bracketed(mender: Mender, spot: Spot) -> Outcome:
    text = mender.lines[spot.line]
    if text.startswith("{{", spot.column):
        return _quote_all(mender, spot, "PF126")
    open_brackets: list[str] = []
    start = spot.column
    for line in (spot.line, *_bracket_lines(mender, spot)):
        closed = closing_bracket(mender.lines[line], start, open_brackets)
        if closed is not None:
            return _behind_bracket(mender, spot, line, closed)
        start = 0
    return _close_bracket(mender, spot, open_brackets)


def _bracket_lines(mender: Mender, spot: Spot) -> list[int]:
    """The lines below, and a closing bracket that stands as far left as the key."""
    lines = list(below(mender, spot))
    follower = lines[-1] + 1 if lines else spot.line + 1
    while follower < len(mender.lines) and is_blank(mender.lines[follower]):
        follower += 1
    closes = follower < len(mender.lines) and mender.lines[follower].lstrip().startswith(("]", "}"))
    return [*lines, follower] if closes else lines


def _behind_bracket(mender: Mender, spot: Spot, line: int, closed: int) -> Outcome:
    text = mender.lines[line]
    end = content_end(text, closed + 1)
    if closed + 1 < end and line == spot.line:
        return _quote_all(mender, spot, "PF132", rest=shortened(text[closed + 1 : end]))
    if line == spot.line and _items(mender, spot, closed):
        return _mended(spot)
    return Outcome(State.DONE, line + 1)


def _items(mender: Mender, spot: Spot, closed: int) -> bool:
    """Mend the first item between brackets that needs it, and say whether there was one."""
    text = mender.lines[spot.line]
    if found := _COMMA_BEFORE_KEY.search(text, spot.column, closed):
        value = shortened(text[spot.column : closed + 1])
        mender.mend("PF125", spot.line, *found.span(), Edit(*found.span(), ", "), value=value)
        return True
    for start, end in flow_items(text, spot.column, closed):
        if code := _item_code(text, start, end):
            mender.quote(code, spot.line, start, end, mark=text[start], rest=shortened(text[start:end]))
            return True
    return False


def _item_code(text: str, start: int, end: int) -> str | None:
    """What is wrong with the item between brackets at these columns."""
    mark = text[start]
    if mark in "@`%":
        return "PF138"
    if mark in _CODES:
        return None if _is_alias(text, start, end) else _CODES[mark]
    closed = closing_quote(text[:end], start + 1, mark) if mark in ('"', "'") else None
    is_key = closed is not None and text[closed + 1 : end].lstrip().startswith(":")
    return "PF133" if closed is not None and closed + 1 < end and not is_key else None


def _close_bracket(mender: Mender, spot: Spot, open_brackets: list[str]) -> Outcome:
    text = mender.lines[spot.line]
    opener = text[spot.column]
    end = content_end(text, spot.column)
    missing = "".join(_CLOSERS[bracket] for bracket in reversed(open_brackets))
    edit = Edit(end - _wide_closer(text[:end], opener), end, missing)
    mender.mend("PF135", spot.line, spot.column, end, edit, mark=_CLOSERS[opener])
    return _mended(spot)


def _wide_closer(text: str, opener: str) -> int:
    """1 where ``text`` ends with a full-width mark that was meant to close ``opener``, else 0."""
    closer = text[-1]
    partner = _PARTNERS.get(closer)
    is_alone = partner is None or text.count(closer) > text.count(partner)
    return int(is_alone and closer in _WIDE_CLOSERS[opener])


# -- | and > -------------------------------------------------------------------------------------------


def _block(mender: Mender, spot: Spot) -> Outcome:
    header = _BLOCK_HEADER.match(mender.lines[spot.line], spot.column)
    if header is None:
        return _text_behind_header(mender, spot)
    _indent_margins(mender, spot)
    body = [line for line in below(mender, spot) if not is_blank(mender.lines[line])]
    if not body:
        return _unindented_text(mender, spot)
    if not _INDICATOR.search(header.group()):
        _mend_block(mender, body)
    return Outcome(State.DONE, body[-1] + 1)


def _indent_margins(mender: Mender, spot: Spot) -> None:
    """Lines of the block that begin with tabs or full-width blanks where YAML wants spaces."""
    for line in range(spot.line + 1, len(mender.lines)):
        text = mender.lines[line]
        indent = indent_of(text)
        if is_blank(text) or indent > spot.parent:
            continue
        tabs = len(text) - len(text.lstrip("\t"))
        if not tabs and text[:1] not in _WIDE_BLANKS:
            return
        margin = " " * (spot.parent + 2)
        code = "PF130" if tabs else "PF131"
        mender.mend(code, line, 0, max(tabs, 1), Edit(0, tabs, margin), width=len(margin))


def _mend_block(mender: Mender, body: list[int]) -> None:
    """Lines of the block that are indented less than its first one."""
    indent = indent_of(mender.lines[body[0]])
    for line in body:
        found = indent_of(mender.lines[line])
        if found < indent and not is_comment(mender.lines[line]):
            margin = Edit(0, 0, " " * (indent - found))
            mender.mend("PF142", line, 0, max(found, 1), margin, found=found, expected=indent)


def _text_behind_header(mender: Mender, spot: Spot) -> Outcome:
    """``内容: | 第一段`` or ``目标值: >96%``: nothing may stand behind ``|`` and ``>``."""
    text = mender.lines[spot.line]
    end = content_end(text, spot.column)
    if below(mender, spot):
        mark = text[spot.column]
        mender.mend("PF141", spot.line, spot.column, end, Edit(spot.column + 1, end, ""), mark=mark)
        return _mended(spot)
    return _quote_all(mender, spot, "PF141")


def _unindented_text(mender: Mender, spot: Spot) -> Outcome:
    """The text of ``内容: |`` begins as far left as its key: indent it up to the next key or item."""
    line = spot.line + 1
    first = True
    while line < len(mender.lines) and _is_text(mender.lines[line]):
        text = mender.lines[line]
        edit = Edit(0, 0, " " * (spot.parent + 2))
        if not is_blank(text):
            if first:
                mender.mend("PF144", line, 0, len(text.rstrip()), edit, expected=spot.parent + 2)
            else:
                mender.draft.replace(line, edit)
            first = False
        line += 1
    return Outcome(State.DONE, spot.line + 1) if first else _mended(spot)


def _is_text(text: str) -> bool:
    shape = shape_of(text)
    return not (shape.has_key or shape.dashes or is_comment(text) or is_document_mark(text))


# -- * & ! and reserved marks --------------------------------------------------------------------------


def _reference(mender: Mender, spot: Spot) -> Outcome:
    """``*``, ``&`` and ``!`` where they cannot mean what YAML takes them for."""
    text = mender.lines[spot.line]
    mark = text[spot.column]
    if _is_alias(text, spot.column, content_end(text, spot.column)):
        return Outcome(State.DONE, spot.line + 1)
    return _quote_all(mender, spot, _CODES[mark])


def _is_alias(text: str, start: int, end: int) -> bool:
    return _ALIAS.fullmatch(text, start, end) is not None


def _reserved(mender: Mender, spot: Spot) -> Outcome:
    return _quote_all(mender, spot, "PF138")


_RULES: dict[str, Rule] = {
    **dict.fromkeys("\"'", _quoted),
    **dict.fromkeys("[{", _bracketed),
    **dict.fromkeys("|>", _block),
    **dict.fromkeys("*&!", _reference),
    **dict.fromkeys(_RESERVED, _reserved),
}
