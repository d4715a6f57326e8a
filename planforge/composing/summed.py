"""Many plans in one table, as a document (目标汇总表): the rows that its template asks for. Counts nothing itself.

The document has an end however many plans there are; what it leaves out is counted, and stands in the workbook.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from planforge.composing.pages import parts_of, rendered
from planforge.document.numbering import Numberer
from planforge.document.tree import Document, Properties
from planforge.language.catalogs import Translate
from planforge.plan.dates import CalendarDate
from planforge.summing.columns import Cell, Column
from planforge.summing.figures import shown
from planforge.summing.gathering import Totals
from planforge.summing.remarks import Remark, Told
from planforge.summing.tallies import Tally
from planforge.summing.wording import HOW_MANY, NAMES, SAID, SAYS, WANTED, WANTS, WHAT, WHO, beside, not_summed, unit_of
from planforge.templating import Templates

TEMPLATE = "reports/totals.md.j2"
_BESIDE = 8
"""Targets in one table, beside the name of the unit: a landscape page holds so many."""
_MOST_CELLS = 100_000
"""Cells of the tables of targets."""
_MOST_TABLES = 6
_MOST_SCHOOLS, _MOST_TARGETS, _MOST_TOLD, _MOST_NAMES, _MOST_CLEAR = 3000, 200, 100, 20, 200
"""Rows of the table by unit, of that by target, of a list; names in a row, and in the sentence of those without one."""
_BLANK = "—"
_ABOVE = "^"
"""To the template: the cell goes on."""


def compose_totals(totals: Totals, templates: Templates, script: str) -> Document:
    """The document about ``totals``, whose texts are in ``script``.

    Raises:
        TemplateProblem: the template cannot be rendered.
    """
    day = totals.as_of
    context = {
        "totals": totals,
        "tables": _Tables(totals, templates.translate),
        "day": CalendarDate(day.year, day.month, day.day).formal("common"),
        "script": script,
    }
    formal = rendered(templates, TEMPLATE, context, Numberer(None, script))
    name = templates.translate("目标汇总表")
    properties = Properties(
        title=formal.title,
        author=totals.county.issuer if totals.county else "",
        created=day.isoformat(),
        subject=name,
        category=name,
    )
    return Document(tuple(parts_of(formal, script, landscape=True)), properties, script)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some of the targets, for all units: column by column, then row by row with the name of the unit before it."""

    first: int
    """The number of its first target."""
    last: int
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class List:
    """What is told of one sort."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    left: int
    """Rows that are not here."""


@dataclass(frozen=True)
class _Tables:
    """What the template lists, made when it asks."""

    totals: Totals
    translate: Translate

    # -- target by target ----------------------------------------------------------------------

    @property
    def targets(self) -> list[tuple[str | int, ...]]:
        """Number, name, value and deadline above where there is a plan, how many have it and have not, and figures:
        unit, sum, least, middle, most."""
        chosen = self.totals.columns[:_MOST_TARGETS]
        return [row for number, column in enumerate(chosen, 1) for row in self._target(number, column)]

    @property
    def targets_left(self) -> int:
        return max(0, len(self.totals.columns) - _MOST_TARGETS)

    def _target(self, number: int, column: Column) -> Iterator[tuple[str | int, ...]]:
        """A row for every unit; those below the first one have but their figures."""
        has, due = len(column.cells), column.above.deadline if column.above else ""
        wanted = (_value(column), due or _BLANK) if self.totals.county else ()
        head = (number, column.name, *wanted, has, len(self.totals.schools) - has)
        first, *others = column.tallies or (None,)
        yield (*head, *self._figures(first))
        for tally in others:
            yield (*(_ABOVE for _ in head), *self._figures(tally))

    def _figures(self, tally: Tally | None) -> tuple[str, ...]:
        if tally is None:
            return (_BLANK,) * 5
        numbers = (tally.total, tally.least, tally.middle, tally.most)
        total, *others = (_BLANK if number is None else shown(number, tally.factor) for number in numbers)
        return (self._unit(tally) or _BLANK, f"{total}{self._not_summed(tally)}", *others)

    def _unit(self, tally: Tally) -> str:
        return unit_of(tally, self.translate)

    def _not_summed(self, tally: Tally) -> str:
        return not_summed(tally, self.translate)

    # -- unit by unit --------------------------------------------------------------------------

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The values of the targets, divided so that a table fits on a page."""
        schools = max(1, min(len(self.totals.schools), _MOST_SCHOOLS))
        tables = max(1, min(_MOST_TABLES, _MOST_CELLS // (schools * (_BESIDE + 1))))
        columns = self.totals.columns[: tables * _BESIDE]
        beside = ceil(len(columns) / ceil(len(columns) / _BESIDE)) if columns else _BESIDE
        starts = range(0, len(columns), beside)
        return [self._sheet(start, columns[start : start + beside]) for start in starts]

    def _sheet(self, start: int, columns: Sequence[Column]) -> Sheet:
        by_school = [{cell.school: cell for cell in column.cells} for column in columns]
        rows = [
            (self.totals.labels[place], *(_said(cells.get(place)) for cells in by_school))
            for place in range(min(len(self.totals.schools), _MOST_SCHOOLS))
        ]
        if self.totals.county:
            rows.insert(0, (self.totals.county.issuer, *map(_value, columns)))
        if any(map(self._sum, (tally for column in columns for tally in column.tallies))):
            rows.append((self.translate("合计"), *map(self._total, columns)))
        return Sheet(start + 1, start + len(columns), tuple(column.name for column in columns), tuple(rows))

    def _total(self, column: Column) -> str:
        sums = filter(None, map(self._sum, column.tallies))
        return self.translate("；").join(sums) or _BLANK

    def _sum(self, tally: Tally) -> str:
        unit = self._unit(tally) if tally.unit else ""
        if tally.total is None:
            return f"{_BLANK}{self._not_summed(tally)}" if tally.copied else ""
        return f"{shown(tally.total, tally.factor)}{unit}{self._not_summed(tally)}"

    @property
    def columns_left(self) -> int:
        """Targets that no table has."""
        return len(self.totals.columns) - (self.sheets[-1].last if self.sheets else 0)

    @property
    def schools_left(self) -> int:
        return max(0, len(self.totals.schools) - _MOST_SCHOOLS)

    @property
    def schools(self) -> list[tuple[str | int, ...]]:
        """Of the units of which there is something to tell: name, targets, faults by sort where there is a plan from
        above, questions, measures by what they lack."""
        return [self._school(place) for place in self.totals.to_look_at[:_MOST_SCHOOLS]]

    @property
    def told_left(self) -> int:
        """Units of which there is something to tell, and no row."""
        return max(0, len(self.totals.to_look_at) - _MOST_SCHOOLS)

    @property
    def clear(self) -> list[str]:
        """The units of which there is nothing to tell."""
        return [label for label, past in self._not_to_look_at if not past]

    @property
    def past_only(self) -> list[str]:
        """The units of which there is nothing to tell but measures whose deadline is past, each with how many."""
        unit = self.translate("项")
        return [f"{label}（{past}{unit}）" for label, past in self._not_to_look_at if past]

    @cached_property
    def _not_to_look_at(self) -> list[tuple[str, int]]:
        told = set(self.totals.to_look_at)
        units = zip(self.totals.labels, self.totals.schools, strict=True)
        return [(label, school.measures.past) for place, (label, school) in enumerate(units) if place not in told]

    def _school(self, place: int) -> tuple[str | int, ...]:
        school, counts = self.totals.schools[place], self.totals.counts[place]
        faults = (counts[Remark.MISSING], counts[Remark.LATER], counts[Remark.LOWER])
        its = school.measures
        return (
            self.totals.labels[place],
            len(school.targets),
            *(faults if self.totals.county else ()),
            sum(counts.values()) - sum(faults),
            *(its.count, its.past, its.without_lead, its.without_deadline),
        )

    # -- what is told --------------------------------------------------------------------------

    @cached_property
    def lists(self) -> list[List]:
        """One for every sort of which there is something."""
        return [self._list(remark, told) for remark in Remark if (told := self.totals.of(remark))]

    def _list(self, remark: Remark, told: Sequence[Told]) -> List:
        title = self.translate(NAMES[remark])
        if remark is Remark.MISSING:
            return self._missing(title, told)
        names = (WHO, WHAT, SAID.get(remark, SAYS), WANTED.get(remark, WANTS))
        rows = [(self._who(one), self._what(one), self._said(one), one.wanted) for one in told[:_MOST_TOLD]]
        used = [place for place in range(len(names)) if any(row[place] for row in rows)]
        heads = tuple(self.translate(names[place]) for place in used)
        cells = tuple(tuple(row[place] or _BLANK for place in used) for row in rows)
        return List(title, heads, cells, len(told) - len(rows))

    def _missing(self, title: str, told: Sequence[Told]) -> List:
        """By target: who has none of it."""
        by_target: dict[str, list[str]] = {}
        for one in told:
            by_target.setdefault(self._what(one), []).append(self._who(one))
        rows = tuple((name, len(who), self.some(who, _MOST_NAMES)) for name, who in by_target.items())
        heads = tuple(map(self.translate, (WHAT, HOW_MANY, WHO)))
        return List(title, heads, rows[:_MOST_TOLD], max(0, len(rows) - _MOST_TOLD))

    def some(self, names: Sequence[str], most: int = _MOST_CLEAR) -> str:
        """The first of ``names``."""
        joined = self.translate("、").join(names[:most])
        return f"{joined}{self.translate('等')}" if len(names) > most else joined

    def _said(self, one: Told) -> str:
        """What is said of all plans has units in Simplified Chinese; plans are in the script already."""
        if one.school is not None:
            return one.said
        return self.translate(one.said) + beside(one, self._column(one), self.translate)

    def _who(self, one: Told) -> str:
        return "" if one.school is None else self.totals.labels[one.school]

    def _what(self, one: Told) -> str:
        column = self._column(one)
        return column.name if column else ""

    def _column(self, one: Told) -> Column | None:
        return None if one.column is None else self.totals.columns[one.column]

    # -- in figures ----------------------------------------------------------------------------

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What is told, by its name, with how often."""
        often = Counter(one.remark for one in self.totals.told)
        return [(self.translate(NAMES[remark]), often[remark]) for remark in Remark if often[remark]]

    @property
    def unread(self) -> tuple[str, ...]:
        return self.totals.unread[:_MOST_TOLD]

    @property
    def unread_left(self) -> int:
        return max(0, len(self.totals.unread) - _MOST_TOLD)


def _value(column: Column) -> str:
    """What the plan from above writes."""
    if column.above is None:
        return _BLANK
    return (column.wanted.text if column.wanted else column.above.value) or _BLANK


def _said(cell: Cell | None) -> str:
    if cell is None:
        return _BLANK
    return (cell.figure.text if cell.figure else cell.target.value) or "√"
