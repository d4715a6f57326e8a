"""``word/document.xml``: walks the parts of the document and writes each block by its kind.

Streams text; builds no XML tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any

from planforge.document.tree import (
    AnnexNote,
    Block,
    Document,
    Group,
    Heading,
    Orientation,
    Paragraph,
    Part,
    Signature,
    Table,
)
from planforge.writers.word.annex_note import annex_note
from planforge.writers.word.colophon import colophon
from planforge.writers.word.errors import WordError
from planforge.writers.word.group import group
from planforge.writers.word.headings import heading, paragraph
from planforge.writers.word.house_style import HouseStyle
from planforge.writers.word.namespaces import DECLARATION, R, W
from planforge.writers.word.opening import opening
from planforge.writers.word.paragraph import end_section, keep_with_next
from planforge.writers.word.paragraph import paragraph as w_p
from planforge.writers.word.red_head import red_head
from planforge.writers.word.signature import signature
from planforge.writers.word.table import table
from planforge.writers.word.text import ILLEGAL
from planforge.writers.word.type_area import TypeArea

BLOCKS: dict[type, Callable[[Any, TypeArea], str]] = {
    Heading: heading,
    Paragraph: paragraph,
    Table: table,
    Group: group,
    AnnexNote: annex_note,
    Signature: signature,
}

_CLOSING = (AnnexNote, Signature)
_SPACER = w_p("Spacer", "")


def document_part(document: Document, house: HouseStyle) -> str:
    """The text of ``word/document.xml``.

    Raises WordError for a character that XML cannot hold (PF536), a block of a kind without a writer
    (PF539) or a table whose cells do not fill its grid (PF538); it carries the YAML path of the block.
    """
    pieces = [f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>']
    sections = [*_sections(document, house)]
    for xml, orientation in sections[:-1]:
        pieces.append(end_section(xml, house.sections[orientation]))
    for xml, orientation in sections[-1:]:
        pieces.append(xml + house.sections[orientation])
    pieces.append("</w:body></w:document>")
    text = "".join(pieces)
    if ILLEGAL.search(text):
        raise _illegal(document, house)
    return text


def _sections(document: Document, house: HouseStyle) -> Iterator[tuple[str, Orientation]]:
    """The text of each section, ending in a paragraph, and its orientation.

    Every part is a section of its own. 版记 stands on the last page; after a landscape part it gets a
    portrait page of its own, because the standard knows it only at the foot of an upright page (7.4).
    """
    closing = colophon(document.colophon, house.areas[Orientation.PORTRAIT]) if document.colophon else ""
    for index, part in enumerate(document.parts):
        last = index == len(document.parts) - 1
        xml = "".join(_part(part, house.areas[part.orientation]))
        if last and closing and part.orientation is Orientation.PORTRAIT:
            xml, closing = xml + closing, ""
        yield (xml if xml.endswith("</w:p>") else xml + _SPACER), part.orientation
    if closing:
        yield closing, Orientation.PORTRAIT


def _part(part: Part, area: TypeArea) -> Iterator[str]:
    if part.red_head:
        yield red_head(part.red_head, area)
    yield opening(part)
    for block, following in zip_longest(part.blocks, part.blocks[1:]):
        yield _block(block, following, area)


def _block(block: Block, following: Block | None, area: TypeArea) -> str:
    writer = BLOCKS.get(type(block))
    if writer is None:
        raise WordError("PF539", path=getattr(block, "path", ""), kind=type(block).__name__)
    xml = writer(block, area)
    if isinstance(following, _CLOSING):
        return keep_with_next(xml)
    if isinstance(block, Table) and isinstance(following, Table):
        return xml + _SPACER
    return xml


def _illegal(document: Document, house: HouseStyle) -> WordError:
    """The error that names the first block with a character that XML cannot hold."""
    for part in document.parts:
        area = house.areas[part.orientation]
        texts = [("", red_head(part.red_head, area))] if part.red_head else []
        texts += [(part.title_path, opening(part))]
        texts += [(block.path, _block(block, None, area)) for block in part.blocks]
        for path, text in texts:
            if found := ILLEGAL.search(text):
                return _illegal_character(found.group(), path)
    closing = colophon(document.colophon, house.areas[Orientation.PORTRAIT]) if document.colophon else ""
    found = ILLEGAL.search(closing)
    return _illegal_character(found.group() if found else "", "")


def _illegal_character(character: str, path: str) -> WordError:
    return WordError("PF536", path=path, code_point=f"U+{ord(character):04X}" if character else "")
