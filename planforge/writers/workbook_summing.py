"""Many plans in one table as an Excel workbook: everything, however much; numbers as numbers, to be reckoned with.

Texts are written as texts alone: nothing that a plan says becomes a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain, islice
from typing import TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from planforge.summing.columns import Cell, Column
from planforge.summing.figures import Figure, figure_of
from planforge.summing.gathering import Totals
from planforge.summing.remarks import Remark, Told
from planforge.summing.tallies import Tally
from planforge.summing.wording import NAMES, beside, unit_of
from planforge.writers.one_line import one_line, shortened
from planforge.writers.workbook_look import FIRST_YEAR, LONGEST, cell_format, heading_format, set_page, workbook

Translate: TypeAlias = Callable[[str], str]
Value: TypeAlias = str | int | Decimal | date | None
"""What a cell holds: a text, a number, a day, or nothing."""

_MOST_ROWS, _MOST_COLUMNS = 1_000_000, 16_000
"""What Excel takes on a sheet; more goes on another."""
_RULED = 40
"""Columns of which empty cells have lines too."""
_MOST_DIGITS = 15
"""Digits of a number that Excel holds; longer ones are written as texts, to the last digit."""
_DATE = "yyyy-mm-dd"
_WIDTHS = {
    "目标": 26.0,
    "方案": 30.0,
    "文件": 30.0,
    "单位": 22.0,
    "情况": 26.0,
    "目标值": 18.0,
    "方案写的": 24.0,
    "上级写的": 24.0,
}
"""Characters."""
_USUAL_WIDTH = 12.0


def write(totals: Totals, *, translate: Translate, font: str) -> bytes:
    """The workbook of ``totals``; its properties tell the day of the table."""
    name = translate("目标汇总表")
    return workbook(name, totals.as_of, font, lambda book: _Book(book, totals, translate, font).fill())


class _Book:
    def __init__(self, book: Workbook, totals: Totals, translate: Translate, font: str) -> None:
        self.book, self.totals, self.translate = book, totals, translate
        self.heading = heading_format(book, font)
        self.text = cell_format(book, font, num_format="@", text_wrap=True)
        self.number = cell_format(book, font, num_format="General")
        self.day = cell_format(book, font, num_format=_DATE)

    def fill(self) -> None:
        self._sheets("目标汇总", _TARGET_HEADS, self._targets())
        self._values()
        self._sheets("各单位情况", _SCHOOL_HEADS, self._schools())
        self._sheets("要看的", _TOLD_HEADS, map(self._told, self.totals.told))
        self._sheets("明细", _DETAIL_HEADS, self._details())
        self._sheets("没有计入", ("文件", "单位", "方案"), self._left_out())

    # -- rows ----------------------------------------------------------------------------------

    def _targets(self) -> Iterator[list[Value]]:
        later, lower = (self._by_column(remark) for remark in (Remark.LATER, Remark.LOWER))
        for number, column in enumerate(self.totals.columns):
            above, has = column.above, len(column.cells)
            said: list[Value] = [column.name]
            said += [above.value, above.deadline, above.day] if above else [None] * 3
            said += [has, len(self.totals.schools) - has, later.get(number, 0), lower.get(number, 0)]
            for tally in column.tallies or (None,):
                yield [*said, *self._figures(tally)]

    def _by_column(self, remark: Remark) -> dict[int, int]:
        found: dict[int, int] = {}
        for one in self.totals.of(remark):
            if one.column is not None:
                found[one.column] = found.get(one.column, 0) + 1
        return found

    def _figures(self, tally: Tally | None) -> list[Value]:
        if tally is None:
            return [None] * 7
        numbers = (tally.total, tally.least, tally.middle, tally.most)
        counted: list[Value] = [None if number is None else number / tally.factor for number in numbers]
        return [self._unit(tally), tally.count, *counted, tally.copied or None]

    def _unit(self, tally: Tally) -> str:
        return unit_of(tally, self.translate)

    def _values(self) -> None:
        """Schools × targets; figures that are not in the unit of the column stand as they are written."""
        columns = self.totals.columns
        for start in range(0, len(columns), _MOST_COLUMNS):
            chosen = columns[start : start + _MOST_COLUMNS]
            heads = ["单位", *map(self._head, chosen)]
            self._sheets("目标值", heads, self._value_rows(chosen), first=1)

    def _head(self, column: Column) -> str:
        unit = self._unit(column.tallies[0]) if column.tallies else ""
        return f"{column.name}（{unit}）" if unit else column.name

    def _value_rows(self, columns: Sequence[Column]) -> Iterator[list[Value]]:
        by_school: list[dict[int, Cell]] = [{} for _ in self.totals.schools]
        for number, column in enumerate(columns):
            for cell in column.cells:
                by_school[cell.school][number] = cell
        for label, cells in zip(self.totals.labels, by_school, strict=True):
            row: list[Value] = [None] * len(columns)
            for number, cell in cells.items():
                row[number] = _value(cell, columns[number])
            yield [label, *row]

    def _schools(self) -> Iterator[list[Value]]:
        everyone = zip(self.totals.schools, self.totals.labels, self.totals.counts, strict=True)
        for school, label, counts in everyone:
            its = school.measures
            told = [counts[remark] for remark in Remark]
            measures = (its.count, its.past, its.without_lead, its.without_deadline)
            yield [label, school.title, school.file, len(school.targets), *told, *measures]

    def _told(self, one: Told) -> list[Value]:
        school = None if one.school is None else self.totals.schools[one.school]
        column = None if one.column is None else self.totals.columns[one.column]
        return [
            self.translate(NAMES[one.remark]),
            self.translate("不合" if one.remark.is_fault else "疑问"),
            None if one.school is None else self.totals.labels[one.school],
            school.file if school else None,
            column.name if column else None,
            one.said if school else self.translate(one.said) + beside(one, column, self.translate),
            one.wanted,
        ]

    def _details(self) -> Iterator[list[Value]]:
        """Every target of every plan, those that are written twice too."""
        above = (self.totals.county,) if self.totals.county else ()
        labels = (*(one.issuer for one in above), *self.totals.labels)
        for label, school in zip(labels, (*above, *self.totals.schools), strict=True):
            for target in school.targets:
                years = self.translate("；").join(f"{year}：{value}" for year, value in target.years)
                read = _read(figure_of(target.value, target.unit))
                said = (target.name, target.baseline, target.value, target.unit)
                yield [label, school.file, *said, *read, target.deadline, target.day, years]

    def _left_out(self) -> Iterator[Sequence[Value]]:
        yield from ([one.file, one.issuer, one.title] for one in self.totals.own)
        yield from ([file, None, None] for file in self.totals.unread)

    # -- sheets --------------------------------------------------------------------------------

    def _sheets(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Value]], first: int = 0) -> None:
        """The rows under ``heads``, on several sheets where one is too small; no sheet of nothing.

        Heads from ``first`` on are words of plans, where that is not nought.
        """
        waiting = iter(rows)
        for row in waiting:
            sheet = self._sheet(name)
            self._headings(sheet, heads, first)
            last = 0
            for last, values in enumerate(chain([row], islice(waiting, _MOST_ROWS - 1)), 1):
                for column, value in enumerate(values):
                    self._cell(sheet, last, column, value)
            sheet.autofilter(0, 0, last, len(heads) - 1)

    def _sheet(self, name: str) -> Worksheet:
        """A sheet for A4 landscape, as wide as the page, its first row on every page."""
        label = self.translate(name)
        taken = sum(one.get_name().startswith(label) for one in self.book.worksheets())
        sheet = self.book.add_worksheet(f"{label}{taken + 1}" if taken else label)
        set_page(sheet)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1)
        return sheet

    def _headings(self, sheet: Worksheet, heads: Sequence[str], first: int) -> None:
        for column, head in enumerate(heads):
            is_own = first and column >= first
            text = one_line(head) if is_own else self.translate(head)
            sheet.write_string(0, column, shortened(text, LONGEST), self.heading)
            sheet.set_column(column, column, _WIDTHS.get(head, _USUAL_WIDTH))

    def _cell(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        if isinstance(value, date) and value.year >= FIRST_YEAR:
            sheet.write_datetime(row, column, value, self.day)
        elif isinstance(value, int | Decimal) and _fits(value):
            sheet.write_number(row, column, value, self.number)
        elif value is None or value == "":
            if column < _RULED:
                sheet.write_blank(row, column, None, self.text)
        else:
            sheet.write_string(row, column, shortened(one_line(str(value)), LONGEST), self.text)


_TARGET_HEADS = (
    *("目标", "上级目标值", "上级时限", "上级到期日", "已列", "未列", "晚于上级", "不及上级"),
    *("计量单位", "有数的", "合计", "最低", "中位", "最高", "照抄总数未计入"),
)
_SCHOOL_HEADS = (
    *("单位", "方案", "文件", "目标数", *(NAMES[remark] for remark in Remark)),
    *("措施", "时限已过", "没有负责人", "没有时限"),
)
_TOLD_HEADS = ("情况", "性质", "单位", "文件", "目标", "方案写的", "上级写的")
_DETAIL_HEADS = (
    *("单位", "文件", "目标", "现状", "目标值", "计量单位", "数值", "数值上限", "数值单位"),
    *("完成时限", "到期日", "分年度"),
)


def _fits(number: int | Decimal) -> bool:
    """Whether Excel holds ``number`` to the last digit."""
    digits = Decimal(number).normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    return len(digits.digits) + max(exponent, 0) <= _MOST_DIGITS


def _value(cell: Cell, column: Column) -> Value:
    """A number in the unit of the column; else what is written."""
    first = column.tallies[0] if column.tallies else None
    figure = cell.figure
    if first and figure and figure.is_number and figure.sort == first.sort:
        return figure.low / first.factor
    return (figure.text if figure else cell.target.value) or "√"


def _read(figure: Figure | None) -> tuple[Value, Value, Value]:
    """The number, the higher one of a range, and the unit."""
    if figure is None:
        return None, None, None
    return figure.low, None if figure.is_number else figure.high, figure.unit
