"""A table as text (CSV by RFC 4180, with commas, semicolons or tabs) to located cells. Repairs nothing in silence."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.table.grid import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Line, Unusable, too_big, unreadable
from planforge.patterns import lazy
from planforge.source import Scalar
from planforge.source.characters import clean
from planforge.source.encodings import byte_order_mark, recognise, signature
from planforge.source.named_encodings import CODECS

_DIVIDERS = ",;\t"
_SAID = lazy(r"sep=(?P<divider>.)\n")
"""The first line by which Excel is told how cells are divided."""
_SAMPLE = 24
_QUOTED = lazy(r'(?:[^"]|"")*')


def lines_of(data: bytes, file: str, diagnostics: Diagnostics, encoding: str | None = None) -> list[Line]:
    """The rows of ``data``, which is in ``encoding`` (a key of ``CODECS``) where it does not say otherwise itself.

    Raises:
        Unusable: it is no text, or too big.
    """
    text = clean(_decoded(data, file, diagnostics, encoding), file, diagnostics)
    said = _SAID.match(text)
    divider = said["divider"] if said else _divider(text)
    found = []
    for line in _Reader(text, file, divider, diagnostics).lines(said.end() if said else 0):
        found.append(line)
        if len(found) > MOST_ROWS + 1:
            raise too_big(file, diagnostics, rows=MOST_ROWS)
        if len(line.cells) > MOST_COLUMNS:
            raise too_big(file, diagnostics, columns=MOST_COLUMNS)
    return found


def text_of(data: bytes, encoding: str | None = None) -> str:
    """The table as text, line by line as places count; nothing where it is no text."""
    try:
        return clean(_decoded(data, "", Diagnostics(), encoding), "", Diagnostics())
    except Unusable:
        return ""


def _decoded(data: bytes, file: str, diagnostics: Diagnostics, encoding: str | None) -> str:
    if signature(data):
        raise unreadable(file, diagnostics)
    marked = byte_order_mark(data)
    for mark, codec in (marked or (b"", "utf-8"), (b"", CODECS[encoding] if encoding else "")):
        try:
            if codec:
                return data[len(mark) :].decode(codec)
        except UnicodeDecodeError:
            continue
    guess = None if marked or encoding else recognise(data)
    if guess is None:
        raise unreadable(file, diagnostics)
    try:
        text = data.decode(CODECS[guess.option])
    except UnicodeDecodeError:
        raise unreadable(file, diagnostics) from None
    sample = text.strip()[:_SAMPLE].split("\n")[0]
    diagnostics.note("PF286", Place(file, 1, 1, 1, 1), encoding=guess.label, sample=sample)
    return text


def _divider(text: str) -> str:
    """What divides the cells: the mark of which the first filled line has most, outside quotation marks."""
    first = next((line for line in text.split("\n", 50)[:50] if line.strip()), "")
    outside = "".join(part for index, part in enumerate(first.split('"')) if index % 2 == 0)
    return max(_DIVIDERS, key=outside.count)


class _Reader:
    """Reads cell by cell, knowing where it is."""

    def __init__(self, text: str, file: str, divider: str, diagnostics: Diagnostics) -> None:
        self._text, self._file, self._divider, self._diagnostics = text, file, divider, diagnostics
        self._at, self._line, self._start = 0, 1, 0
        """The next character, its line from 1, and where that line begins."""

    def lines(self, start: int) -> Iterator[Line]:
        """The rows from ``start`` on, which begins a line."""
        self._at = self._start = start
        self._line += self._text.count("\n", 0, start)
        while self._at < len(self._text):
            number, cells = self._line, [self._cell()]
            while self._text.startswith(self._divider, self._at):
                self._at += 1
                cells.append(self._cell())
                if len(cells) > MOST_COLUMNS:
                    break
            self._end_line()
            yield Line(number, tuple(cells))

    def _end_line(self) -> None:
        end = self._text.find("\n", self._at)
        self._at = self._start = len(self._text) if end < 0 else end + 1
        self._line += 1

    def _cell(self) -> Scalar:
        line, column = self._line, self._at - self._start + 1
        value = self._quoted() if self._text.startswith('"', self._at) else self._plain()
        place = Place(self._file, line, column, self._line, self._at - self._start + 1)
        if len(value) > MOST_CHARACTERS:
            raise too_big(self._file, self._diagnostics, line, characters=MOST_CHARACTERS)
        return Scalar(value.strip(), place, plain=False)

    def _plain(self) -> str:
        line_end = self._line_end()
        divided = self._text.find(self._divider, self._at, line_end)
        end = line_end if divided < 0 else divided
        value, self._at = self._text[self._at : end], end
        return value

    def _line_end(self) -> int:
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end

    def _quoted(self) -> str:
        """What stands between quotation marks, and behind them up to the end of the cell."""
        found = _QUOTED.match(self._text, self._at + 1)
        assert found
        if found.end() >= len(self._text):
            place = Place(self._file, self._line, self._at - self._start + 1, self._line, self._at - self._start + 2)
            self._diagnostics.error("PF287", place)
            raise Unusable
        value = found[0]
        if breaks := value.count("\n"):
            self._line += breaks
            self._start = self._text.rindex("\n", 0, found.end()) + 1
        self._at = found.end() + 1
        return value.replace('""', '"') + self._plain()
