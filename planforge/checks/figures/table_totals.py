"""The totals (合计) of a table in small Markdown that its cells do not make. Knows no plan, reports nothing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.checks.figures.said_parts import SaidWhole
from planforge.language.script import fold, fold_once
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "parts.yaml"
_ROW = lazy(r"^[ \t]*\|[^\n]*", re.MULTILINE)
_RULE = lazy(r"[|:\s-]+")
_CELL = lazy(r"(?<!\\)\|")
_NUMBER = lazy(r"[0-9]{1,12}(?:,[0-9]{3}){0,4}(?:\.[0-9]{1,6})?")
_UNITED = lazy(rf"({_NUMBER.pattern})(?:[^0-9.%:/()-]{{0,3}})")
_NOTHING = frozenset({"", "—", "-", "/", "–", "无", "0"})
_ROUNDED = Decimal("0.05")
_LEAST = 3
"""Lines of a table: a header, the rule below it, a row."""
_FEWEST = 2
"""Rows or columns that make a total."""


class Cell(NamedTuple):
    """A cell of a table, folded; offsets in the text."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> Decimal | None:
        """The number that the cell is; 0 where it is empty or a dash."""
        if self.text in _NOTHING:
            return Decimal(0)
        found = _UNITED.fullmatch(self.text)
        return Decimal(found[1].replace(",", "")) if found else None


Row = Sequence[Cell]


class _Wrong(NamedTuple):
    """A total in ``column`` that is ``number``, and what its cells make."""

    column: int
    number: Decimal
    said: SaidWhole


def _wrong(column: int, cell: Cell, number: Decimal, made: Decimal) -> _Wrong:
    return _Wrong(column, number, SaidWhole(cell.start, cell.end, made, ""))


def wrong_totals(text: str) -> Iterator[SaidWhole]:
    """The totals in the tables of ``text`` that the rows above, or the columns beside, do not make."""
    if "|" not in text:
        return
    for header, rows in tables(text, _either_total()):
        across = list(_of_columns(header, rows))
        down = (one for one in _of_rows(header, rows) if not any(_is_one_slip(one, other) for other in across))
        yield from (one.said for one in (*across, *down))


def _is_one_slip(down: _Wrong, across: _Wrong) -> bool:
    """Whether one wrong cell makes both the total below it and the one beside it wrong."""
    return down.column == across.column or down.said.parts - down.number == across.said.parts - across.number


def tables(text: str, sign: re.Pattern[str]) -> Iterator[tuple[Row, list[Row]]]:
    """Each table of ``text`` in which, folded, ``sign`` stands: its header and its rows.

    Cells too many are left out; a row with too few is no row.
    """
    lines: list[re.Match[str]] = []
    for found in _ROW.finditer(text):
        if lines and found.start() != lines[-1].end() + 1:
            yield from _table(lines, sign)
            lines = []
        lines.append(found)
    yield from _table(lines, sign)


def _table(lines: Sequence[re.Match[str]], sign: re.Pattern[str]) -> Iterator[tuple[Row, list[Row]]]:
    if len(lines) < _LEAST or not sign.search(fold_once("\n".join([line[0] for line in lines]))):
        return
    header, rule, *rows = map(_cells, lines)
    if header and not rule:
        width = len(header)
        yield header, [row[:width] for row in rows if len(row) >= width]


def _cells(line: re.Match[str]) -> Row:
    """The cells of a line, without the bars at both ends; none of one of bars and dashes."""
    if _RULE.fullmatch(line[0]):
        return ()
    bars = [bar.start() for bar in _CELL.finditer(line[0])]
    edges = bars if line[0].rstrip().endswith("|") else [*bars, len(line[0])]
    cells = []
    for left, right in itertools.pairwise(edges):
        inner = line[0][left + 1 : right]
        text = inner.strip()
        start = line.start() + left + 1 + len(inner) - len(inner.lstrip())
        cells.append(Cell(fold(text.strip("*")), start, start + len(text)))
    return cells


def _of_rows(header: Row, rows: Sequence[Row]) -> Iterator[_Wrong]:
    """The rows called 合计 or 小计, column by column."""
    above: list[Row] = []
    below: list[Row] = []
    subtotals: list[Row] = []
    for number, row in enumerate(rows):
        if not _is_total(row[0]):
            above.append(row)
            continue
        if number == 0:
            below = [one for one in rows[1:] if not _is_total(one[0])]
        parts = below if number == 0 else above
        if re.match(_data()["subtotals"], row[0].text):
            subtotals.append(row)
            yield from _of_row(header, row, parts)
            above = []
        else:
            yield from _of_row(header, row, [*subtotals, *above] if number else below)


def _of_row(header: Row, total: Row, parts: Sequence[Row]) -> Iterator[_Wrong]:
    """The cells of ``total`` that ``parts`` do not make, where they make the others."""
    held, wrong = 0, list[_Wrong]()
    for column in range(1, len(header)):
        if re.search(_data()["unsummed"], header[column].text) or len(parts) < _FEWEST:
            continue
        one = total[column]
        numbers = [row[column].number for row in parts]
        if one.number is None or one.text in _NOTHING or any(number is None for number in numbers):
            continue
        made = sum((number for number in numbers if number is not None), Decimal(0))
        if abs(made - one.number) > _ROUNDED * len(parts) * ("." in one.text):
            wrong.append(_wrong(column, one, one.number, made))
        else:
            held += 1
    if held or len(wrong) == 1:
        yield from wrong


def _of_columns(header: Row, rows: Sequence[Row]) -> Iterator[_Wrong]:
    """The cells of a column called 合计 that the other columns do not make, where in other rows they do."""
    for column, head in enumerate(header):
        if not column or not _is_total(head):
            continue
        others = [place for place in range(1, len(header)) if not _is_unsummed(header[place], rows, place)]
        sides = ([place for place in others if place < column], [place for place in others if place > column], others)
        found = [_in_rows(rows, column, places) for places in sides if len(places) >= _FEWEST]
        held, wrong = max(found, key=lambda one: one[0], default=(0, []))
        if held >= max(1, len(wrong)):
            yield from wrong


def _is_unsummed(head: Cell, rows: Sequence[Row], place: int) -> bool:
    return bool(
        re.search(_data()["unsummed"], head.text) or _is_total(head) or any(row[place].number is None for row in rows)
    )


def _in_rows(rows: Sequence[Row], column: int, places: Sequence[int]) -> tuple[int, list[_Wrong]]:
    """In how many rows the columns at ``places`` make the total, and the totals that they do not make."""
    held, wrong = 0, list[_Wrong]()
    for row in rows:
        one = row[column]
        if one.number is None or one.text in _NOTHING:
            continue
        made = sum((row[place].number or Decimal(0) for place in places), Decimal(0))
        if made == one.number:
            held += 1
        else:
            wrong.append(_wrong(column, one, one.number, made))
    return held, wrong


def _is_total(cell: Cell) -> bool:
    return bool(re.match(_data()["totals"], cell.text))


@cache
def _either_total() -> re.Pattern[str]:
    """A cell that is called a total, as it stands in a folded table."""
    return re.compile(rf"\|\**(?:{_data()['totals'].lstrip('^').rstrip('$')})")


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))
