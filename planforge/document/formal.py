"""Formal Markdown to blocks. The grammar is Markdown's, read by Python-Markdown, and one addition:
``::: name`` … ``:::`` around what Markdown has no word for. Nothing here knows plans or Word.

Headings: ``#`` is the title of the part, ``##`` to ``######`` are levels 1 to 5 without numbers. A heading
may end in ``{…}`` with: ``run-in`` (接排, the next paragraph goes on in the heading's own line), ``run-on``
(通编), ``mark=1.`` (another mark than the level's own, ``mark=无`` for none).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from planforge.document.escaping import LINE_BREAK, restore, take_path
from planforge.document.inline import to_runs
from planforge.document.numbering import Numberer
from planforge.document.tables import read_table
from planforge.document.tree import (
    AnnexNote,
    Block,
    Group,
    GroupEntry,
    Heading,
    Member,
    Paragraph,
    Role,
    Run,
    Runs,
    Signature,
)

if TYPE_CHECKING:
    from markdown import Markdown

LIST_MARK = "——"
LIST_INDENT = 2
"""Spaces that put a list below another."""
_ATTRIBUTES = re.compile(r"\s*\{([^{}]*)\}\s*$")
_FENCE = re.compile(r"^:{3,}[ ]*(?P<name>[a-z-]+)[ ]*(?P<words>[^\n]*)$")
_ITEM_LEVEL = 3


class UnknownDirective(ValueError):
    """A ``:::`` block that no one knows."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NothingToRunIn(ValueError):
    """A ``{run-in}`` heading is not followed by a paragraph."""


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks that want a landscape page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Formal:
    """What a formal Markdown text says: its title (with its path) and its blocks."""

    title: str
    title_path: str
    blocks: tuple[Block | Landscape, ...]


def read_formal(text: str, numberer: Numberer) -> Formal:
    """Read ``text``; ``numberer`` gives the headings their numbers.

    Raises:
        UnknownDirective: a ``:::`` block has an unknown name.
    """
    reader = _Reader(numberer)
    lines = text.strip("\n").split("\n")
    root = reader.markdown.parser.parseDocument(lines).getroot()
    blocks = tuple(reader.blocks(root if root is not None else ()))
    return Formal(reader.title, reader.title_path, blocks)


class _Reader:
    def __init__(self, numberer: Numberer) -> None:
        self.markdown = _markdown()
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
            raise NothingToRunIn(waiting.number)

    def _element(self, element: Element) -> Iterator[Any]:
        tag = element.tag
        if tag == "p":
            yield self._paragraph(element, Role.BODY)
        elif tag[0] == "h" and tag[1:].isdigit():
            yield from self._heading(element, int(tag[1:]) - 1)
        elif tag == "table":
            yield read_table(element, self.runs)
        elif tag == "ul":
            yield from self._bullets(element)
        elif tag == "ol":
            yield from self._numbered(element, _ITEM_LEVEL)
        elif tag == "directive":
            yield from self._directive(element)
        elif tag != "hr":
            yield from self.blocks(element)

    def runs(self, text: str | None) -> tuple[Runs, str]:
        """The runs of ``text`` and the path that it carries."""
        bare, path = take_path(text or "")
        return to_runs(bare, self.markdown), path

    def _paragraph(self, element: Element, role: Role) -> Paragraph:
        runs, path = self.runs(element.text)
        return Paragraph(runs, role, path)

    def _heading(self, element: Element, level: int) -> Iterator[Any]:
        bare, path = take_path(element.text or "")
        found = _ATTRIBUTES.search(bare)
        words = restore(found.group(1)).split() if found else []
        text = bare[: found.start()] if found else bare
        if level == 0:
            self.title, self.title_path = restore(text).strip(), path
            return
        options = dict(word.partition("=")[::2] for word in words)
        number = self.numberer.next(level, options.get("mark"), run_on="run-on" in options)
        runs = to_runs(text, self.markdown)
        heading = Heading(level, _apart(number, runs), runs, path=path)
        yield _RunIn(heading) if "run-in" in options else heading

    def _bullets(self, element: Element) -> Iterator[Block]:
        for item in element:
            runs, path = self._item(item)
            yield Paragraph((Run(LIST_MARK), *runs), Role.LIST, path)
            yield from self.blocks(child for child in item if child.tag != "p")

    def _numbered(self, element: Element, level: int) -> Iterator[Block]:
        self.numberer.restart(level)
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
        elif name in _LINE_DIRECTIVES:
            yield _LINE_DIRECTIVES[name](_rows(element), element.get("words", "").split())
        else:
            raise UnknownDirective(name)


@dataclass(frozen=True, slots=True)
class _RunIn:
    heading: Heading


def _run_in(heading: Heading, block: Any) -> Heading:
    """``heading`` with the body paragraph ``block`` run in after it.

    Raises:
        NothingToRunIn: something else than a body paragraph follows.
    """
    if not (isinstance(block, Paragraph) and block.role is Role.BODY):
        raise NothingToRunIn(heading.number)
    number = heading.number if heading.runs else _apart(heading.number, block.runs)
    return replace(heading, number=number, body=block.runs, path=heading.path or block.path)


def _apart(number: str, runs: Runs) -> str:
    """``number`` with a space after it, where ``1.`` would run into a figure (1. 2025年)."""
    digit = bool(runs and runs[0].text[:1].isdecimal())
    return f"{number} " if digit and number.endswith(".") else number


# -- ::: blocks made of lines "label | …" ------------------------------------------------------------


def _rows(element: Element) -> list[list[str]]:
    lines = (element.text or "").split("\n")
    return [[part.strip() for part in line.split("|")] for line in lines if line.strip()]


def _clean(text: str) -> str:
    return restore(take_path(text)[0]).strip()


def _group(rows: list[list[str]], words: list[str]) -> Group:
    """Lines ``组长 | name | post``; a line with an empty label goes on with the label above."""
    entries: list[GroupEntry] = []
    for label, name, *post in rows:
        member = Member(_clean(name), _clean(post[0]) if post else "", take_path(name)[1])
        if label:
            entries.append(GroupEntry(_clean(label), (member,)))
        else:
            entries[-1] = replace(entries[-1], members=(*entries[-1].members, member))
    return Group(tuple(entries), entries[0].members[0].path.rpartition(".")[0] if entries else "")


def _signature(rows: list[list[str]], words: list[str]) -> Signature:
    """Lines ``unit | 青山县教育局`` and ``date | 2025年2月6日``."""
    units = tuple(_clean(row[1]) for row in rows if row[0] == "unit")
    date = next((_clean(row[1]) for row in rows if row[0] == "date"), "")
    return Signature(units, date, "sealed" in words, take_path(rows[0][1])[1] if rows else "")


def _annex_note(rows: list[list[str]], words: list[str]) -> AnnexNote:
    """One annex name a line; the word after the directive is the label."""
    names = tuple(_clean(row[0]) for row in rows)
    return AnnexNote(names, _clean(words[0]) if words else "附件", "annexes")


_LINE_DIRECTIVES: dict[str, Any] = {"group": _group, "signature": _signature, "annex-note": _annex_note}
_ROLES = {role.value: role for role in Role if role is not Role.BODY}


# -- Python-Markdown, with the one addition ----------------------------------------------------------


@cache
def _markdown() -> Markdown:
    from markdown import Markdown
    from markdown.extensions.tables import TableExtension

    markdown = Markdown(extensions=[TableExtension()], tab_length=LIST_INDENT)
    for name in ("code", "reference", "quote", "setextheader"):
        markdown.parser.blockprocessors.deregister(name)
    # A list of the other sort begins a list of its own.
    for name, tag in (("olist", "ol"), ("ulist", "ul")):
        processor: Any = markdown.parser.blockprocessors[name]
        processor.SIBLING_TAGS = [tag]
    markdown.inlinePatterns.deregister("html")
    markdown.inlinePatterns.deregister("entity")
    markdown.parser.blockprocessors.register(_directive_processor(markdown), "directive", 200)
    return markdown


def _directive_processor(markdown: Markdown) -> Any:
    from markdown.blockprocessors import BlockProcessor

    class DirectiveProcessor(BlockProcessor):
        """``::: name words`` … ``:::``; the fences stand on lines of their own."""

        def test(self, parent: Element, block: str) -> bool:
            return block.startswith(":::") and _FENCE.match(block.split("\n", 1)[0]) is not None

        def run(self, parent: Element, blocks: list[str]) -> bool:
            first, _, rest = blocks.pop(0).partition("\n")
            inner, after = _until_fence(rest, blocks)
            fence = _FENCE.match(first)
            assert fence is not None
            element = Element("directive", name=fence["name"], words=fence["words"])
            parent.append(element)
            if fence["name"] in _LINE_DIRECTIVES:
                element.text = inner
            else:
                self.parser.parseChunk(element, inner)
            if after.strip():
                blocks.insert(0, after)
            return True

    return DirectiveProcessor(markdown.parser)


def _until_fence(rest: str, blocks: list[str]) -> tuple[str, str]:
    """The text up to the closing fence, and what follows it; takes from ``blocks`` what it needs."""
    inner: list[str] = []
    block = rest
    depth = 1
    while True:
        lines = block.split("\n")
        for index, line in enumerate(lines):
            if _FENCE.match(line):
                depth += 1
            elif line.strip() == ":::":
                depth -= 1
            if depth == 0:
                inner.append("\n".join(lines[:index]))
                return "\n\n".join(inner), "\n".join(lines[index + 1 :])
        inner.append(block)
        if not blocks:
            return "\n\n".join(inner), ""
        block = blocks.pop(0)
