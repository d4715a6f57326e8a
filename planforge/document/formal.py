"""Formal Markdown to blocks. The grammar is Markdown's, read by Python-Markdown, and one addition:
``::: name`` … ``:::`` around what Markdown has no word for. Nothing here knows plans or Word.

Headings: ``#`` is the title of the part, ``##`` to ``######`` are levels 1 to 5 without numbers. A heading
may end in ``{…}`` with: ``run-in`` (接排, the next paragraph goes on in the heading's own line), ``run-on``
(通编), ``mark=1.`` (another mark than the level's own, ``mark=无`` for none), ``start=3`` (the count goes on from 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from planforge.document.directives import LINE_DIRECTIVES, read_lines
from planforge.document.escaping import LINE_BREAK, restore, take_path
from planforge.document.grammar import formal_markdown, parse
from planforge.document.inline import read_runs, to_runs
from planforge.document.numbering import Numberer
from planforge.document.pipes import PipeTable
from planforge.document.refused import BadMark, NothingToRunIn, UnknownDirective, UnknownOption
from planforge.document.tables import read_table
from planforge.document.tree import Block, Heading, Paragraph, Role, Run, Runs, Table
from planforge.patterns import lazy

LIST_MARK = "——"
_FIGURES = 4
"""Figures of a number of columns, or of the first of a list, at most."""
_ATTRIBUTES = lazy(r"(?<!\s)\s*\{([^{}]*)\}\s*$")
_QUOTED = 20
"""Characters of a number that no one can read."""
_ITEM_LEVEL = 3
_OPTIONS = ("run-in", "run-on", "mark", "start")
_ROLES = {role.value: role for role in Role if role is not Role.BODY}
_DIRECTIVES = (*_ROLES, "landscape", "page", "even", *LINE_DIRECTIVES)


class Landscape(NamedTuple):
    """Blocks that want a landscape page."""

    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """Blocks that begin on a page of their own, under a title of their own where they have one."""

    blocks: tuple[Block, ...]
    title: str = ""
    title_path: str = ""


class Formal(NamedTuple):
    """What a formal Markdown text says: its title (with its path) and its blocks."""

    title: str
    title_path: str
    blocks: tuple[Block | Landscape | Page, ...]


def read_formal(text: str, numberer: Numberer) -> Formal:
    """Read ``text``; ``numberer`` gives the headings their numbers.

    Raises:
        Refused: the text has what formal Markdown does not know (see `planforge.document.refused`).
    """
    reader = _Reader(numberer)
    blocks = tuple(reader.blocks(parse(text.strip("\n"), tuple(LINE_DIRECTIVES))))
    return Formal(reader.title, reader.title_path, blocks)


class _Reader:
    def __init__(self, numberer: Numberer) -> None:
        self.markdown = formal_markdown(tuple(LINE_DIRECTIVES))
        self.numberer = numberer
        self.title = ""
        self.title_path = ""

    def blocks(self, root: Iterable[Element]) -> Iterator[Any]:
        """The blocks of ``root``'s children; a run-in heading takes up the paragraph after it."""
        waiting: Heading | None = None
        for element in root:
            for block in self._element(element):
                if waiting is not None:
                    block, waiting = _run_in(waiting, block), None
                if isinstance(block, _RunIn):
                    waiting = block.heading
                else:
                    yield block
        if waiting is not None:
            raise NothingToRunIn

    def _element(self, element: Element) -> Iterable[Any]:
        tag = element.tag
        if tag == "p":
            return (self._paragraph(element, Role.BODY),)
        if tag[0] == "h" and tag[1:].isdigit():
            return self._heading(element, int(tag[1:]) - 1)
        if isinstance(element, PipeTable):
            return (read_table(element, self.runs),)
        if tag == "ul":
            return self._bullets(element)
        if tag == "ol":
            return self._numbered(element, _ITEM_LEVEL)
        if tag == "directive":
            return self._directive(element)
        return self.blocks(element) if tag != "hr" else ()

    def runs(self, text: str | None) -> tuple[Runs, str]:
        """The runs of ``text`` and the path that it carries."""
        return read_runs(text or "", self.markdown)

    def _paragraph(self, element: Element, role: Role) -> Paragraph:
        runs, path = self.runs(element.text)
        return Paragraph(runs, role, path)

    def _heading(self, element: Element, level: int) -> tuple[Any, ...]:
        bare, path = take_path(element.text or "")
        found = _ATTRIBUTES.search(bare) if "{" in bare else None
        options = _options(restore(found.group(1))) if found else {}
        text = bare[: found.start()] if found else bare
        if level == 0:
            self.title, self.title_path = restore(text).strip(), path
            return ()
        number = self._number(level, options)
        runs = to_runs(text, path, self.markdown)
        heading = Heading(level, _apart(number, runs), runs, path=path)
        return (_RunIn(heading) if "run-in" in options else heading,)

    def _page(self, element: Element) -> Page:
        """A page, whose ``#`` is its own title and not that of the part."""
        whole = self.title, self.title_path
        self.title, self.title_path = "", ""
        blocks = tuple(self.blocks(element))
        page = Page(blocks, self.title, self.title_path)
        self.title, self.title_path = whole
        return page

    def _number(self, level: int, options: dict[str, str]) -> str:
        mark, start = options.get("mark"), options.get("start", "")
        if start.isdecimal():
            self.numberer.restart(level, _first(start))
        try:
            return self.numberer.next(level, mark, run_on="run-on" in options)
        except ValueError:
            raise BadMark(mark or "") from None

    def _bullets(self, element: Element) -> Iterator[Block]:
        for item in element:
            runs, path = self._item(item)
            yield Paragraph((Run(LIST_MARK), *runs), Role.LIST, path)
            yield from self.blocks(child for child in item if child.tag != "p")

    def _numbered(self, element: Element, level: int) -> Iterator[Block]:
        self.numberer.restart(level, _first(element.get("start", "1")))
        for item in element:
            runs, path = self._item(item)
            yield Heading(level, _apart(self.numberer.next(level), runs), (), runs, path)
            for child in item:
                if child.tag == "ol":
                    yield from self._numbered(child, level + 1)
                elif child.tag != "p":
                    yield from self._element(child)

    def _item(self, item: Element) -> tuple[Runs, str]:
        """A list item's own words (loose lists hold them in paragraphs, which become lines)."""
        texts = [item.text or "", *(child.text or "" for child in item if child.tag == "p")]
        return self.runs(LINE_BREAK.join(text for text in texts if text.strip()))

    def _directive(self, element: Element) -> Iterator[Any]:
        name = element.get("name", "")
        if name in _ROLES:
            for child in element:
                yield self._paragraph(child, _ROLES[name])
        elif name == "landscape":
            yield Landscape(tuple(self.blocks(element)))
        elif name == "even":
            yield from _evened(self.blocks(element), element.get("words", ""))
        elif name == "page":
            yield self._page(element)
        elif name in LINE_DIRECTIVES:
            yield read_lines(name, element.text or "", element.get("words", ""))
        else:
            raise UnknownDirective(name, _DIRECTIVES)


def _options(written: str) -> dict[str, str]:
    """The options between the braces of a heading, with their values.

    Raises:
        UnknownOption: headings have no such option.
    """
    options = dict(word.partition("=")[::2] for word in written.split())
    for name in options:
        if name not in _OPTIONS:
            raise UnknownOption(name, _OPTIONS)
    return options


def _first(written: str) -> int:
    """The number that a count begins with. Raises: BadMark: it is beyond all counting."""
    if len(written) > _FIGURES:
        raise BadMark(written[:_QUOTED])
    return int(written)


def _evened(blocks: Iterable[Any], words: str) -> Iterator[Any]:
    """``blocks``, in their tables as many columns at the right equally wide as ``words`` say."""
    count = int(words[:_FIGURES]) if words.strip().isdecimal() else 0
    yield from (
        block._replace(even=min(count, len(block.columns))) if isinstance(block, Table) else block for block in blocks
    )


class _RunIn(NamedTuple):
    heading: Heading


def _run_in(heading: Heading, block: Any) -> Heading:
    """``heading`` with the body paragraph ``block`` run in after it.

    Raises:
        NothingToRunIn: something else than a body paragraph follows.
    """
    if not (isinstance(block, Paragraph) and block.role is Role.BODY):
        raise NothingToRunIn
    number = heading.number if heading.runs else _apart(heading.number, block.runs)
    return heading._replace(number=number, body=block.runs, path=heading.path or block.path)


def _apart(number: str, runs: Runs) -> str:
    """``number`` with a space after it, where ``1.`` would run into a figure (1. 2025年)."""
    digit = bool(runs and runs[0].text[:1].isdecimal())
    return f"{number} " if digit and number.endswith(".") else number
