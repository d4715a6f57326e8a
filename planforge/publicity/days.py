"""The days of one entry: its slots without exceptions, within the terms, as many as are wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time

from planforge.plan.dates import WEEKDAYS, CalendarDate, add_days, days_through, formal_day
from planforge.plan.festivals import festivals_called
from planforge.plan.publicity import Entry
from planforge.plan.school_weeks import TermWeeks
from planforge.plan.timing import Festival, Once, Rule, Timing
from planforge.publicity.frame import Frame
from planforge.publicity.identity import slot_keys
from planforge.publicity.occurrence import LeftOut, Why
from planforge.publicity.problem import Problem
from planforge.publicity.slots import Slot, Slots
from planforge.publicity.terms import term_at
from planforge.publicity.workdays import FIXED, UnknownYear
from planforge.publicity.written_days import written_days
from planforge.source import Text, path_of

_LONGEST = 9
"""Days of a holiday before and after the one that it is named for."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A slot with the text that it came from and what tells it from the others of its entry."""

    slot: Slot
    timing: Timing
    key: str


@dataclass
class Days:
    """The days of ``entry``; what is left out and what is wrong is kept beside."""

    frame: Frame
    entry: Entry
    path: str
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unknown_years: set[int] = field(default_factory=set)

    def all(self) -> list[Dated]:
        """The days in order."""
        first, last = self._bounds()
        found: dict[tuple[Slot, time | None], Dated] = {}
        numbered = 0
        for timing in self.entry.when:
            self._check_dates(timing.text)
            slots = self._slots(timing, first, last, timing.count or self.entry.count)
            dated = [Dated(slot, timing, key) for slot, key in zip(slots, slot_keys(slots, numbered), strict=True)]
            numbered += sum(not slot.recurs for slot in slots)
            wanted = self._wanted(dated, timing, first, last)
            found = {(one.slot, timing.clock): one for one in wanted} | found
        ordered = sorted(found.values(), key=lambda one: (one.slot, one.timing.clock or time.min))
        return self._counted(_told_apart(ordered), self.entry.count, self._count())

    def _check_dates(self, text: str) -> None:
        """5月9日（周五）: the weekday that is said is the one that it is; 2月29日: its year has the day."""
        for found, said in written_days(text):
            day = self.frame.date_of(found)
            if day.day != found.day:
                month = CalendarDate(day.year, day.month).formal()
                self._report("PF305", text, "error", text=text, when=month, day=found.day, days=day.day)
            elif said is not None and day.weekday() != said:
                names = {"said": f"周{WEEKDAYS[said]}", "actual": f"周{WEEKDAYS[day.weekday()]}"}
                self._report("PF919", text, "error", text=text, date=formal_day(day), **names)

    def _bounds(self) -> tuple[date | None, date | None]:
        period = self.entry.period
        if period is None:
            return self.frame.first, self.frame.last
        first, last = self.frame.resolve(period)
        return first or self.frame.first, last or self.frame.last

    def _slots(
        self, timing: Timing, first: date | None, last: date | None, count: int | None = None
    ) -> list[Slot]:
        """The slots of ``timing``; where a year's days off would have to be guessed, none."""
        slots = Slots(self.frame, timing.text)
        try:
            return slots.of(timing, first, last, count)
        except UnknownYear as problem:
            self.unknown_years.add(problem.year)
            return []
        finally:
            self.problems += slots.problems

    def _wanted(
        self, dated: Sequence[Dated], timing: Timing, first: date | None, last: date | None
    ) -> list[Dated]:
        """``dated`` without exceptions and days outside the terms, as many as ``timing`` wants."""
        except_ = self._exceptions(dated, timing, first, last)
        kept = [one for one in dated if not self._is_left_out(one.slot, timing, except_)]
        return self._counted(kept, timing.count, timing.text)

    def _exceptions(
        self, dated: Sequence[Dated], timing: Timing, first: date | None, last: date | None
    ) -> set[date]:
        """The days that are excepted; an exception that fits no day is told of."""
        own = Timing(timing.text, timing.exceptions)
        found: set[date] = set()
        starts = {one.slot.first for one in dated}
        for one in (own, *self.entry.exceptions):
            days = {day for slot in self._slots(one, first, last) for day in days_through(slot.first, slot.last)}
            days |= {day for rule in one.rules for day in self._holiday(rule, starts)}
            if one.rules and dated and not days & starts:
                written = "、".join(_named(rule) for rule in one.rules) if one is own else one.text
                self._report("PF918", one.text, "note", text=written)
            found |= days
        return found

    def _holiday(self, rule: Rule, starts: set[date]) -> Iterator[date]:
        """All days off of a holiday that is named (端午), or of the one that a day is called by (2026年五一)."""
        if isinstance(rule, Festival):
            yield from self._festival(rule, starts)
        if not isinstance(rule, Once) or rule.period.start is None or rule.period.start.precision is not None:
            return
        day, last = self.frame.resolve(rule.period)
        off = self.frame.calendar.off
        if day is None or day != last or day not in off:
            return
        near = days_through(add_days(day, -_LONGEST), add_days(day, _LONGEST))
        yield from (one for one in near if off.get(one) == off[day])

    def _festival(self, festival: Festival, starts: set[date]) -> Iterator[date]:
        """The days off of ``festival``; a year of ``starts`` in which they are not known is kept in mind."""
        off, years = self.frame.calendar.off, {day.year for day in starts}
        fixed = [day for day, name in FIXED.items() if festival in festivals_called(name)]
        if not fixed:
            self.unknown_years |= years - self.frame.calendar.years
        yield from (date(year, month, day) for year in years for month, day in fixed)
        yield from (day for day, name in off.items() if festival in festivals_called(name))

    def _is_left_out(self, slot: Slot, timing: Timing, except_: set[date]) -> bool:
        if slot.first in except_:
            self.left_out.append(LeftOut(slot.first, Why.EXCEPTION, "", self.entry, self.path))
            return True
        if (self.entry.in_term or timing.in_term) and term_at(self.frame.terms, slot.first) is None:
            self.left_out.append(LeftOut(slot.first, Why.OUT_OF_TERM, "", self.entry, self.path))
            return True
        return False

    def _counted(self, dated: list[Dated], count: int | None, where: str) -> list[Dated]:
        """The first ``count`` of ``dated``; fewer are told of."""
        if count is None:
            return dated
        if 0 < len(dated) < count:
            self._report("PF944", where, "warning", count=count, found=len(dated))
        return dated[:count]

    def _count(self) -> Text:
        """Where the entry says how many it wants (期数)."""
        return Text("", f"{self.path}.count")

    def _report(self, code: str, where: str, severity: str, **facts: object) -> None:
        path = path_of(where, self.path)
        self.problems.append(Problem(code, path or self.path, facts, severity))


def _told_apart(dated: Sequence[Dated]) -> list[Dated]:
    """``dated`` with the time of day in the key of what is on one day twice."""
    times = Counter(one.key for one in dated)
    return [replace(one, key=f"{one.key} {one.timing.clock}") if times[one.key] > 1 else one for one in dated]


def _named(rule: Rule) -> str:
    """An exception as it is written."""
    if isinstance(rule, Once):
        return str(rule.period)
    if isinstance(rule, Festival):
        return rule.name
    return f"第{'、'.join(map(str, rule.weeks))}周" if isinstance(rule, TermWeeks) else ""
