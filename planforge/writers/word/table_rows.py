"""The rows of a table into XML: heads repeated, short rows kept whole, merged cells; the look is in styles.

Cells never take the exact pitch of the body, which would cut their lines off. A row is a list of bits to be joined,
which is three times as quick as strings put together from cell to cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from planforge.document.tree import Align, Cell, Column, Runs, plain
from planforge.writers.word.cell_grid import Row
from planforge.writers.word.cell_measures import cell_lengths
from planforge.writers.word.paragraph import paragraph
from planforge.writers.word.table_look import Look, aligned
from planforge.writers.word.text import RUN, RUN_END, is_ordinary, run, runs, width

_END = "</w:p></w:tc>"
_PLAIN_END = RUN_END + _END
_ROW_END = "</w:tr>"


@dataclass(slots=True)
class Body:
    """The rows below the head; what they share is put together once."""

    look: Look
    ordinary: list[str]
    """What stands before the runs of an unmerged cell of one line, by column."""
    lone: dict[int, str]
    """The same of a cell that holds a single mark, such as a dash, in the columns where it differs."""
    tall: list[int]
    """The columns that have cells of so many lines that their rows are not kept whole."""
    is_ordinary: bool
    """Whether the texts of all plain cells are."""
    frames: dict[bool, list[str]]
    """The bits of a row, its words left out, by whether it is kept whole."""
    continued: dict[int, str] = field(default_factory=dict)
    """Cells that go on from the row above, by column."""

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Sequence[Row], texts: Sequence[list[float]], look: Look) -> Body:
        """The body of these ``rows``, whose texts are so long."""
        ordinary, lone = _openings(look.styles, look), _openings(_lone_styles(columns, look), look)
        longest = map(max, zip(*texts, strict=True))
        cells = [bit for opening in ordinary for bit in (opening + RUN, "", _PLAIN_END)]
        return cls(
            look,
            ordinary,
            {column: opening for column, opening in enumerate(lone) if opening != ordinary[column]},
            [column for column, length in enumerate(longest) if _is_tall(length, column, look)],
            is_ordinary("".join(["".join(row.words) for row in rows])),
            {whole: [_start(look, whole), *cells, _ROW_END] for whole in (True, False)},
        )

    def row(self, row: Row, texts: list[float]) -> list[str]:
        """The bits of ``row``, whose texts are so long: three a column, between its start and its end."""
        whole = not any(_is_tall(texts[column], column, self.look) for column in self.tall)
        bits = self.frames[whole].copy()
        bits[2::3] = row.words
        for column, opening in self.lone.items():
            if texts[column] <= 1:
                bits[1 + 3 * column] = opening + RUN
        if not (self.is_ordinary or is_ordinary("".join(row.words))):
            self._escape(bits, row.words, texts)
        for column, cell, covered in row.others:
            places = slice(1 + 3 * column, 1 + 3 * (column + cell.colspan))
            bits[places] = [self._other(column, cell, covered, texts)] + [""] * (3 * cell.colspan - 1)
        return bits

    def _escape(self, bits: list[str], words: list[str], texts: list[float]) -> None:
        """Write the words that are not ordinary the longer way."""
        for column, word in enumerate(words):
            if not is_ordinary(word):
                bits[1 + 3 * column : 4 + 3 * column] = self._opening(column, texts), run(word), _END

    def _other(self, column: int, cell: Cell, covered: bool, texts: list[float]) -> str:
        """A cell that is more than a plain line, or less."""
        if len(cell.lines) == cell.colspan == cell.rowspan == 1:
            return f"{self._opening(column, texts)}{runs(cell.lines[0])}{_END}"
        if not covered or cell.colspan > 1:
            return _cell(column, cell, covered, False, self.look)
        if column not in self.continued:
            self.continued[column] = _cell(column, cell, True, False, self.look)
        return self.continued[column]

    def _opening(self, column: int, texts: list[float]) -> str:
        return self.lone[column] if texts[column] <= 1 and column in self.lone else self.ordinary[column]


def head_row(row: Row, look: Look) -> list[str]:
    openings = _openings([f"{look.family}Head"] * len(look.widths), look)
    bits = [_start(look, True, "<w:tblHeader/>")]
    for column, cell, covered in row.slots:
        if len(cell.lines) == cell.colspan == cell.rowspan == 1:
            bits += (openings[column], runs(_balanced(cell.lines[0], look.rooms[column])), _END)
        else:
            bits.append(_cell(column, cell, covered, True, look))
    bits.append(_ROW_END)
    return bits


def _balanced(line: Runs, room: float) -> Runs:
    """A head that needs several lines, divided into even ones (问题|类别, not 问题类|别)."""
    count = ceil(width(plain(line)) / room)
    if count < 2 or len(line) != 1:
        return line
    text = line[0].text
    size = ceil(len(text) / count)
    return (line[0]._replace(text="\n".join(text[at : at + size] for at in range(0, len(text), size))),)


def _start(look: Look, whole: bool, head: str = "") -> str:
    """The start of a row; a ``whole`` one stays on its page."""
    return f"<w:tr><w:trPr>{'<w:cantSplit/>' if whole else ''}{look.height}{head}</w:trPr>"


def _is_tall(length: float, column: int, look: Look) -> bool:
    """Whether a text of ``length`` makes its row too tall to be kept whole."""
    return length / look.rooms[column] > look.figures.keep_lines


def _lone_styles(columns: Sequence[Column], look: Look) -> list[str]:
    """Styles for cells that hold a single mark, such as a dash: centred, unless the column says otherwise."""
    centred = look.family + aligned(Align.CENTER, 0, 0)
    return [style if column.align else centred for column, style in zip(columns, look.styles, strict=True)]


def _openings(styles: list[str], look: Look) -> list[str]:
    """What stands before the runs of an unmerged cell of one line, by column."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{length}" w:type="dxa"/>{look.top}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        for length, style in zip(look.widths, styles, strict=True)
    ]


def _cell(column: int, cell: Cell, covered: bool, head: bool, look: Look) -> str:
    """A merged cell, the continuation of one, or one of several lines or none."""
    length = sum(look.widths[column : column + cell.colspan])
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = ""
    if cell.rowspan > 1:
        merge = "<w:vMerge/>" if covered else '<w:vMerge w:val="restart"/>'
    style = _cell_style(column, cell, head, look)
    lines = () if covered else cell.lines
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{length}" w:type="dxa"/>{span}{merge}{look.top}</w:tcPr>'
        f"{''.join([paragraph(style, runs(line)) for line in lines or ((),)])}</w:tc>"
    )


def _cell_style(column: int, cell: Cell, head: bool, look: Look) -> str:
    """A row's full width is a heading among the rows, at the left; a part of it goes by its own length."""
    if head:
        return f"{look.family}Head"
    if cell.colspan == 1:
        return look.styles[column]
    if cell.colspan == len(look.widths):
        return f"{look.family}Text"
    return look.family + aligned(None, cell_lengths(cell)[0], look.figures.centre_up_to)
