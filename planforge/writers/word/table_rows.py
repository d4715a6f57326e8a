"""The rows of a table into XML: heads repeated, short rows kept whole, merged cells; the look is in styles.

Cells never take the exact pitch of the body, which would cut their lines off. A row is a list of bits to be joined,
which is three times as quick as strings put together from cell to cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from planforge.document.tree import Align, Cell, Column
from planforge.writers.word.cell_grid import Row
from planforge.writers.word.cell_measures import cell_lengths
from planforge.writers.word.paragraph import paragraph
from planforge.writers.word.table_look import Look, aligned
from planforge.writers.word.text import RUN, RUN_END, frequent_run, is_ordinary, run, runs, width

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
    frame: list[str]
    """The bits of a row that is kept whole, its words left out."""
    continued: dict[int, str] = field(default_factory=dict)
    """Cells that go on from the row above, by column."""

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Sequence[Row], texts: Sequence[list[float]], look: Look) -> Body:
        """The body of these ``rows``, whose texts are so long."""
        ordinary = _openings(look.styles, look)
        longest = map(max, zip(*texts, strict=True))
        cells = [bit for opening in ordinary for bit in (opening + RUN, "", _PLAIN_END)]
        return cls(
            look,
            ordinary,
            _lone(columns, look),
            [column for column, length in enumerate(longest) if _is_tall(length, column, look)],
            is_ordinary("".join(["".join(row.words) for row in rows])),
            [_start(look, True), *cells, _ROW_END],
        )

    def row(self, row: Row, texts: list[float]) -> list[str]:
        """The bits of ``row``, whose texts are so long: three a column, between its start and its end."""
        bits = self.frame.copy()
        bits[2::3] = row.words
        if self.tall and any(_is_tall(texts[column], column, self.look) for column in self.tall):
            bits[0] = _start(self.look, False)
        for column, opening in self.lone.items():
            if texts[column] <= 1:
                bits[1 + 3 * column] = opening + RUN
        if not (self.is_ordinary or is_ordinary("".join(row.words))):
            self._escape(bits, row.words, texts)
        for column, cell, covered in row.others:
            place = 1 + 3 * column
            bits[place], bits[place + 2] = self._other(column, cell, covered, texts), ""
            if cell.colspan > 1:
                bits[place + 3 : place + 3 * cell.colspan] = [""] * (3 * cell.colspan - 3)
        return bits

    def _escape(self, bits: list[str], words: list[str], texts: list[float]) -> None:
        """Write the words that are not ordinary the longer way."""
        for column, word in enumerate(words):
            if not is_ordinary(word):
                bits[1 + 3 * column : 4 + 3 * column] = self._opening(column, texts), frequent_run(word), _END

    def _other(self, column: int, cell: Cell, covered: bool, texts: list[float]) -> str:
        """A cell that is more than a plain line, or less."""
        if covered and cell.colspan == 1:
            if column not in self.continued:
                self.continued[column] = _cell(column, cell, True, False, self.look)
            return self.continued[column]
        if len(cell.lines) == cell.colspan == cell.rowspan == 1:
            return f"{self._opening(column, texts)}{runs(cell.lines[0])}{_END}"
        return _cell(column, cell, covered, False, self.look)

    def _opening(self, column: int, texts: list[float]) -> str:
        return self.lone[column] if texts[column] <= 1 and column in self.lone else self.ordinary[column]


def head_row(row: Row, look: Look) -> list[str]:
    openings = _openings([f"{look.family}Head"] * len(look.widths), look)
    cells = [
        f"{opening}{run(_balanced(word, room))}{_END}"
        for opening, word, room in zip(openings, row.words, look.rooms, strict=True)
    ]
    for column, cell, covered in row.others:
        cells[column : column + cell.colspan] = [""] * cell.colspan
        cells[column] = _other_head(column, cell, covered, openings[column], look)
    return [_start(look, True, "<w:tblHeader/>"), *cells, _ROW_END]


def _other_head(column: int, cell: Cell, covered: bool, opening: str, look: Look) -> str:
    """A cell of a head that is more than a plain line, or less."""
    if not len(cell.lines) == cell.colspan == cell.rowspan == 1:
        return _cell(column, cell, covered, True, look)
    line = cell.lines[0]
    if len(line) == 1:
        line = (line[0]._replace(text=_balanced(line[0].text, look.rooms[column])),)
    return f"{opening}{runs(line)}{_END}"


def _balanced(text: str, room: float) -> str:
    """A head that needs several lines, divided into even ones (问题|类别, not 问题类|别)."""
    count = ceil(width(text) / room)
    if count < 2:
        return text
    size = ceil(len(text) / count)
    return "\n".join(text[at : at + size] for at in range(0, len(text), size))


def _start(look: Look, whole: bool, head: str = "") -> str:
    """The start of a row; a ``whole`` one stays on its page."""
    return f"<w:tr><w:trPr>{'<w:cantSplit/>' if whole else ''}{look.height}{head}</w:trPr>"


def _is_tall(length: float, column: int, look: Look) -> bool:
    """Whether a text of ``length`` makes its row too tall to be kept whole."""
    return length / look.rooms[column] > look.figures.keep_lines


def _lone(columns: Sequence[Column], look: Look) -> dict[int, str]:
    """The openings of cells that hold a single mark, such as a dash: centred, unless the column says otherwise."""
    centred = look.family + aligned(Align.CENTER, 0, 0)
    return {
        number: _opening(look.widths[number], centred, look)
        for number, column in enumerate(columns)
        if not column.align and look.styles[number] != centred
    }


def _openings(styles: list[str], look: Look) -> list[str]:
    """What stands before the runs of an unmerged cell of one line, by column."""
    return [_opening(length, style, look) for length, style in zip(look.widths, styles, strict=True)]


def _opening(width: int, style: str, look: Look) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look.top}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    )


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
