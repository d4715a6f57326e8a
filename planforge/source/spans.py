"""Where quotes and brackets close, on the lines of a YAML file. Reports nothing."""

from __future__ import annotations

from planforge.patterns import lazy

_DOUBLE = lazy(r'[^"\\]*+(?:\\.[^"\\]*+)*+"')
_SINGLE = lazy(r"[^']*+(?:''[^']*+)*+'")
_FLOW_MARK = lazy(r"""[\[\]{},]|(?<![^\s\[\]{},:])["']|(?<![^ \t])\#""")
_COMMENT = lazy(r"(?<![^ \t])#")


def closing_quote(text: str, start: int, quote: str) -> int | None:
    """The column of the quote that closes a text going on at ``start``."""
    found = (_DOUBLE if quote == '"' else _SINGLE).match(text, start)
    return found.end() - 1 if found else None


def closing_bracket(text: str, start: int, open_brackets: list[str]) -> int | None:
    """The column of the bracket that closes the last of ``open_brackets``, which is kept up to date."""
    at = start
    while found := _FLOW_MARK.search(text, at):
        mark, at = found.group(), found.end()
        if mark == "#":
            return None
        if mark in "\"'":
            end = closing_quote(text, at, mark)
            if end is None:
                return None
            at = end + 1
        elif mark in "[{":
            open_brackets.append(mark)
        elif mark in "]}":
            open_brackets.pop()
            if not open_brackets:
                return found.start()
    return None


def open_quote(text: str, start: int) -> int | None:
    """The column of a quote between brackets that does not close on its line."""
    at = start
    while found := _FLOW_MARK.search(text, at):
        mark, at = found.group(), found.end()
        if mark == "#":
            return None
        if mark in "\"'":
            end = closing_quote(text, at, mark)
            if end is None:
                return found.start()
            at = end + 1
    return None


def open_comment(text: str, start: int) -> int | None:
    """The column of the ``#`` that begins a comment between brackets."""
    at = start
    while found := _FLOW_MARK.search(text, at):
        mark, at = found.group(), found.end()
        if mark == "#":
            return found.start()
        if mark in "\"'":
            end = closing_quote(text, at, mark)
            at = len(text) if end is None else end + 1
    return None


def flow_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The columns of the single items between brackets and commas in ``text[start:end]``."""
    items, first, at = [], start, start
    while found := _FLOW_MARK.search(text, at, end):
        mark, at = found.group(), found.end()
        if mark in "\"'":
            closed = closing_quote(text, at, mark)
            at = end if closed is None else closed + 1
            continue
        items.append((first, found.start()))
        first = at
        if mark == "#":
            first = end
            break
    items.append((first, end))
    return [stripped for item in items if (stripped := _stripped(text, *item))]


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    bare = text[start:end]
    first = start + len(bare) - len(bare.lstrip(" \t"))
    last = start + len(bare.rstrip(" \t"))
    return (first, last) if first < last else None


def goes_on_below(text: str, column: int) -> bool:
    """Whether the value beginning at ``column`` is still to come, or still open at the end of its line."""
    mark = text[column : column + 1]
    if mark in ("", "#", "|", ">"):
        return True
    if mark in ('"', "'"):
        return closing_quote(text, column + 1, mark) is None
    return mark in ("[", "{") and closing_bracket(text, column, []) is None


def content_end(text: str, start: int) -> int:
    """The column where what begins at ``start`` ends, without comment and trailing blanks."""
    found = _COMMENT.search(text, start)
    return len(text[: found.start() if found else len(text)].rstrip(" \t"))
