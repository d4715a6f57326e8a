"""The shape of one line of block YAML: indentation, list marks, key, value. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planforge.patterns import lazy
from planforge.source.spans import closing_bracket, closing_quote, content_end

_DASH = lazy(r"-(?:[ \t]+|$)")
_COLON = lazy(r":(?=[ \t]|$)")
_BLANKS = lazy(r"[ \t]*")
_DOCUMENT_MARK = lazy(r"(?:---|\.\.\.)(?=[ \t]|$)|%(?:YAML|TAG)[ \t]")


@dataclass(frozen=True, slots=True)
class Shape:
    """Columns of a line, from 0. ``start`` is where its content begins, behind any list marks."""

    indent: int
    dashes: tuple[int, ...]
    start: int
    end: int
    key_end: int | None
    value: int
    """Where the value begins: behind the key, or at ``start`` where there is no key."""

    @property
    def has_key(self) -> bool:
        return self.key_end is not None


def is_blank(text: str) -> bool:
    return not text.strip(" \t")


def is_comment(text: str) -> bool:
    return text.lstrip(" \t").startswith("#")


def is_document_mark(text: str) -> bool:
    """``---``, ``...`` and directives."""
    return _DOCUMENT_MARK.match(text) is not None


def indent_of(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


@lru_cache(maxsize=1024)
def shape_of(text: str) -> Shape:
    """The shape of a line; kept for a while, for neighbouring lines are looked at again and again."""
    indent = start = indent_of(text)
    dashes = []
    while found := _DASH.match(text, start):
        dashes.append(start)
        start = found.end()
    end = max(start, content_end(text, start))
    key_end, value = _key(text, start, end)
    return Shape(indent, tuple(dashes), start, end, key_end, value)


def _key(text: str, start: int, end: int) -> tuple[int | None, int]:
    """The end of the key and the start of the value."""
    behind = _behind_opener(text, start)
    if behind is None:
        return None, start
    colon = _COLON.search(text, start, end) if behind == start else _COLON.match(text, _skip(text, behind))
    if colon is None:
        return None, start
    return len(text[: colon.start()].rstrip(" \t")), min(_skip(text, colon.end()), len(text))


def _behind_opener(text: str, start: int) -> int | None:
    """``start``, or the column behind a quoted or bracketed key; None where that does not close."""
    opener = text[start : start + 1]
    if opener in ("", "|", ">"):
        return None
    closed: int | None = start - 1
    if opener in "\"'":
        closed = closing_quote(text, start + 1, opener)
    elif opener in "[{":
        closed = closing_bracket(text, start, [])
    return None if closed is None else closed + 1


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
