"""The Markdown twin: the same document as GitHub-flavoured text, right in any CommonMark renderer.

Numbers are text, as in Word. Emphasis marks never touch punctuation, because ``**完成率：**98%`` does not
close in CommonMark; the punctuation moves outside. Merged cells repeat their text: Markdown has no merges.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from planforge.document.tree import (
    Align,
    AnnexNote,
    Block,
    Cell,
    Colophon,
    Document,
    Group,
    Heading,
    Paragraph,
    Part,
    RedHead,
    Role,
    Run,
    Runs,
    Signature,
    Table,
    plain,
)
from planforge.patterns import lazy

_SPECIAL = lazy(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_MEANS = lazy(r"[\\`*_\[\]<>|~&\n]")
"""What `_escape` changes has one of these; most texts have none."""
_LINE_START = lazy(r"(?=(?:#{1,6}|[-+*]|\d{1,9}[.)])(?:\s|$)|=+\s*$|(?:-\s*){3,}$|:::)")
_CLOSING_HASHES = lazy(r"(?<=\s)(?=#+\s*$)")
"""Hashes at the end of a heading would be read as its closing sequence."""
_ORDERED = lazy(r"(\d{1,9})([.)])(?=\s|$)")
_LAST_MARK = "~"
"""The last of the characters that a mark can begin with."""
_WIDE_GAP = "　"
RULE = "---"
_RULES = {None: "---", Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}
"""What stands below a table's head, by the alignment of the column."""


def write(document: Document) -> str:
    """``document`` as Markdown, ending with a newline."""
    first, *others = document.parts
    blocks = [*_part(first)]
    for part in others:
        blocks.extend((RULE if part.title or part.annex_mark else "", *_part(part)))
    if document.colophon:
        blocks.extend(_colophon(document.colophon))
    return "\n\n".join(text for text in blocks if text) + "\n"


def _part(part: Part) -> Iterator[str]:
    if part.red_head:
        yield from _red_head(part.red_head)
    if part.annex_mark:
        yield f"**{part.annex_mark}**"
    if part.title:
        yield f"# {_safe_end(_escape(''.join(part.title)))}"
    for block in part.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield _heading(block)
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Group):
        yield from _group(block)
    elif isinstance(block, AnnexNote):
        yield _annex_note(block)
    elif isinstance(block, Signature):
        yield "  \n".join(_escape(line) for line in (*block.units, block.date) if line)


# -- text --------------------------------------------------------------------------------------------


def _heading(heading: Heading) -> str:
    if not heading.body:
        return f"{'#' * (heading.level + 1)} {_safe_end(_safe_start(_runs(heading.runs, heading.number)))}"
    if not heading.runs:
        return _safe_start(_runs(heading.body, heading.number))
    whole = Run(heading.number + plain(heading.runs), strong=True)
    return _safe_start(_runs((whole, *heading.body)))


def _paragraph(paragraph: Paragraph) -> str:
    text = _runs(paragraph.runs)
    if paragraph.role is Role.CAPTION:
        return f"**{text}**"
    return _safe_start(text)


def _runs(runs: Runs, number: str = "") -> str:
    """``number`` and the runs side by side, each marked so that its marks work beside its neighbours."""
    text = _escape(number)
    if len(runs) == 1 and not (runs[0].strong or runs[0].emphasis):
        return text + _escape(runs[0].text)
    joined = _joined(runs)
    for index, run in enumerate(joined):
        following = joined[index + 1].text[:1] if index + 1 < len(joined) else ""
        mark = "*" * (2 * run.strong + run.emphasis)
        text += _marked(run.text, mark, before=text[-1:], after=following) if mark else _escape(run.text)
    return text


def _joined(runs: Runs) -> list[Run]:
    """``runs``, those side by side in marks as one: CommonMark cannot tell where ``**a***b*`` changes."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and (run.strong or run.emphasis) and (last.strong or last.emphasis):
            joined[-1] = last._replace(text=last.text + run.text)
        else:
            joined.append(run)
    return joined


def _marked(text: str, mark: str, *, before: str = "", after: str = "") -> str:
    """``text`` in emphasis marks that CommonMark opens and closes.

    A mark never stands beside a space on its inner side, and beside punctuation there it needs punctuation,
    space or nothing on its outer side; otherwise the space or punctuation moves out.
    """
    head = tail = ""
    while text and _moves_out(text[0], (head or before)[-1:]):
        head, text = head + text[0], text[1:]
    while text and _moves_out(text[-1], (tail or after)[:1]):
        text, tail = text[:-1], text[-1] + tail
    if all(map(_is_mark, text)):
        return _escape(head + text + tail)
    return f"{_escape(head)}{mark}{_escape(text)}{mark}{_escape(tail)}"


def _moves_out(inner: str, outer: str) -> bool:
    return inner.isspace() or (_is_mark(inner) and not _is_open(outer))


def _is_mark(char: str) -> bool:
    """Whether CommonMark takes ``char`` for punctuation or space."""
    return char.isspace() or unicodedata.category(char)[0] in "PS"


def _is_open(char: str) -> bool:
    """Whether ``char``, or the line's end, lets an emphasis mark stand beside punctuation."""
    return not char or _is_mark(char)


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "  \n") if _MEANS.search(text) else text


def _safe_end(heading: str) -> str:
    return _CLOSING_HASHES.sub(r"\\", heading) if "#" in heading else heading


def _safe_start(text: str) -> str:
    """``text`` that cannot be taken for a list, heading or rule by its first characters."""
    if text[:1] > _LAST_MARK and not text[0].isdecimal():
        return text
    if found := _ORDERED.match(text):
        return f"{found[1]}\\{found[2]}{text[found.end() :]}"
    return f"\\{text}" if _LINE_START.match(text) else text


# -- tables ------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    grid = _grid(table)
    head, *rows = grid
    rule = [_RULES[column.align] for column in table.columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _grid(table: Table) -> list[list[str]]:
    """Every place of the table with the text that stands there, merged cells in all their places."""
    grid: list[list[str | None]] = [[None] * len(table.columns) for _ in table.rows]
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while column < len(table.columns) and grid[row][column] is not None:
                column += 1
            if cell.colspan == cell.rowspan == 1 and column < len(table.columns):
                grid[row][column] = _cell(cell)
                column += 1
            else:
                _fill(grid, row, column, cell)
    return [[text or "" for text in line] for line in grid]


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_runs, cell.lines))


def _fill(grid: list[list[str | None]], row: int, column: int, cell: Cell) -> None:
    text = _cell(cell)
    for line in grid[row : row + cell.rowspan]:
        line[column : column + cell.colspan] = [text] * len(line[column : column + cell.colspan])


# -- what stands around the text ---------------------------------------------------------------------


def _red_head(head: RedHead) -> Iterator[str]:
    yield "  \n".join(_escape(text) for text in (head.copy_number, head.secrecy, head.urgency) if text)
    if not head.preprinted:
        yield f"**{_escape(head.mark)}**"
    signer = f"{head.signer_label}：{head.signer}" if head.signer else ""
    yield _escape(_WIDE_GAP.join(text for text in (head.number, signer) if text))
    yield RULE


def _group(group: Group) -> Iterator[str]:
    for entry in group.entries:
        members = (_escape(_WIDE_GAP.join(filter(None, (m.name, m.post)))) for m in entry.members)
        yield f"{entry.label}：" + "  \n".join(members)


def _annex_note(note: AnnexNote) -> str:
    if len(note.names) == 1:
        return f"{note.label}：{_escape(note.names[0])}"
    lines = (f"{number}. {_escape(name)}" for number, name in enumerate(note.names, 1))
    return f"{note.label}：  \n" + "  \n".join(_safe_start(line) for line in lines)


def _colophon(colophon: Colophon) -> Iterator[str]:
    yield RULE
    if colophon.recipients:
        yield f"{colophon.recipients_label}：{_escape(colophon.recipients)}。"
    if colophon.copies:
        yield f"{colophon.copies_label}：{_escape(colophon.copies)}。"
    printed = f"{colophon.date}{colophon.printed_label}" if colophon.date else ""
    yield _escape(_WIDE_GAP.join(text for text in (colophon.printer, printed) if text))
