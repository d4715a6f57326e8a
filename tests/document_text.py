"""What a document says, piece by piece, each with the YAML path that it came from. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planforge.document.tree import (
    AnnexNote,
    Block,
    Colophon,
    Document,
    Group,
    Heading,
    Paragraph,
    Part,
    RedHead,
    Signature,
    Table,
    plain,
)


@dataclass(frozen=True)
class Piece:
    """A text of the document; ``path`` is empty where the template alone speaks."""

    text: str
    path: str = ""
    number: str = ""


def pieces(document: Document) -> Iterator[Piece]:
    """Every text of ``document``, in order."""
    for part in document.parts:
        yield from _part(part)
    if document.colophon:
        yield from _colophon(document.colophon)


def whole(document: Document) -> str:
    """All that ``document`` says, a line a piece."""
    return "\n".join(piece.number + piece.text for piece in pieces(document))


def _part(part: Part) -> Iterator[Piece]:
    if part.red_head:
        yield from _red_head(part.red_head)
    yield Piece(part.annex_mark)
    yield Piece("".join(part.title), part.title_path)
    for block in part.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Piece]:
    if isinstance(block, Heading):
        yield Piece(plain(block.runs) + plain(block.body), block.path, block.number)
    elif isinstance(block, Paragraph):
        yield Piece(plain(block.runs), block.path)
    elif isinstance(block, Table):
        yield from (Piece("\n".join(map(plain, cell.lines)), cell.path) for row in block.rows for cell in row)
    elif isinstance(block, Group):
        for entry in block.entries:
            yield Piece(entry.label)
            for member in entry.members:
                yield Piece(member.name, member.path)
                yield Piece(member.post)
    elif isinstance(block, AnnexNote):
        yield from map(Piece, (block.label, *block.names))
    elif isinstance(block, Signature):
        yield from map(Piece, block.units)
        yield Piece(block.date)


def _red_head(head: RedHead) -> Iterator[Piece]:
    yield from map(Piece, (head.mark, head.number, head.signer, head.copy_number, head.secrecy, head.urgency))


def _colophon(colophon: Colophon) -> Iterator[Piece]:
    yield from map(Piece, (colophon.printer, colophon.date, colophon.copies, colophon.recipients))
