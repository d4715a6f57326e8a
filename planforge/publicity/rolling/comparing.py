"""Two schedules of one plan, a year apart: which day became which, and which days had to move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planforge.publicity.occurrence import Occurrence, Shift
from planforge.publicity.rolling.day_mapping import DayMapping, Why
from planforge.publicity.schedule import Schedule

_FAR = 20
"""Days between a day and the one that answers to it, at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An occurrence of the old schedule and the one that answers to it; one of them may be missing."""

    old: Occurrence | None
    new: Occurrence | None
    wanted: date | None
    """The day of the same school week and weekday, or the nearest one that the term has."""
    why: Why = Why.SAME

    @property
    def day(self) -> date:
        """The new day; of what there is no more, the old one."""
        one = self.new or self.old
        return one.day if one else date.min

    @property
    def has_moved(self) -> bool:
        """Whether it is not in the same school week, on the same weekday."""
        return self.why is not Why.SAME


def compare(old: Schedule, new: Schedule, mapping: DayMapping, fixed: set[tuple[str, date]]) -> list[Pair]:
    """The occurrences of ``old`` beside those of ``new``, issue by issue, in the order of the new days.

    Raises:
        NoTerm: the calendars lack a term of the other year.
    """
    pairs = [_pair(*both, mapping, fixed) for both in _beside(old, new, mapping)]
    return sorted(pairs, key=lambda pair: pair.day)


def _beside(
    old: Schedule, new: Schedule, mapping: DayMapping
) -> Iterator[tuple[Occurrence | None, Occurrence | None]]:
    """What answers to each other: on the same day of the same school week, else the nearest of what is left over."""
    before, after = _by_entry(old), _by_entry(new)
    for key in dict.fromkeys((*before, *after)):
        left, waiting = [], {(one.nominal, one.clock): one for one in after.get(key, ())}
        for one in before.get(key, ()):
            if found := waiting.pop((mapping.of(one.nominal)[0], one.clock), None):
                yield one, found
            else:
                left.append(one)
        yield from _nearest(left, list(waiting.values()), mapping)


def _nearest(
    old: Sequence[Occurrence], new: Sequence[Occurrence], mapping: DayMapping
) -> Iterator[tuple[Occurrence | None, Occurrence | None]]:
    """What is left over on both sides, each with the nearest; days far from each other have nothing in common."""
    waiting = list(new)
    for before in old:
        after = _nearest_to(mapping.of(before.nominal)[0], waiting)
        if after:
            waiting.remove(after)
        yield before, after
    yield from ((None, after) for after in waiting)


def _nearest_to(wanted: date, waiting: Sequence[Occurrence]) -> Occurrence | None:
    near = [one for one in waiting if abs((one.nominal - wanted).days) <= _FAR]
    return min(near, key=lambda one: abs((one.nominal - wanted).days), default=None)


def _by_entry(schedule: Schedule) -> dict[tuple[str, str], list[Occurrence]]:
    """The occurrences of each entry in order; of each unit, where each has its own piece."""
    found: dict[tuple[str, str], list[Occurrence]] = {}
    for one in schedule.occurrences:
        found.setdefault((one.path, one.share), []).append(one)
    return {key: sorted(those, key=lambda one: one.nominal) for key, those in found.items()}


def _pair(old: Occurrence | None, new: Occurrence | None, mapping: DayMapping, fixed: set[tuple[str, date]]) -> Pair:
    if old is None or new is None:
        return Pair(old, new, None)
    wanted, why = mapping.of(old.nominal)
    if new.day == wanted:
        return Pair(old, new, wanted, why)
    if new.shift in (Shift.POSTPONED, Shift.ADVANCED):
        return Pair(old, new, wanted, Why.HOLIDAY)
    return Pair(old, new, wanted, _why(old, why, fixed))


def _why(old: Occurrence, why: Why, fixed: set[tuple[str, date]]) -> Why:
    if (old.path, old.nominal) in fixed:
        return Why.FIXED
    return Why.RULE if why is Why.SAME else why
