"""Wanted counts (每月不少于3篇) held against the pieces of a schedule, window by window. Judges nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from planforge.language.script import fold
from planforge.plan.rates import Rate, Window
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.schools import schools
from planforge.publicity.windows import Span, Windows
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "counting.yaml"
_SHORT = (Window.DAY, Window.WEEK, Window.FORTNIGHT)
"""In these an issue that a holiday moved counts where it was to be: it is still the issue of its week."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many pieces of ``unit`` (of all: empty) are planned in ``span``."""

    span: Span
    planned: int
    unit: str = ""

    @property
    def label(self) -> str:
        """2026年5月, or with its unit: 城东小学2026年5月."""
        return f"{self.unit}{self.span.label}"


def windows_of(schedule: Schedule) -> Windows | None:
    """The windows of the plan's period; an open end is that of the schedule. None without any day."""
    frame = schedule.frame
    first = frame.first or min((one.day for one in schedule.occurrences), default=frame.last)
    last = frame.last or max((one.day for one in schedule.occurrences), default=first)
    if first is None or last is None or last < first:
        return None
    return Windows(first, last, frame.calendar, frame.terms)


def counts(rate: Rate, pieces: Sequence[Occurrence], schedule: Schedule) -> list[Count]:
    """What is planned of ``pieces`` in every window of ``rate`` that is counted; of every unit where it says so."""
    windows = windows_of(schedule)
    spans = windows.of(rate.window) if windows else []
    return [
        Count(span, bisect_right(days, span.last) - bisect_left(days, span.first), unit)
        for unit, days in _days(rate, pieces, schedule).items()
        for span in spans
    ]


def short_of(rate: Rate, found: Iterable[Count]) -> list[Count]:
    """The windows with fewer than ``rate`` wants."""
    return [one for one in found if rate.least is not None and one.planned < rate.least]


def beyond(rate: Rate, found: Iterable[Count]) -> list[Count]:
    """The windows with more than ``rate`` allows."""
    return [one for one in found if rate.most is not None and one.planned > rate.most]


def _days(rate: Rate, pieces: Sequence[Occurrence], schedule: Schedule) -> dict[str, list[date]]:
    """The days of the pieces in order, by unit; under no name where all are counted together."""
    by_nominal = rate.window in _SHORT
    if not rate.each:
        return {"": sorted(_day(one, by_nominal) for one in pieces)}
    days: dict[str, list[date]] = defaultdict(list)
    for one in pieces:
        for unit in units_in(one):
            days[fold(unit)].append(_day(one, by_nominal))
    return {unit: sorted(days[fold(unit)]) for unit in _sharers(rate, pieces, schedule)}


def _day(one: Occurrence, by_nominal: bool) -> date:
    return one.nominal if by_nominal else one.day


def units_in(one: Occurrence) -> Sequence[str]:
    """The units that a piece is of: every school where 各校 do it."""
    return one.members or one.units


def _sharers(rate: Rate, pieces: Sequence[Occurrence], schedule: Schedule) -> list[str]:
    """The units that each have the count to themselves."""
    said, known = fold(rate.text), schools(schedule.plan)
    if any(word in said for word in _words()["schools"]):
        return [str(school) for school in known] or list(_appearing(pieces))
    if any(word in said for word in _words()["units"]):
        return [unit for unit in _appearing(pieces) if unit not in known]
    return []


def _appearing(pieces: Iterable[Occurrence]) -> Iterator[str]:
    return iter(dict.fromkeys(str(unit) for one in pieces for unit in units_in(one)))


def piece_words() -> list[str]:
    """The measures of pieces (篇, 条), as regular expressions."""
    return _words()["pieces"]


@cache
def _words() -> dict[str, list[str]]:
    return dict(read_yaml(_DATA))
