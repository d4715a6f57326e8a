"""Puts a publicity plan into another year: its file, changed where dates stand, and what that does to its schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from planforge.diagnostics import Diagnostics, Place
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.dates import calendar_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.plan.timing import Recurrence, Timing
from planforge.publicity.frame import Frame
from planforge.publicity.rolling.day_mapping import DayMapping
from planforge.publicity.rolling.texts import rolled
from planforge.publicity.slots import Slots
from planforge.publicity.written_days import Found, written_days
from planforge.resources import read_yaml
from planforge.source import Scalar, Text, load, walk
from planforge.source.editing import Edits

_FIXED = Path(__file__).parents[1] / "data" / "fixed_days.yaml"
_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")


@dataclass
class Rolling:
    """The plan in ``text``, on its way into the year ``shift`` years later."""

    text: str
    loaded: LoadedPlan
    plan: PublicityPlan
    frame: Frame
    shift: int
    fixed: set[tuple[str, date]] = field(default_factory=set)
    """Days of entries, by their paths, that keep their date (教师节)."""

    excepted: dict[date, date] = field(default_factory=dict)
    """Days that are left out, and those that are left out instead."""

    def __post_init__(self) -> None:
        self.mapping = DayMapping(self.frame, self.shift)
        root = load(self.text, self.loaded.places[""].file, Diagnostics())
        assert root is not None
        self._edits = Edits(self.text, root)
        self._nodes = {node.place: node for node in walk(root) if isinstance(node, Scalar)}
        self._changed: set[Place] = set()

    def rolled(self) -> str:
        """The file of the next plan.

        Raises:
            NotEditable: the file is written in a way in which that cannot be done.
            NoTerm: the calendars lack a term of the other year.
        """
        self._put("period", self._period())
        for number, entry in enumerate(self.plan.schedule.entries if self.plan.schedule else ()):
            self._entry(entry, f"schedule.entries.{number}")
        return self._edits.apply()

    def left(self) -> Iterator[tuple[Place, str]]:
        """The texts that still name a year of the old plan, or a date; people have to look at them."""
        settled = {place for path, place in self.loaded.places.items() if path.startswith("calendar")}
        settled |= self._changed
        for place, node in sorted(self._nodes.items()):
            if place not in settled and self._is_dated(node.value):
                yield place, node.value

    def _is_dated(self, text: str) -> bool:
        return bool(self._years & set(_YEAR.findall(fold(text)))) or any(True for _ in written_days(text))

    @property
    def _years(self) -> set[str]:
        """The years of the plan's period."""
        if self.frame.first is None:
            return set()
        last = self.frame.last or self.frame.first
        return {str(year) for year in range(self.frame.first.year, last.year + 1)}

    # -- the period ----------------------------------------------------------------------------

    def _period(self) -> str:
        """The plan's period: months and month ends stay what they are, other days go by school week."""
        if self.plan.period is None or self.frame.first is None:
            return ""
        written = rolled(self.plan.period.text, self.shift, self._bound)
        if _YEAR.search(fold(written)):
            return written
        return f"{self.frame.first.year + self.shift}年{written}"

    def _bound(self, found: Found) -> date:
        day = found.resolved(self.frame.first.year if self.frame.first else 1)
        if _is_edge(day):
            later = self.mapping.year_later(day)
            return later if day.day == 1 else _month_end(later)
        return self.mapping.of(day)[0]

    # -- entries -------------------------------------------------------------------------------

    def _entry(self, entry: Entry, path: str) -> None:
        for number, timing in enumerate(entry.when):
            except_ = self._days(Timing(timing.text, timing.exceptions))
            self._put(f"{path}.when.{number}", self._timing(entry, path, timing, except_), timing.text)
        for number, timing in enumerate(entry.exceptions):
            written = self._timing(entry, path, timing, self._days(timing))
            self._put(f"{path}.exceptions.{number}", written, timing.text)
        if entry.period:
            self._put(f"{path}.period", rolled(entry.period.text, self.shift, self._bound), entry.period.text)

    def _days(self, timing: Timing) -> set[date]:
        slots = Slots(self.frame, timing.text).of(timing, self.frame.first, self.frame.last) if timing.rules else []
        return {day for slot in slots for day in (slot.first, slot.last)}

    def _timing(self, entry: Entry, path: str, timing: Timing, except_: set[date]) -> str:
        recurs = any(isinstance(rule, Recurrence) for rule in timing.rules)

        def roll(found: Found) -> date:
            day = self.frame.date_of(found)
            if day in except_:
                self.excepted[day] = self._exception(day)
                return self.excepted[day]
            if self._is_festival(day, entry):
                self.fixed.add((path, day))
                return self._exception(day)
            if recurs:
                return self._bound(Found(day.year, day.month, day.day))
            if _is_fixed(day, entry):
                self.fixed.add((path, day))
                return self.mapping.year_later(day)
            return self.mapping.of(day)[0]

        return rolled(timing.text, self.shift, roll)

    def _is_festival(self, day: date, entry: Entry) -> bool:
        """Whether ``entry`` is about the holiday that ``day`` is (端午)."""
        name = fold(self.frame.calendar.off.get(day, "")).removesuffix("节")
        return bool(name) and name in fold("".join((entry.title or "", *entry.topics)))

    def _exception(self, day: date) -> date:
        """A day that was left out: the same day of its holiday, else as any day."""
        calendar, later = self.frame.calendar, day.year + self.shift
        if day not in calendar.off:
            return self.mapping.of(day)[0]
        before = sorted(one for one, name in calendar.off.items() if name == calendar.off[day] and one.year == day.year)
        after = sorted(one for one, name in calendar.off.items() if name == calendar.off[day] and one.year == later)
        if not after:
            return self.mapping.year_later(day)
        return after[min(before.index(day), len(after) - 1)]

    def _put(self, path: str, text: str, old: str = "") -> None:
        """Write ``text`` where the text at ``path`` stands."""
        place = self.loaded.place(old.path if isinstance(old, Text) and old.path else path)
        node = self._nodes.get(place) if place else None
        if node is None or not text or place is None:
            return
        self._edits.replace(node, text)
        self._changed.add(place)


def _is_edge(day: date) -> bool:
    """Whether ``day`` is the first or the last of its month."""
    return day.day == 1 or day == _month_end(day)


def _month_end(day: date) -> date:
    return calendar_day(day.year, day.month, 0)


@cache
def _fixed() -> dict[str, tuple[str, ...]]:
    return {key: tuple(names) for key, names in read_yaml(_FIXED).items()}


def _is_fixed(day: date, entry: Entry) -> bool:
    """Whether ``entry`` is about a day that is fixed by its date, and stands on it."""
    names = _fixed().get(f"{day.month:02}-{day.day:02}", ())
    said = fold("".join((entry.title or "", *entry.topics, entry.note or "")))
    return any(name in said for name in names)
