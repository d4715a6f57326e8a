"""Where a character of a value stands in the file: past folds, quotes and escapes. Reads no YAML."""

from __future__ import annotations

from planforge.diagnostics import Place

_BLANK = " \t\n"
_ESCAPED = {"n": "\n", "t": "\t", "0": "\0", "e": "\x1b", "r": "\r", "_": "\xa0", "N": "\x85"}
_CODES = {"x": 2, "u": 4, "U": 8}


class Aligned:
    """A value and where each of its characters is written; made once, asked often."""

    def __init__(self, lines: tuple[str, ...], place: Place, value: str) -> None:
        self._place, self._value = place, value
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        self._is_plain = "\n" not in value and line.startswith(value, place.column - 1)
        self._spots = [] if self._is_plain else _Source(lines, place).spots(value)

    def place(self, value: str, start: int, end: int) -> Place | None:
        """The place of ``value[start:end]``; None where the text there does not read as ``value`` does."""
        if value != self._value or not 0 <= start < end <= len(value):
            return None
        if self._is_plain:
            at = self._place
            return Place(at.file, at.line, at.column + start, at.line, at.column + end)
        if end > len(self._spots):
            return None
        (line, column), (last_line, last_column) = self._spots[start][:2], self._spots[end - 1][2:]
        return Place(self._place.file, line, column, last_line, last_column)


class _Source:
    """The written form of a value, read character by character."""

    def __init__(self, lines: tuple[str, ...], place: Place) -> None:
        rows = list(lines[place.line - 1 : place.end_line])
        if len(rows) == place.end_line - place.line + 1:
            rows[-1] = rows[-1][: place.end_column - 1]
        self._text = "\n".join(rows)
        self._starts = [0]
        for row in rows:
            self._starts.append(self._starts[-1] + len(row) + 1)
        self._at, self._line = place.column - 1, place.line
        opening = self._text[self._at : self._at + 1]
        self._quote = opening if opening in ("'", '"') else ""
        if self._quote:
            self._at += 1
        elif opening in ("|", ">"):
            self._at = self._text.find("\n", self._at) + 1 or len(self._text)

    def spots(self, value: str) -> list[tuple[int, int, int, int]]:
        """Line, column, end line, end column of each character of ``value``, as far as it is written there."""
        found: list[tuple[int, int, int, int]] = []
        row = 0
        for char in value:
            span = self._next(char)
            if span is None:
                break
            while self._starts[row + 1] <= span[0]:
                row += 1
            line, begin = self._line + row, self._starts[row]
            found.append((line, span[0] - begin + 1, line, span[1] - begin + 1))
        return found

    def _next(self, char: str) -> tuple[int, int] | None:
        """The span of ``char``, and on past it; blanks of the file may be fewer or more than those of the value."""
        at = self._at
        if char in _BLANK:
            if at < len(self._text) and self._text[at] in _BLANK:
                self._at = at + 1
            elif (escaped := self._escape(at)) and escaped[0] == char:
                self._at = escaped[1]
            return (at, self._at)
        while at < len(self._text) and self._text[at] in _BLANK:
            at += 1
        escaped = self._escape(at)
        while escaped and escaped[0] == "":
            at = escaped[1]
            while at < len(self._text) and self._text[at] in _BLANK:
                at += 1
            escaped = self._escape(at)
        read, self._at = escaped or (self._text[at : at + 1], at + 1)
        return (at, self._at) if read == char else None

    def _escape(self, at: int) -> tuple[str, int] | None:
        """The character that an escape at ``at`` means (none for a broken line), and where it ends."""
        if self._quote == "'" and self._text.startswith("''", at):
            return "'", at + 2
        if self._quote != '"' or not self._text.startswith("\\", at):
            return None
        code = self._text[at + 1 : at + 2]
        if code == "\n":
            return "", at + 2
        if width := _CODES.get(code):
            digits = self._text[at + 2 : at + 2 + width]
            return chr(int(digits, 16)), at + 2 + width
        return _ESCAPED.get(code, code), at + 2
