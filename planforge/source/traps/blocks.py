"""Text written with ``|`` and ``>``: text behind the mark, lines that are not indented as they should."""

from __future__ import annotations

from planforge.patterns import lazy
from planforge.source.spans import content_end
from planforge.source.traps.draft import Edit, Mender
from planforge.source.traps.shape import indent_of, is_blank, is_comment, is_document_mark, shape_of
from planforge.source.traps.spot import Outcome, Spot, State, below, mended, quote_value

_HEADER = lazy(r"[|>](?:[-+][1-9]?|[1-9][-+]?)?(?=[ \t]*$|[ \t]+#)")
_INDICATOR = lazy(r"[1-9]")
_WIDE_BLANKS = ("\u3000", "\xa0")


def look_at_block(mender: Mender, spot: Spot) -> Outcome:
    header = _HEADER.match(mender.lines[spot.line], spot.column)
    if header is None:
        return _text_behind_mark(mender, spot)
    _mend_margins(mender, spot)
    body = [line for line in below(mender, spot) if not is_blank(mender.lines[line])]
    if not body:
        return _indent_text(mender, spot)
    if not _INDICATOR.search(header.group()):
        _align(mender, body)
    return Outcome(State.DONE, body[-1] + 1)


def _text_behind_mark(mender: Mender, spot: Spot) -> Outcome:
    """``目标值: >96%`` is to be quoted; ``内容: | 第一段`` loses its mark, for its text may go on below."""
    text = mender.lines[spot.line]
    mark, goes_on = text[spot.column], bool(below(mender, spot))
    if mark == ">" and not goes_on:
        return quote_value(mender, spot, "PF141")
    end = content_end(text, spot.column)
    unmarked = Edit(spot.column, end - len(text[spot.column + 1 : end].lstrip()), "")
    if goes_on:
        mender.report("PF141", spot.line, spot.column, end, mark=mark)
        mender.draft.replace(spot.line, unmarked)
    else:
        mender.mend("PF141", spot.line, spot.column, end, unmarked, mark=mark)
    return mended(spot)


def _mend_margins(mender: Mender, spot: Spot) -> None:
    """Lines that begin with tabs or full-width blanks where YAML wants spaces."""
    for line in range(spot.line + 1, len(mender.lines)):
        text = mender.lines[line]
        if is_blank(text) or indent_of(text) > spot.parent:
            continue
        tabs = len(text) - len(text.lstrip("\t"))
        if not tabs and text[:1] not in _WIDE_BLANKS:
            return
        margin = " " * (spot.parent + 2)
        code = "PF130" if tabs else "PF131"
        mender.mend(code, line, 0, max(tabs, 1), Edit(0, tabs, margin), width=len(margin))


def _align(mender: Mender, body: list[int]) -> None:
    """Lines that are indented less than the first one."""
    indent = indent_of(mender.lines[body[0]])
    for line in body:
        found = indent_of(mender.lines[line])
        if found < indent and not is_comment(mender.lines[line]):
            margin = Edit(0, 0, " " * (indent - found))
            mender.mend("PF142", line, 0, max(found, 1), margin, found=found, expected=indent)


def _indent_text(mender: Mender, spot: Spot) -> Outcome:
    """The text begins as far left as its key: indent it up to the next key or item, and report it once."""
    lines = _text_lines(mender, spot.line + 1)
    if not lines:
        return Outcome(State.DONE, spot.line + 1)
    indent = spot.parent + 2
    margin = Edit(0, 0, " " * indent)
    first, *others = lines
    mender.mend("PF144", first, 0, len(mender.lines[first].rstrip()), margin, expected=indent)
    for line in others:
        mender.draft.replace(line, margin)
    return mended(spot)


def _text_lines(mender: Mender, start: int) -> list[int]:
    found = []
    for line in range(start, len(mender.lines)):
        text = mender.lines[line]
        shape = shape_of(text)
        if shape.has_key or shape.dashes or is_comment(text) or is_document_mark(text):
            break
        if not is_blank(text):
            found.append(line)
    return found
