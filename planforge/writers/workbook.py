"""A schedule as an Excel workbook for those who fill in what came of it: the table, and its counts as formulas.

Texts are written as texts alone: nothing that a plan says becomes a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planforge.publicity.columns import COLUMNS, DAY, REMARK, Cell, table
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.telling import Translate, moved
from planforge.writers.one_line import one_line, shortened
from planforge.writers.workbook_look import (
    FIRST_YEAR,
    LONGEST,
    Format,
    cell_format,
    heading_format,
    set_page,
    workbook,
)
from planforge.writers.workbook_totals import Totals

STATES = ("未开始", "进行中", "已发布", "取消")
PUBLISHED = STATES[2]
_SHEETS = ("宣传工作安排表", "汇总")
_NUMBER, _STATE, _RELEASED, _WHERE = "序号", "完成情况", "发布日期", "链接或版面"
_FILLED_IN = {_STATE: 10.0, _RELEASED: 10.0, _WHERE: 18.0}
"""Columns that people fill in, with their widths in characters."""
_REMARK_WIDTH = 18.0
_NARROWEST, _WIDEST = 5.0, 18.0
_LINE, _TALLEST = 13.5, 400.0
"""Points of a line of text, and of the highest row that Excel takes."""
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}
"""Inches."""
_TITLE = 120
"""Characters of the running head."""
_DATE, _DAY_OF_YEAR = 'yyyy"年"m"月"d"日"', 'm"月"d"日"'
_MONTH, _TIME = 'yyyy"年"m"月"', "hh:mm"
_DATE_WIDTHS = {_DATE: 14.5, _DAY_OF_YEAR: 9.0}


def write(schedule: Schedule, *, name: str, stamp: date | None, translate: Translate, font: str) -> bytes:
    """The workbook of ``schedule``, headed ``name``; ``stamp`` is the day that its properties tell."""
    created = stamp or min((one.day for one in schedule.occurrences), default=date(FIRST_YEAR, 1, 1))
    title = one_line(name)
    return workbook(title, created, font, lambda book: _Book(book, schedule.occurrences, title, translate, font).fill())


@dataclass
class _Book:
    book: Workbook
    occurrences: Sequence[Occurrence]
    name: str
    translate: Translate
    font: str
    formats: dict[tuple[str, bool], Format] = field(default_factory=dict)
    """By number format, and whether the row is marked."""

    @cached_property
    def date_format(self) -> str:
        """Without the year where all releases are in one."""
        years = {day.year for one in self.occurrences for day in (one.day, one.until)}
        return _DATE if len(years) > 1 else _DAY_OF_YEAR

    def fill(self) -> None:
        columns, rows = table(self.occurrences, self.translate, COLUMNS)
        headings = [_NUMBER, *(column.heading for column in columns), *_FILLED_IN, REMARK.heading]
        cells: list[list[Cell]] = [
            [*row, *(None for _ in _FILLED_IN), REMARK.cell(one, self.translate)]
            for one, row in zip(self.occurrences, rows, strict=True)
        ]
        sheet = self._sheet(_SHEETS[0])
        self._headings(sheet, headings)
        blanks = {headings.index(_RELEASED): self.date_format}
        for number, (one, row) in enumerate(zip(self.occurrences, cells, strict=True), 1):
            self._row(sheet, number, row, blanks, bool(moved(one, self.translate)))
        widths = self._widths(sheet, headings, cells)
        for number, row in enumerate(cells, 1):
            sheet.set_row(number, _height(row, widths))
        self._choices(sheet, headings, len(cells))
        sheet.autofilter(0, 0, len(cells), len(headings) - 1)
        self._totals(headings, len(cells))

    def _sheet(self, name: str) -> Worksheet:
        """A sheet for A4 landscape, as wide as the page, its first row on every page."""
        sheet = self.book.add_worksheet(self.translate(name))
        set_page(sheet)
        sheet.set_margins(**_MARGINS)
        sheet.set_header(f"&C{shortened(self.name.replace('&', '＆'), _TITLE)}")
        return sheet

    # -- the table -----------------------------------------------------------------------------

    def _headings(self, sheet: Worksheet, headings: Iterable[str]) -> None:
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, self.translate(heading), self._heading_format)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)

    def _row(
        self, sheet: Worksheet, number: int, row: Sequence[Cell], blanks: Mapping[int, str], marked: bool
    ) -> None:
        """A row; ``blanks`` are the number formats of what is to be filled in."""
        sheet.write_number(number, 0, number, self._format("0", marked))
        for column, cell in enumerate(row, 1):
            if column in blanks:
                sheet.write_blank(number, column, None, self._format(blanks[column], marked))
            else:
                self._cell(sheet, number, column, cell, marked)

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, marked: bool) -> None:
        if isinstance(cell, time):
            sheet.write_datetime(row, column, cell, self._format(_TIME, marked))
        elif isinstance(cell, date) and cell.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, cell, self._format(self.date_format, marked))
        elif cell:
            text = "\n".join(map(one_line, _lines(cell)))
            sheet.write_string(row, column, shortened(text, LONGEST), self._format("@", marked))
        else:
            sheet.write_blank(row, column, None, self._format("General", marked))

    def _widths(self, sheet: Worksheet, headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
        """As wide as the longest line, within reason; what is filled in has room."""
        fixed = {_NUMBER: _NARROWEST, **_FILLED_IN, REMARK.heading: _REMARK_WIDTH}
        widths = []
        for column, heading in enumerate(headings):
            widest = max((self._width(row[column - 1]) for row in rows if column), default=0.0)
            wanted = fixed.get(heading) or max(widest, _columns(self.translate(heading))) + 1
            widths.append(min(max(wanted, _NARROWEST), _WIDEST))
            sheet.set_column(column, column, widths[-1])
        return widths

    def _width(self, cell: Cell) -> float:
        """The width of ``cell`` in characters of a Latin font; a Han character is two."""
        if isinstance(cell, time):
            return 6.0
        if isinstance(cell, date):
            return _DATE_WIDTHS[self.date_format]
        return max(map(_columns, _lines(cell)), default=0.0)

    def _choices(self, sheet: Worksheet, headings: list[str], rows: int) -> None:
        """What may be filled in."""
        state, released = headings.index(_STATE), headings.index(_RELEASED)
        choices = {"validate": "list", "source": [self.translate(one) for one in STATES]}
        sheet.data_validation(1, state, rows, state, choices)
        days = {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
        message = {"error_title": self.translate(_RELEASED), "error_message": self.translate("请填日期，如2026/5/8")}
        sheet.data_validation(1, released, rows, released, {**days, **message})

    # -- the counts ----------------------------------------------------------------------------

    def _totals(self, headings: list[str], rows: int) -> None:
        totals = Totals(
            sheet=self._sheet(_SHEETS[1]),
            occurrences=self.occurrences,
            translate=self.translate,
            name=self.translate(_SHEETS[0]),
            columns={heading: column for column, heading in enumerate(headings)},
            rows=rows,
            published=self.translate(PUBLISHED),
            heading=self._heading_format,
            month=self._format(_MONTH, False),
            plain=self._format("General", False),
        )
        totals.fill(DAY, _STATE)

    # -- formats -------------------------------------------------------------------------------

    def _format(self, number_format: str, marked: bool) -> Format:
        key = (number_format, marked)
        if key not in self.formats:
            mark = {"bg_color": "#FFF2CC"} if marked else {}
            self.formats[key] = cell_format(self.book, self.font, num_format=number_format, text_wrap=True, **mark)
        return self.formats[key]

    @cached_property
    def _heading_format(self) -> Format:
        return heading_format(self.book, self.font)


def _columns(line: str) -> float:
    return float(len(line) + sum(char > "\u2e7f" for char in line))


def _height(row: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height of a row in points: as many lines as its fullest cell needs, for programs that do not count them."""
    lines = 1
    for cell, width in zip(row, widths[1:], strict=True):
        if not isinstance(cell, (date, time)):
            lines = max(lines, sum(max(ceil(_columns(line) / (width - 1)), 1) for line in _lines(cell)))
    return min(lines * _LINE + 3, _TALLEST)


def _lines(cell: Cell) -> tuple[str, ...]:
    """The lines of a text."""
    return cell if isinstance(cell, tuple) else (str(cell or ""),)
