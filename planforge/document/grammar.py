"""The grammar of formal Markdown: Python-Markdown with one addition, ``:::`` blocks. Makes elements, not the tree."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from planforge.document.bounds import check_amount, check_depth
from planforge.document.pipes import pipe_table
from planforge.document.refused import UnclosedDirective
from planforge.patterns import lazy

if TYPE_CHECKING:
    from markdown import Markdown

LIST_INDENT = 2
"""Spaces that put a list below another."""
_LAST_MARK = "~"
"""The last of the characters that a mark can begin with."""
_ALONE = lazy(r"\n(#[^\n]*|:::|[ ]{0,3}(?:(?:-[ ]{0,2}){3,}|(?:_[ ]{0,2}){3,}|(?:\*[ ]{0,2}){3,}))[ ]*(?=\n|\Z)")
"""A line that is a block by itself, after the end of the one before: a heading, a rule, the end of a ``:::`` block."""
_HEADING = lazy(r"(#{1,6})([^#\\\n]*)")
"""A heading on one line whose marks are all at its front."""
_FENCE = lazy(r"^:{3,}[ ]*(?P<name>[a-z-]+)[ ]*(?P<words>[^\n]*)$")


def parse(text: str, unparsed: tuple[str, ...]) -> Element:
    """The elements of ``text``; ``unparsed`` as in `formal_markdown`.

    Raises:
        Refused: ``text`` is more, deeper or otherwise than can be read.
    """
    check_amount(text)
    parser = formal_markdown(unparsed).parser
    parser.state.clear()  # an error may have left it in the middle of a list
    # Python-Markdown would go through all the rest of a block after each of these lines.
    apart = _ALONE.sub(lambda line: f"{line[0]}\n" if line[1].startswith(":") else f"\n{line[0]}\n", f"\n{text}")
    root = Element("div")
    parser.parseBlocks(root, _Blocks(apart[1:].split("\n\n")))  # type: ignore[arg-type]
    return root


class _Blocks(deque[str]):
    """What Python-Markdown takes from the front of a list, where each one taken would move all the others."""

    def pop(self, index: int = 0) -> str:
        return self.popleft()


@cache
def formal_markdown(unparsed: tuple[str, ...]) -> Markdown:
    """The parser. A ``:::`` block is an element ``directive`` with ``name`` and ``words``.

    ``unparsed`` are the directives whose content stays text. Parsing raises `UnclosedDirective`, `LongRow`,
    `WideTable` and `TooDeep`.
    """
    from markdown import Markdown

    markdown = Markdown(tab_length=LIST_INDENT)
    processors = markdown.parser.blockprocessors
    for name in ("code", "reference", "quote", "setextheader"):
        processors.deregister(name)
    # A list of the other sort begins a list of its own, and a list keeps the number that it begins with.
    for name, tag in (("olist", "ol"), ("ulist", "ul")):
        processor: Any = processors[name]
        processor.SIBLING_TAGS = [tag]
        processor.LAZY_OL = False
    markdown.inlinePatterns.deregister("html")
    markdown.inlinePatterns.deregister("entity")
    markdown.ESCAPED_CHARS.append("|")
    processors.register(_table_processor(markdown), "table", 75)
    processors.register(_directive_processor(markdown, unparsed), "directive", 200)
    processors.register(_plain_processor(markdown), "plain", 250)
    processors.register(_depth_guard(markdown), "depth", 300)
    # All are there: a registry would put them in order anew for every block.
    markdown.parser.blockprocessors = tuple(processors)  # type: ignore[assignment]
    return markdown


def _table_processor(markdown: Markdown) -> Any:
    from markdown.blockprocessors import BlockProcessor

    class TableProcessor(BlockProcessor):
        """Pipe tables."""

        def test(self, parent: Element, block: str) -> bool:
            self._found = pipe_table(block)
            return self._found is not None

        def run(self, parent: Element, blocks: list[str]) -> None:
            blocks.pop(0)
            assert self._found is not None
            parent.append(self._found)

    return TableProcessor(markdown.parser)


def _plain_processor(markdown: Markdown) -> Any:
    from markdown.blockprocessors import BlockProcessor

    class PlainProcessor(BlockProcessor):
        """Takes all blocks at the front that no other need be tried for, as most are; inside a list it takes none."""

        def test(self, parent: Element, block: str) -> bool:
            self._found = None if self.parser.state.isstate("list") else _plain_elements(block)
            return self._found is not None

        def run(self, parent: Element, blocks: list[str]) -> None:
            found = self._found
            while found is not None:
                parent.extend(found)
                blocks.pop(0)
                found = _plain_elements(blocks[0]) if blocks else None

    return PlainProcessor(markdown.parser)


def _plain_elements(block: str) -> tuple[Element, ...] | None:
    """What a line that begins with no mark, a heading on one line, a table, or nothing at all becomes; else None."""
    block = block.lstrip("\n")
    first = block[:1]
    if first > _LAST_MARK and "\n" not in block and (text := block.lstrip()):
        return (_with_text("p", text),)
    if first == "#" and (heading := _HEADING.fullmatch(block)):
        return (_with_text(f"h{len(heading[1])}", heading[2].strip()),)
    if first == "|" and (table := pipe_table(block)) is not None:
        return (table,)
    return None if block else ()


def _with_text(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = text
    return element


def _depth_guard(markdown: Markdown) -> Any:
    from markdown.blockprocessors import BlockProcessor

    class DepthGuard(BlockProcessor):
        """Takes no block; looks how deep each stands."""

        def test(self, parent: Element, block: str) -> bool:
            check_depth(len(self.parser.state), block)
            return False

    return DepthGuard(markdown.parser)


def _directive_processor(markdown: Markdown, unparsed: Collection[str]) -> Any:
    from markdown.blockprocessors import BlockProcessor

    class DirectiveProcessor(BlockProcessor):
        """``::: name words`` … ``:::``; the fences stand on lines of their own."""

        def test(self, parent: Element, block: str) -> bool:
            return block.startswith(":::") and _FENCE.match(block.split("\n", 1)[0]) is not None

        def run(self, parent: Element, blocks: list[str]) -> bool:
            first, _, rest = blocks.pop(0).partition("\n")
            fence = _FENCE.match(first)
            assert fence is not None
            inner, after = _until_fence(fence["name"], rest, blocks)
            element = Element("directive", name=fence["name"], words=fence["words"])
            parent.append(element)
            if fence["name"] in unparsed:
                element.text = inner
            else:
                self.parser.state.set("directive")
                self.parser.parseBlocks(element, _Blocks(inner.split("\n\n")))  # type: ignore[arg-type]
                self.parser.state.reset()
            if after.strip():
                blocks.insert(0, after)
            return True

    return DirectiveProcessor(markdown.parser)


def _until_fence(name: str, rest: str, blocks: list[str]) -> tuple[str, str]:
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
            raise UnclosedDirective(name)
        block = blocks.pop(0)
