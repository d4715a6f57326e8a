"""Inline marks (加粗, 强调) of formal Markdown to runs. Text without marks never meets the inline parser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from planforge.document.bounds import check_marks
from planforge.document.escaping import LAST_STAND_IN, LINE_BREAK, PATH_CLOSE, PATH_OPEN, protect, restore, take_path
from planforge.document.tree import Run, Runs
from planforge.patterns import lazy

if TYPE_CHECKING:
    from markdown import Markdown

_LONE_BRACKET = lazy(r"\[(?![^\[\]\n]*\]\([^()\n]*\))")
"""A bracket that begins no link. Python-Markdown would look for its end through the rest of the text, for each one."""
_MARK = lazy(r"[*_`\[<\\&]")
_MEANS = lazy(r"[*_`\[<\\&\n]")
"""A mark, or the end of a line."""
_PLAIN = lazy(rf"(?:{PATH_OPEN}([^{PATH_OPEN}{PATH_CLOSE}]*){PATH_CLOSE})?([^*_`\[<\\&\n{PATH_OPEN}-{LAST_STAND_IN}]*)")
"""A text after its path without any mark or what stands for one, as most are."""
_BRACKET = protect("[")
_BREAK = lazy(r"(?:(?:(?<![ \t])[ \t]+)?<br ?/?>|(?<![ \t])[ \t]*  \n)[ \t]*\n?")
_SOFT_BREAK = lazy(r"(?:(?<![ \t])[ \t]+)?\n[ \t]*")
_LATIN_EDGE = lazy(r"[\x21-\x7e]")


def read_runs(text: str, markdown: Markdown) -> tuple[Runs, str]:
    """The runs of one paragraph's text, and the path that it carries. Raises: TooMuch."""
    if plainly := read_plain(text):
        return plainly
    bare, path = take_path(text)
    return to_runs(bare, path, markdown), path


def read_plain(text: str) -> tuple[Runs, str] | None:
    """`read_runs` of a text on one line without any mark; None of another."""
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    path, words = found.groups("")
    return (Run(words),) if (words := words.strip()) else (), path


def to_runs(text: str, path: str, markdown: Markdown) -> Runs:
    """The runs of one paragraph's text, which came from ``path``; lines broken only for convenience are joined.

    Raises:
        TooMuch: it has more marks than can be read soon.
    """
    if not _MEANS.search(text):
        return (Run(restore(bare)),) if (bare := text.strip()) else ()
    check_marks(text, path)
    text = _join_lines(_BREAK.sub(LINE_BREAK, text)).strip()
    text = _LONE_BRACKET.sub(_BRACKET, text)
    if not _MARK.search(text):
        return (Run(restore(text)),) if text else ()
    holder = Element("div")
    SubElement(holder, "p").text = text
    markdown.treeprocessors["inline"].run(holder)
    markdown.treeprocessors["unescape"].run(holder)
    return _merge(_walk(holder, strong=False, emphasis=False))


def _join_lines(text: str) -> str:
    """Join soft line breaks: with a space between Latin words, with nothing between Han characters."""
    if "\n" not in text:
        return text
    joined, *rest = _SOFT_BREAK.split(text)
    for line in rest:
        latin = bool(joined and line and _LATIN_EDGE.match(joined[-1]) and _LATIN_EDGE.match(line[0]))
        joined += f" {line}" if latin else line
    return joined


def _walk(element: Element, *, strong: bool, emphasis: bool) -> Iterator[Run]:
    strong = strong or element.tag == "strong"
    emphasis = emphasis or element.tag == "em"
    if element.text:
        yield Run(restore(element.text), strong, emphasis)
    for child in element:
        yield from _walk(child, strong=strong, emphasis=emphasis)
        if child.tag == "img":
            yield Run(restore(f"![{child.get('alt')}]({child.get('src')})"), strong, emphasis)
        elif address := child.get("href"):
            yield Run(f"（{restore(address)}）", strong, emphasis)
        if child.tail:
            yield Run(restore(child.tail), strong, emphasis)


def _merge(runs: Iterator[Run]) -> Runs:
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if last and (last.strong, last.emphasis) == (run.strong, run.emphasis):
            merged[-1] = Run(last.text + run.text, run.strong, run.emphasis)
        else:
            merged.append(run)
    return tuple(merged)
