"""Indentation: tabs, full-width blanks, list marks that are none, and lines at no known level."""

from __future__ import annotations

import re

from planforge.source.traps.draft import Edit, Mender
from planforge.source.traps.levels import Levels
from planforge.source.traps.shape import Shape, indent_of, is_blank, shape_of

_MARGIN = re.compile(r"\s*")
_DASH = re.compile("(?:(?P<dash>[－–—−‐•●])(?!(?P=dash))[ \u3000\xa0]*|\\*[ \u3000\xa0]+)(?=\\S)")
_UNSPACED_DASH = re.compile("(?P<dash>-)[\u3000\xa0]*(?=[^\\s-])")
_TAB_WIDTHS = (2, 4, 8)
_WIDTHS = {"\u3000": 2}


def mend_margin(mender: Mender, line: int, levels: Levels) -> bool:
    """Tabs and other blanks than spaces at the beginning of a line."""
    text = mender.lines[line]
    margin = _margin(text)
    if margin == " " * len(margin):
        return False
    code = "PF130" if "\t" in margin else "PF131"
    if len(margin) == len(text):
        mender.mend(code, line, 0, len(margin), Edit(0, len(margin), ""))
        return True
    width = _width(margin, levels, shape_of(text[len(margin) :]))
    mender.mend(code, line, 0, len(margin), Edit(0, len(margin), " " * width), width=width)
    return True


def _margin(text: str) -> str:
    found = _MARGIN.match(text)
    return found.group() if found else ""


def _width(margin: str, levels: Levels, shape: Shape) -> int:
    """How many spaces ``margin`` stands for: the first tab width that fits an open level."""
    bare = sum(_WIDTHS.get(blank, 1) for blank in margin if blank != "\t")
    widths = [bare + margin.count("\t") * tab for tab in _TAB_WIDTHS]
    return next((width for width in widths if levels.fits(width, bool(shape.dashes))), widths[0])


def mend_dash(mender: Mender, line: int, shape: Shape, levels: Levels) -> bool:
    """``－ 甲``, ``• 甲``, ``-甲`` where an item of a list stands."""
    text = mender.lines[line]
    if shape.dashes or not (levels.expects_item(shape.indent) or levels.awaits(shape.indent)):
        return False
    found = _DASH.match(text, shape.indent)
    code = "PF128"
    if found is None:
        found, code = _UNSPACED_DASH.match(text, shape.indent), "PF129"
    if found is None or (code == "PF129" and _is_number(text, shape.indent, levels)):
        return False
    mark = text[shape.indent]
    mender.mend(code, line, *found.span(), Edit(*found.span(), "- "), mark=mark)
    return True


def _is_number(text: str, indent: int, levels: Levels) -> bool:
    """``-5%`` below a key is a value."""
    return text[indent + 1].isdigit() and not levels.expects_item(indent)


def mend_indent(mender: Mender, line: int, shape: Shape, target: int) -> None:
    """Move a line, and what is subordinate to it, to ``target`` spaces."""
    delta = target - shape.indent
    with_children = not _children_stand_right(mender, line, shape, delta)
    mender.mend("PF142", line, 0, max(shape.indent, 1), _shift(delta), found=shape.indent, expected=target)
    if with_children:
        for child in subordinate(mender.lines, line, shape.indent):
            mender.draft.replace(child, _shift(max(delta, -indent_of(mender.lines[child]))))


def _shift(delta: int) -> Edit:
    return Edit(0, 0, " " * delta) if delta >= 0 else Edit(0, -delta, "")


def _children_stand_right(mender: Mender, line: int, shape: Shape, delta: int) -> bool:
    """Whether the next line already stands where it should once this one is moved."""
    children = subordinate(mender.lines, line, shape.indent)
    return bool(shape.dashes and children) and indent_of(mender.lines[children[0]]) == shape.start + delta


def subordinate(lines: list[str], line: int, indent: int) -> list[int]:
    """The lines below ``line`` that are indented deeper than ``indent``."""
    found = []
    for child in range(line + 1, len(lines)):
        text = lines[child]
        if is_blank(text):
            continue
        if indent_of(text) <= indent:
            break
        found.append(child)
    return found
