"""Reads Markdown with an independent CommonMark parser: what a reader of the rendered page would see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass
class Seen:
    """The page: headings with their levels, tables as rows of cells, and all text, block by block."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    """Blocks that planforge never writes: lists, quotes, code, HTML."""


KNOWN = {"heading", "paragraph", "inline", "hr", "table", "thead", "tbody", "tr", "th", "td"}


def see(markdown: str) -> Seen:
    """What ``markdown`` shows."""
    seen = Seen()
    around = ""
    for token in MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(markdown):
        sort = token.type.removesuffix("_open").removesuffix("_close")
        if sort not in KNOWN:
            seen.others.add(sort)
        if token.type == "inline":
            _note(seen, around, token)
        elif token.nesting == 1:
            around = token.tag
            _open(seen, sort)
    return seen


def _open(seen: Seen, sort: str) -> None:
    if sort == "table":
        seen.tables.append([])
    elif sort == "tr":
        seen.tables[-1].append([])


def _note(seen: Seen, around: str, token: Token) -> None:
    text = "".join(_words(token))
    seen.texts.append(text)
    if around[0] == "h":
        seen.headings.append((int(around[1:]), text))
    elif around in ("th", "td"):
        seen.tables[-1][-1].append(text)


def _words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("hardbreak", "softbreak") or (child.type == "html_inline" and child.content == "<br>"):
            yield "\n"
        elif child.type == "text":
            yield child.content
        elif child.nesting == 0:
            yield f"<{child.type}: {child.content}>"
