"""Summaries gathered into one table: schools × targets, held against the plan from above. Lays out none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planforge.language.numerals import parse_number
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.summing.columns import Column, columns_of
from planforge.summing.comparing import of_cell, of_column
from planforge.summing.near_names import near_names
from planforge.summing.remarks import Remark, Told
from planforge.summing.summary import Measures, Summary

_NUMERAL = lazy("[0-9]{1,8}|[零一二三四五六七八九十百千]{1,9}")
_DIGITS = 9


@dataclass(frozen=True)
class Totals:
    """The table, with all that is to be told of it."""

    as_of: date
    schools: tuple[Summary, ...]
    """The plans, by issuer and file; two plans of one issuer are two."""
    county: Summary | None
    """The plan from above, which is no school itself."""
    own: tuple[Summary, ...]
    """Other plans of the issuer of the plan from above; they are in no figure."""
    columns: tuple[Column, ...]
    """The targets of the plan from above in its order, then the others by how many plans have them."""
    told: tuple[Told, ...]
    """By remark, then by target, then by school."""
    unread: tuple[str, ...] = ()
    """Files that could not be read as plans; they are in no figure."""

    @cached_property
    def measures(self) -> Measures:
        """Those of all schools."""
        return sum((school.measures for school in self.schools), Measures())

    @property
    def has_faults(self) -> bool:
        return any(one.remark.is_fault for one in self.told)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What tells each school from the others: its issuer, else issuer and title, else issuer and file."""
        by_issuer = Counter(school.issuer for school in self.schools)
        by_title = Counter((school.issuer, school.title) for school in self.schools)
        return tuple(_label(school, by_issuer, by_title) for school in self.schools)

    @cached_property
    def counts(self) -> tuple[Counter[Remark], ...]:
        """How often each thing is told of every school."""
        found: tuple[Counter[Remark], ...] = tuple(Counter() for _ in self.schools)
        for one in self.told:
            if one.school is not None:
                found[one.school][one.remark] += 1
        return found

    @cached_property
    def to_look_at(self) -> tuple[int, ...]:
        """The schools of which there is something to tell; that days pass is nothing by itself."""
        everyone = enumerate(zip(self.counts, self.schools, strict=True))
        return tuple(place for place, (counts, school) in everyone if counts or school.measures.is_lacking)

    def of(self, remark: Remark) -> list[Told]:
        """All that is told of one sort."""
        return [one for one in self.told if one.remark is remark]


def _label(school: Summary, by_issuer: Counter[str], by_title: Counter[tuple[str, str]]) -> str:
    if by_issuer[school.issuer] == 1:
        return school.issuer
    is_telling = by_title[school.issuer, school.title] == 1
    return f"{school.issuer}（{school.title if is_telling else school.file}）"


def gather(
    summaries: Iterable[Summary], as_of: date, county: Summary | None = None, unread: Iterable[str] = ()
) -> Totals:
    """The table of ``summaries``, held against ``county``, the plan from above, where there is one.

    That plan itself, and others of its issuer, are no schools. ``as_of`` is the day by which measures were counted.
    """
    found = sorted(summaries, key=_order)
    schools = tuple(one for one in found if not _is_of(one, county))
    own = tuple(one for one in found if _is_of(one, county) and county and one.file != county.file)
    columns = columns_of(schools, county)
    told = sorted(_told(schools, columns, county is not None), key=_place)
    return Totals(as_of, schools, county, own, columns, tuple(told), tuple(unread))


def _order(summary: Summary) -> tuple[str, str]:
    """By issuer, numerals by what they count (第二小学 before 第十小学); then by file."""
    return _NUMERAL.sub(_counted, fold(summary.issuer)), summary.file


def _counted(numeral: re.Match[str]) -> str:
    number = int(numeral[0]) if numeral[0].isascii() else parse_number(numeral[0])
    return numeral[0] if number is None else f"{number:0{_DIGITS}}"


def _is_of(summary: Summary, county: Summary | None) -> bool:
    return county is not None and fold(summary.issuer) == fold(county.issuer)


# -- what is told ------------------------------------------------------------------------------


def _told(schools: Sequence[Summary], columns: Sequence[Column], is_held: bool) -> Iterator[Told]:
    """Everything, in any order; ``is_held`` against a plan from above."""
    for number, column in enumerate(columns):
        yield from of_column(number, column)
        for cell in column.cells:
            yield from of_cell(number, column, cell)
        if is_held and column.above:
            has = {cell.school for cell in column.cells}
            yield from (Told(Remark.MISSING, place, number) for place in range(len(schools)) if place not in has)
    yield from _twice(schools, columns)
    yield from _near(columns)
    yield from _same_issuer(schools)


def _place(one: Told) -> tuple[int, int, int]:
    first = -1
    return (
        _ORDER[one.remark],
        first if one.column is None else one.column,
        first if one.school is None else one.school,
    )


_ORDER = {remark: place for place, remark in enumerate(Remark)}


def _twice(schools: Sequence[Summary], columns: Sequence[Column]) -> Iterator[Told]:
    number_of = {column.key: number for number, column in enumerate(columns)}
    for place, school in enumerate(schools):
        seen: set[str] = set()
        for target in school.targets:
            if target.key in seen:
                yield Told(Remark.TWICE, place, number_of[target.key], said=target.value)
            seen.add(target.key)


def _near(columns: Sequence[Column]) -> Iterator[Told]:
    """Names that may be one: in no plan together, and not in two units."""
    has = [{cell.school for cell in column.cells} for column in columns]
    units = [_units(column) for column in columns]

    def may(later: int, earlier: int) -> bool:
        if columns[later].above and columns[earlier].above:
            return False
        return has[later].isdisjoint(has[earlier]) and not (
            units[later] and units[earlier] and units[later].isdisjoint(units[earlier])
        )

    for later, earlier in near_names([column.key for column in columns], may):
        yield Told(Remark.NEAR_NAME, None, later, wanted=columns[earlier].name)


def _units(column: Column) -> set[str]:
    wanted = column.wanted
    return {one.unit for one in column.tallies} | ({wanted.unit} if wanted else set())


def _same_issuer(schools: Sequence[Summary]) -> Iterator[Told]:
    often = Counter(fold(school.issuer) for school in schools)
    for place, school in enumerate(schools):
        if often[fold(school.issuer)] > 1:
            yield Told(Remark.SAME_ISSUER, place, None, said=school.file)
