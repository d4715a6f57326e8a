"""``word/document.xml``: walks the parts of the document and writes each block by its kind.

Streams text, and holds no more blocks than make up one bit of it; builds no XML tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
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
_BIT = 1 << 15
"""Characters of XML that are put together before they are encoded."""
_MOST = 1 << 18
"""Characters that are encoded at a time: a long table is more."""


def document_part(document: Document, house: HouseStyle, more: Iterable[Block] = ()) -> Iterator[bytes]:
    """``word/document.xml`` in UTF-8, bit by bit; ``more`` are further blocks of the last part.

    Raises WordError for a character that XML cannot hold (PF536), a block of a kind without a writer
    (PF539) or a table whose cells do not fill its grid (PF538); it carries the YAML path of the block.
    """
    bits = [f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>']
    length = 0
    for xml, _ in pieces(document, house, more):
        bits.append(xml)
        length += len(xml)
        if length >= _BIT:
            yield from _encoded("".join(bits))
            bits, length = [], 0
    yield from _encoded("".join([*bits, "</w:body></w:document>"]))


def _encoded(text: str) -> Iterator[bytes]:
    return (text[start : start + _MOST].encode() for start in range(0, len(text), _MOST))


def pieces(document: Document, house: HouseStyle, more: Iterable[Block] = ()) -> Iterator[Piece]:
    """The body piece by piece; a section tells its properties in its last paragraph, the last one behind it."""
    end: str | None = None
    last: Piece = ("", None)
    for section, orientation in _sections(document, house, more):
        if end is not None:
            yield end_section(last[0], end), last[1]
        last = next(section)
        for piece in section:
            yield last
            last = piece
        end = house.sections[orientation]
    yield last
    yield end or "", None


def _sections(
    document: Document, house: HouseStyle, more: Iterable[Block]
) -> Iterator[tuple[Iterator[Piece], Orientation]]:
    """The pieces of each section, and its orientation.

    Every part is a section of its own. 版记 stands on the last page; after a landscape part it gets a
    portrait page of its own, because the standard knows it only at the foot of an upright page (7.4).
    """
    *parts, last = document.parts or (Part(()),)
    for part in parts:
        yield _section(part, part.blocks, house), part.orientation
    xml = colophon(document.colophon, house.areas[Orientation.PORTRAIT]) if document.colophon else ""
    closing: list[Piece] = [(xml, None)] if xml else []
    is_upright = last.orientation is Orientation.PORTRAIT
    yield _section(last, chain(last.blocks, more), house, closing if is_upright else ()), last.orientation
    if closing and not is_upright:
        yield iter(closing), Orientation.PORTRAIT


def _section(part: Part, blocks: Iterable[Block], house: HouseStyle, closing: Iterable[Piece] = ()) -> Iterator[Piece]:
    """The pieces of a part and what closes it, ending in a paragraph."""
    xml = ""
    for xml, source in chain(_part(part, iter(blocks), house.areas[part.orientation]), closing):
        yield xml, source
    if not xml.endswith("</w:p>"):
        yield _SPACER, None


def _part(part: Part, blocks: Iterator[Block], area: TypeArea) -> Iterator[Piece]:
    """``blocks`` are those of the part, of which never more than two are looked at."""
    if part.red_head:
        yield red_head(part.red_head, area), None
    first = next(blocks, None)
    if part.annex_mark or part.title:
        yield _located(part.title_path, opening, part, first), part
    if first is None:
        return
    for index, (block, following) in enumerate(pairwise(chain((first,), blocks, (None,)))):
        xml = _block(block, area)
        if type(following) is Signature and not (part.red_head and index <= _FIRST_TEXT):
            xml = keep_with_next(xml)
        elif type(following) is Table and type(block) is Table:
            xml += _SPACER
        yield xml, block


def _block(block: Any, area: TypeArea) -> str:
    writer = BLOCKS.get(type(block))
    if writer is None:
        raise WordError("PF539", path=getattr(block, "path", ""), kind=type(block).__name__)
    try:
        return writer(block, area)
    except WordError as error:
        raise error.at(block.path) from None


def _located(path: str, writer: Callable[..., str], *of: object) -> str:
    """What ``writer`` makes; an error that does not tell where tells ``path``."""
    try:
        return writer(*of)
    except WordError as error:
        raise error.at(path) from None
