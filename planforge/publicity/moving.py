"""A day off: what becomes of what falls on it (遇休). Counts no deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planforge.plan.dates import days_through
from planforge.publicity.occurrence import Shift
from planforge.publicity.slots import Slot
from planforge.publicity.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Moved:
    """``slot`` on the days on which it takes place; cancelled where ``shift`` is None."""

    slot: Slot
    first: date
    last: date
    shift: Shift | None = Shift.NONE
    rest: str = ""
    """The day off that it was to fall on."""


def move(slot: Slot, policy: str | None, calendar: WorkCalendar) -> Moved:
    """``slot`` where ``policy`` (an English value of 遇休) puts it. A stretch of days stays where it is, and where
    nobody works on any of them, only 照常 says that this is meant.

    Raises:
        UnknownYear: whether it is a day off is not known, and matters.
    """
    if slot.last > slot.first:
        return _stretch(slot, policy, calendar)
    if policy == "keep" and not calendar.knows(slot.first):
        return Moved(slot, slot.first, slot.last)
    if not calendar.is_off(slot.first):
        return Moved(slot, slot.first, slot.last)
    rest = calendar.rest(slot.first)
    if policy == "cancel":
        return Moved(slot, slot.first, slot.last, None, rest)
    if policy == "postpone":
        day = calendar.next_workday(slot.first)
        return Moved(slot, day, day, Shift.POSTPONED, rest)
    if policy == "advance":
        day = calendar.previous_workday(slot.first)
        return Moved(slot, day, day, Shift.ADVANCED, rest)
    return Moved(slot, slot.first, slot.last, Shift.KEPT if policy else Shift.UNSTATED, rest)


def _stretch(slot: Slot, policy: str | None, calendar: WorkCalendar) -> Moved:
    if not all(calendar.knows(day) and calendar.is_off(day) for day in days_through(slot.first, slot.last)):
        return Moved(slot, slot.first, slot.last)
    shift = Shift.KEPT if policy == "keep" else Shift.UNSTATED
    return Moved(slot, slot.first, slot.last, shift, calendar.rest(slot.first))
