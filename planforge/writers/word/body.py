"""``word/document.xml``: walks the parts of the document and writes each block by its kind.

Streams text; builds no XML tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import zip_longest
from typing import Any, TypeAlias

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
from planforge.writers.word.encoding import culprit, encoded
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
from planforge.writers.word.type_area import TypeArea

BLOCKS: dict[type, Callable[[Any, TypeArea], str]] = {
    Heading: heading,
    Paragraph: paragraph,
    Table: table,
    Group: group,
    AnnexNote: annex_note,
    Signature: signature,
}

Piece: TypeAlias = tuple[str, Block | Part | None]
"""The XML of some paragraphs and tables, and the block, or the opening of the part, that they are."""

# Text stays with the signature, so that no page holds a signature alone (7.3.5); but not the text that
# the first page, under the red head and 主送机关, must show (7.3.3).
_FIRST_TEXT = 1
_SPACER = w_p("Spacer", "")


def document_part(document: Document, house: HouseStyle) -> bytes:
    """``word/document.xml`` in UTF-8.

    Raises WordError for a character that XML cannot hold (PF536), a block of a kind without a writer
    (PF539) or a table whose cells do not fill its grid (PF538); it carries the YAML path of the block.
    """
    pieces = [f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>']
    end = ""
    for section, orientation in sections(document, house):
        pieces[-1] = end_section(pieces[-1], end) if end else pieces[-1]
        pieces += [xml for xml, _ in section]
        end = house.sections[orientation]
    pieces.append(f"{end}</w:body></w:document>")
    raw = encoded("".join(pieces))
    if raw is None:
        raise _illegal(document, house)
    return raw


def sections(document: Document, house: HouseStyle) -> Iterator[tuple[list[Piece], Orientation]]:
    """The pieces of each section, ending in a paragraph, and its orientation.

    Every part is a section of its own. 版记 stands on the last page; after a landscape part it gets a
    portrait page of its own, because the standard knows it only at the foot of an upright page (7.4).
    """
    closing = colophon(document.colophon, house.areas[Orientation.PORTRAIT]) if document.colophon else ""
    for index, part in enumerate(document.parts):
        pieces = [*_part(part, house.areas[part.orientation])]
        last = index == len(document.parts) - 1
        if last and closing and part.orientation is Orientation.PORTRAIT:
            pieces, closing = [*pieces, (closing, None)], ""
        if not pieces or not pieces[-1][0].endswith("</w:p>"):
            pieces.append((_SPACER, None))
        yield pieces, part.orientation
    if closing:
        yield [(closing, None)], Orientation.PORTRAIT


def _part(part: Part, area: TypeArea) -> Iterator[Piece]:
    if part.red_head:
        yield red_head(part.red_head, area), None
    if part.annex_mark or part.title:
        yield opening(part), part
    for index, (block, following) in enumerate(zip_longest(part.blocks, part.blocks[1:])):
        xml = _block(block, area)
        if type(following) is Signature and not (part.red_head and index <= _FIRST_TEXT):
            xml = keep_with_next(xml)
        elif type(following) is Table and type(block) is Table:
            xml += _SPACER
        yield xml, block


def _block(block: Block, area: TypeArea) -> str:
    writer = BLOCKS.get(type(block))
    if writer is None:
        raise WordError("PF539", path=getattr(block, "path", ""), kind=type(block).__name__)
    return writer(block, area)


def _illegal(document: Document, house: HouseStyle) -> WordError:
    """The error that names the first block with a character that XML cannot hold."""
    found = next((path, point) for path, xml in _by_path(document, house) if (point := culprit(xml)))
    return WordError("PF536", path=found[0], code_point=found[1])


def _by_path(document: Document, house: HouseStyle) -> Iterator[tuple[str, str]]:
    """Every piece of the document with the YAML path that it came from."""
    for part in document.parts:
        area = house.areas[part.orientation]
        if part.red_head:
            yield "", red_head(part.red_head, area)
        yield part.title_path, opening(part)
        yield from ((block.path, _block(block, area)) for block in part.blocks)
    if document.colophon:
        yield "", colophon(document.colophon, house.areas[Orientation.PORTRAIT])
