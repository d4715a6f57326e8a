"""Indentation: tabs, full-width blanks, list marks that are none, and lines at no known level."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile

from planforge.patterns import lazy
from planforge.source.spans import goes_on_below
from planforge.source.traps.draft import Edit, Mender
from planforge.source.traps.levels import Levels
from planforge.source.traps.shape import Shape, indent_of, is_blank, is_comment, shape_of

_MARGIN = lazy(r"\s*")
_DASH = lazy("(?:(?P<dash>[－–—−‐•●])(?!(?P=dash))[ \u3000\xa0]*|\\*[ \u3000\xa0]+)(?=\\S)")
_UNSPACED_DASH = lazy("(?P<dash>-)[\u3000\xa0]*(?=[^\\s-])")
_BLOCK_LINES = 100
"""Lines of a block that are asked where they stand."""
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
    if levels.is_empty:
        width = min(width, max(0, next_indent(mender.lines, line)))
    mender.mend(code, line, 0, len(margin), Edit(0, len(margin), " " * width), width=width)
    return True


def mend_blank_line(mender: Mender, line: int) -> None:
    """A tab at the beginning of a line without content, or with a comment only."""
    text = mender.lines[line]
    if text.startswith("\t"):
        end = len(_margin(text))
        mender.mend("PF130", line, 0, end, Edit(0, end, ""))


def _margin(text: str) -> str:
    found = _MARGIN.match(text)
    return found.group() if found else ""


def _width(margin: str, levels: Levels, shape: Shape) -> int:
    """How many spaces ``margin`` stands for: a tab width that fits an open level, else the nearest level."""
    dashed = bool(shape.dashes)
    bare = sum(_WIDTHS.get(blank, 1) for blank in margin if blank != "\t")
    widths = [bare + margin.count("\t") * tab for tab in _TAB_WIDTHS]
    fitting = [width for width in widths if levels.fits(width, dashed)]
    near = levels.nearest(bare, dashed) if dashed or shape.has_key else []
    return (fitting or near or widths)[0]


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
    _follow(mender, line, shape.indent, found.end(), shape.indent + len("- "))
    return True


def _follow(mender: Mender, line: int, indent: int, before: int, after: int) -> None:
    """Move the keys of an item along, where they were aligned with its first one before that moved."""
    children = subordinate(mender.lines, line, indent)
    if before != after and children and indent_of(mender.lines[children[0]]) == before:
        for child in children:
            mender.draft.replace(child, _shift(after - before))


def _is_number(text: str, indent: int, levels: Levels) -> bool:
    """``-5%`` below a key is a value."""
    return text[indent + 1].isdigit() and not levels.expects_item(indent)


def mend_indent(mender: Mender, line: int, shape: Shape, target: int) -> None:
    """Move a line, and what is subordinate to it, to ``target`` spaces."""
    delta = target - shape.indent
    children = _children(mender.lines, line, shape)
    mender.mend("PF142", line, 0, max(shape.indent, 1), _shift(delta), found=shape.indent, expected=target)
    if children and not _stand_right(mender.lines[children[0]], shape, target):
        for child in children:
            mender.draft.replace(child, _shift(max(delta, -indent_of(mender.lines[child]))))


def usual_indent(lines: list[str], line: int, shape: Shape, parent: int) -> int:
    """The indentation that the block beginning with ``line`` keeps to, if not that of its first line.

    Where the lines that follow agree on another indentation, the first one is the odd one out.
    """
    block = _block(lines, line, parent)
    dashed = bool(shape.dashes)
    depths = Counter(other.indent for other in block if bool(other.dashes) == dashed and (dashed or other.has_key))
    votes = {depth: votes for depth, votes in depths.items() if depth < shape.indent}
    if block and not block[0].dashes and _disagrees(block[0], shape, lines[line]):
        voters = sum(other.indent == block[0].indent and not other.dashes for other in block)
        votes[shape.indent + block[0].indent - shape.start] = voters
    votes[shape.indent] = depths[shape.indent] + 1
    return max(votes, key=lambda depth: (votes[depth], depth % 2 == 0, depth == shape.indent))


def _disagrees(following: Shape, first: Shape, text: str) -> bool:
    """Whether the line below ``text``, the first one of a block, stands where it cannot."""
    if following.indent == first.start or not following.has_key:
        return False
    if following.indent > first.start:
        return not goes_on_below(text, first.value)
    return bool(first.dashes)


def _block(lines: list[str], line: int, parent: int) -> list[Shape]:
    """The shapes of the lines that follow ``line`` and are indented deeper than ``parent``."""
    following = (text for text in lines[line + 1 : line + 1 + _BLOCK_LINES] if not (is_blank(text) or is_comment(text)))
    return list(map(shape_of, takewhile(lambda text: indent_of(text) > parent, following)))


def _shift(delta: int) -> Edit:
    return Edit(0, 0, " " * delta) if delta >= 0 else Edit(0, -delta, "")


def _children(lines: list[str], line: int, shape: Shape) -> list[int]:
    """The lines that belong to ``line``; a list may stand as far left as the key that it belongs to."""
    opens = shape.has_key and not shape.dashes and shape.value >= shape.end
    return subordinate(lines, line, shape.indent, lists_too=opens)


def _stand_right(child: str, shape: Shape, target: int) -> bool:
    """Whether ``child``, the first line below, already stands as the moved line wants it."""
    indent = indent_of(child)
    return indent == target + shape.start - shape.indent if shape.dashes else indent >= target


def next_indent(lines: list[str], line: int) -> int:
    """The indentation of the next line that says something; -1 at the end."""
    following = (text for text in lines[line + 1 :] if not (is_blank(text) or is_comment(text)))
    return next(map(indent_of, following), -1)


def subordinate(lines: list[str], line: int, indent: int, lists_too: bool = False) -> list[int]:
    """The lines below ``line`` that are indented deeper than ``indent``, or list items just as deep."""
    found: list[int] = []
    for child in range(line + 1, len(lines)):
        text = lines[child]
        if is_blank(text):
            continue
        depth = indent_of(text)
        if depth < indent or (depth == indent and not (lists_too and shape_of(text).dashes)):
            break
        found.append(child)
    return found
