"""A document's blocks in a few readable lines, so that tests read like documents. See ``cases/formal``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent
from typing import Any

from planforge.document.formal import Formal, Landscape
from planforge.document.tree import AnnexNote, Cell, Group, Heading, Member, Paragraph, Role, Runs, Signature, Table


def notation(formal: Formal) -> str:
    """The title and the blocks of ``formal``, a line each."""
    title = [f"# {formal.title}"] if formal.title else []
    return "\n".join([*title, *map(block_notation, formal.blocks)]) + "\n"


def block_notation(block: Any) -> str:
    """One block."""
    if isinstance(block, Landscape):
        inner = "\n".join(map(block_notation, block.blocks))
        return f"L {indent(inner, '  ').lstrip()}"
    return _WRITERS[type(block)](block)


def _heading(block: Heading) -> str:
    body = f" + {_runs(block.body)}" if block.body else ""
    return f"H{block.level} {block.number}{_runs(block.runs)}{body}"


def _paragraph(block: Paragraph) -> str:
    role = "" if block.role is Role.BODY else f".{block.role.value}"
    return f"P{role} {_runs(block.runs)}"


def _table(block: Table) -> str:
    aligns = " ".join(column.align.value if column.align else "-" for column in block.columns)
    rows = (f"  {' / '.join(map(_cell, row))}" for row in block.rows)
    return "\n".join((f"T {aligns}", *rows))


def _cell(cell: Cell) -> str:
    spans = ((f" ↔{cell.colspan}", cell.colspan), (f" ↕{cell.rowspan}", cell.rowspan))
    return "↵".join(map(_runs, cell.lines)) + "".join(mark for mark, count in spans if count > 1)


def _group(block: Group) -> str:
    entries = (f"{entry.label}：{'、'.join(map(_member, entry.members))}" for entry in block.entries)
    return f"G {'；'.join(entries)}"


def _member(member: Member) -> str:
    return f"{member.name} {member.post}".strip()


def _annex_note(block: AnnexNote) -> str:
    return f"A {block.label}：{'；'.join(block.names)}"


def _signature(block: Signature) -> str:
    return f"S {'；'.join(filter(None, (*block.units, block.date)))}{' 盖章' if block.sealed else ''}"


def _runs(runs: Runs) -> str:
    return "".join(_marked(runs)).replace("\n", "↵")


def _marked(runs: Iterable[Any]) -> Iterator[str]:
    for run in runs:
        mark = "*" * (2 * run.strong + run.emphasis)
        yield f"{mark}{run.text}{mark}"


_WRITERS = {
    Heading: _heading,
    Paragraph: _paragraph,
    Table: _table,
    Group: _group,
    AnnexNote: _annex_note,
    Signature: _signature,
}
