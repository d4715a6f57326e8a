"""The second sheet of a schedule's workbook: its counts by month and channel and by unit.

Every count is a formula over the table, so that it follows what people change there, with its value beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from planforge.publicity.columns import CHANNEL, UNIT
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.telling import Translate
from planforge.writers.one_line import one_line, shortened
from planforge.writers.workbook_look import FIRST_YEAR, LONGEST, Format

_TWO_LINES = 30.0
"""Points."""
_WIDTH = 16.0


@dataclass
class Totals:
    """What the sheet is filled with; ``columns`` are those of the table called ``name``, which has ``rows`` rows."""

    sheet: Worksheet
    occurrences: Sequence[Occurrence]
    translate: Translate
    name: str
    columns: Mapping[str, int]
    rows: int
    published: str
    heading: Format
    month: Format
    plain: Format

    def fill(self, day: str, state: str) -> None:
        """The two tables, one below the other."""
        self.day, self.state = self._range(day), self._range(state)
        self.channel, self.unit = self._range(CHANNEL), self._range(UNIT)
        self.sheet.set_column(0, 0, 2 * _WIDTH)
        self._by_unit(self._by_month() + 2)

    # -- by month and channel ------------------------------------------------------------------

    def _by_month(self) -> int:
        """The first table; its last row is returned."""
        channels = _names(one.channels for one in self.occurrences)
        loose = any(not one.channels for one in self.occurrences)
        months = sorted({one.day.replace(day=1) for one in self.occurrences if one.day.year >= FIRST_YEAR})
        heads = [self.translate("月份"), *channels]
        heads += [*([self.translate("活动")] if loose else []), self.translate("合计")]
        self._headings(0, heads)
        self.sheet.set_column(1, len(heads) - 1, _WIDTH)
        for row, month in enumerate(months, 1):
            self.sheet.write_datetime(row, 0, month, self.month)
            its = [one for one in self.occurrences if one.day.replace(day=1) == month]
            self._month_row(row, its, channels, loose)
        last = len(months) + 1
        self.sheet.write_string(last, 0, self.translate("合计"), self.heading)
        for column in range(1, len(heads)):
            self._sum(last, column, len(months))
        return last

    def _month_row(self, row: int, its: Sequence[Occurrence], channels: Sequence[str], loose: bool) -> None:
        month = xl_rowcol_to_cell(row, 0, col_abs=True)
        within = f"({self.day}>={month})*({self.day}<EDATE({month},1))"
        counts = _counts(one.channels for one in its)
        for column, channel in enumerate(channels, 1):
            named = _holds(self.channel, xl_rowcol_to_cell(0, column, row_abs=True))
            self._count(row, column, f"{within}*{named}", counts[channel])
        column = len(channels) + 1
        if loose:
            self._count(row, column, f'{within}*({self.channel}="")', sum(not one.channels for one in its))
            column += 1
        self._count(row, column, within, len(its))

    def _sum(self, row: int, column: int, months: int) -> None:
        """The sum of a column; without months there is nothing to add up."""
        total = sum(self.values.get((above, column), 0) for above in range(1, months + 1))
        cells = xl_range_abs(1, column, max(months, 1), column)
        self.sheet.write_formula(row, column, f"=SUM({cells})", self.heading, total)

    # -- by unit -------------------------------------------------------------------------------

    def _by_unit(self, top: int) -> None:
        """The second table: what each unit is to do, and what of it is published."""
        self._headings(top, [self.translate(UNIT), self.translate("期数"), self.published])
        counts = _counts(one.units for one in self.occurrences)
        for row, unit in enumerate(_names(one.units for one in self.occurrences), top + 1):
            self.sheet.write_string(row, 0, shortened(unit, LONGEST), self.plain)
            named = _holds(self.unit, xl_rowcol_to_cell(row, 0, col_abs=True))
            self._count(row, 1, named, counts[unit])
            heading = xl_rowcol_to_cell(top, 2, row_abs=True, col_abs=True)
            self._count(row, 2, f"{named}*({self.state}={heading})", 0)

    # -- cells ---------------------------------------------------------------------------------

    def __post_init__(self) -> None:
        self.values: dict[tuple[int, int], int] = {}

    def _headings(self, row: int, names: Iterable[str]) -> None:
        self.sheet.set_row(row, _TWO_LINES)
        for column, name in enumerate(names):
            self.sheet.write_string(row, column, shortened(name, LONGEST), self.heading)

    def _count(self, row: int, column: int, condition: str, value: int) -> None:
        self.values[row, column] = value
        self.sheet.write_formula(row, column, f"=SUMPRODUCT({condition}*1)", self.plain, value)

    def _range(self, heading: str) -> str:
        column = self.columns[heading]
        return f"'{self.name}'!{xl_range_abs(1, column, max(self.rows, 1), column)}"


def _holds(cells: str, name: str) -> str:
    """Whether the names in ``cells``, joined by 、, hold that in the cell ``name``; to COUNTIF, * and ? are no text."""
    return f'ISNUMBER(FIND("、"&{name}&"、","、"&{cells}&"、"))'


def _names(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in map(one_line, names) if name))


def _counts(lists: Iterable[Iterable[str]]) -> Counter[str]:
    """In how many of ``lists`` each name is."""
    return Counter(name for names in lists for name in set(map(one_line, names)))
