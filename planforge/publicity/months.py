"""The schedule as months of weeks of days, with what a cell of a calendar holds. Writes no markup."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import accumulate
from math import ceil
from typing import TypeAlias

from planforge.patterns import lazy
from planforge.plan.dates import calendar_day, days_through
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.frame import Frame
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.terms import term_at
from planforge.source import Text

_WEEK = 7
_LINE = 7
"""Characters of a line of a cell."""
_PAGES = {"hant-tw": (14, 16)}
_USUAL_PAGES = (17, 19)
"""Lines of all weeks that the first page holds, on which the mark of the annex stands too, and each other one.

The usual layout of Taiwan's script has fewer.
"""
_QUOTED = lazy("[“《「『][^”》」』]*[”》」』]")
_CLOSING = dict(zip("“‘《〈「『（【", "”’》〉」』）】", strict=True))
_LEAST_NAME = 2
_LEAST_LABEL = 4
"""Characters of a title or topic that are told after the longest of channels."""
_MARK = 1
"""Characters that the mark of an item among others takes."""
_CLOCK = 3
"""Characters that 17:30 takes, with the space behind it."""
_COUNT = 3.5
"""Characters that （3份） takes."""
_UNTIL, _YEAR = 7, 3
"""Characters that （至12月20日） takes, and its year."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What the cells of a week have room for."""

    lines: dict[int, int]
    """Of an item, by how many there are on the day; where there are more, each has one."""
    height: int
    """Lines of a cell for all its items; those beyond are only counted, on the last of them."""


_ROOMS = (
    _Room({1: 4, 2: 3, 3: 2, 4: 2, 5: 2, 6: 2}, 12),
    _Room({1: 4, 2: 3, 3: 2, 4: 2}, 9),
    _Room({1: 3, 2: 2, 3: 2}, 7),
    _Room({1: 3, 2: 2}, 6),
    _Room({1: 2, 2: 2}, 5),
    _Room({1: 2}, 4),
    _Room({1: 2}, 3),
    _Room({}, 2),
)
"""From the most to the least."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a cell: what some occurrences of a day say alike (each school's piece of one issue is one line)."""

    channel: Text | None
    more_channels: bool
    label: Text | None
    """The title or topic, shortened; None where the channel says it all."""
    clock: time | None = None
    """None where there is no room for it."""
    until: date | None = None
    """The last day of a stretch too long to stand on each of its days."""
    count: int = 1
    lines: int = 1
    """How many lines of a cell it takes."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month."""

    day: date
    holiday: str = ""
    """The name of the holiday; nothing for a plain weekend."""
    is_make_up: bool = False
    items: tuple[Item, ...] = ()
    """The first of all the items."""
    total: int = 0
    """How many items it has."""

    @property
    def lines(self) -> int:
        """How many lines its cell has."""
        return 1 + sum(item.lines for item in self.items) + (self.total > len(self.items))


@dataclass(frozen=True, slots=True)
class WeekOfMonth:
    """Monday to Sunday; None is a day of another month, or one outside the plan's period with nothing on it."""

    days: tuple[Day | None, ...]
    number: int | None = None
    """The school week."""

    @property
    def lines(self) -> int:
        """How many lines its row has."""
        return max((day.lines for day in self.days if day), default=1)


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    weeks: tuple[WeekOfMonth, ...]

    @property
    def has_school_weeks(self) -> bool:
        return any(week.number for week in self.weeks)


_Items: TypeAlias = Mapping[date, Mapping[Item, int]]
"""By day: each item at its full length, with how many pieces it stands for."""
_Dates: TypeAlias = tuple[date | None, ...]
"""Monday to Sunday."""


def months(schedule: Schedule, script: str = "hans") -> list[Month]:
    """The months in which something happens, in order, each for a page of a document in ``script``."""
    items = _items(schedule.occurrences, _brief_names(schedule.plan))
    firsts = sorted({day.replace(day=1) for day in items})
    opening, following = _PAGES.get(script, _USUAL_PAGES)
    pages = (opening, *(following for _ in firsts[1:]))
    return [_month(first, items, schedule.frame, page) for first, page in zip(firsts, pages, strict=False)]


def _month(first: date, items: _Items, frame: Frame, page: int) -> Month:
    """The month that begins on ``first``; while it exceeds the lines of its ``page``, its tallest week is cut."""
    dated = list(_weeks(first, items, frame))
    rooms = [0] * len(dated)
    told = [_week(days, items, frame, _ROOMS[0]) for days in dated]
    while sum(week.lines for week in told) > page:
        brief = [index for index, room in enumerate(rooms) if room + 1 < len(_ROOMS)]
        if not brief:
            break
        tallest = max(brief, key=lambda index: told[index].lines)
        rooms[tallest] += 1
        told[tallest] = _week(dated[tallest], items, frame, _ROOMS[rooms[tallest]])
    return Month(first, tuple(told))


def _brief_names(plan: PublicityPlan) -> dict[str, Text]:
    """The channels without what they quote (县电视台《青山教育》栏目), where that still tells them apart."""
    names = [one.name for one in plan.channels.entries] if plan.channels else []
    brief = {name: name if len(short := _QUOTED.sub("", name)) == len(name) else Text(short) for name in names}
    alike = Counter(brief.values())
    return {name: short for name, short in brief.items() if len(short) >= _LEAST_NAME and alike[short] == 1}


def _items(occurrences: Sequence[Occurrence], brief: Mapping[str, Text]) -> _Items:
    """The items of every day that has any, stretches first, then by the clock, each with its number of pieces."""
    found: dict[date, dict[Item, int]] = defaultdict(dict)
    for one in sorted(occurrences, key=lambda one: (one.until == one.day, one.clock or time.min)):
        item = _item(one, brief)
        for day in _shown(one):
            found[day][item] = found[day].get(item, 0) + 1
    return found


def _shown(one: Occurrence) -> Iterator[date]:
    """The days on which ``one`` is shown: all of a week's, else the first in each week and month."""
    days = days_through(one.day, one.until)
    return (day for day in days if not _is_long(one) or day == one.day or day.weekday() == 0 or day.day == 1)


def _is_long(one: Occurrence) -> bool:
    return (one.until - one.day).days >= _WEEK


def _item(one: Occurrence, brief: Mapping[str, Text]) -> Item:
    said = next(iter((*((one.title,) if one.title else ()), *one.topics, *one.chapters)), one.form)
    channel = next(iter(one.channels), None)
    name = brief.get(channel, channel) if channel else None
    return Item(name, len(one.channels) > 1, said, one.clock, one.until if _is_long(one) else None)


# -- how much of an item is told -------------------------------------------------------------------


def _fitted(item: Item, count: int, lines: int, day: date, mark: int) -> Item:
    """``item`` for ``count`` pieces on ``day``, in so many ``lines`` as its cell has for it, behind a ``mark``."""
    end = (_UNTIL + _YEAR * (item.until.year != day.year)) if item.until else 0
    lines = max(lines, 2) if end else lines
    fixed = mark + end + _COUNT * (count > 1)
    room = _characters(lines) - fixed
    told = _told(item, room, lines, count)
    length = _length(told)
    is_timed = item.clock is not None and length + _CLOCK <= room
    taken = _lines(fixed + length + _CLOCK * is_timed)
    return replace(told, clock=item.clock if is_timed else None, count=count, lines=taken)


def _length(item: Item) -> float:
    """Characters of the channel and label of ``item``."""
    named = _width(item.channel) + item.more_channels if item.channel else 0
    return named + bool(item.channel and item.label) + _width(item.label or "")


def _told(item: Item, room: float, lines: int, count: int) -> Item:
    """``item`` with its channel and label, as far as ``room`` goes.

    Where a line, or what a long channel leaves, is not enough, the channel goes; of several pieces the label.
    """
    if item.label is None or item.channel is None:
        return replace(item, label=item.label and _short(item.label, room))
    left = room - _width(item.channel) - item.more_channels - 1
    if _width(item.label) <= left or (lines > 1 and left >= _LEAST_LABEL):
        return replace(item, label=_short(item.label, left))
    if count > 1:
        return replace(item, label=None)
    return replace(item, channel=None, more_channels=False, label=_short(item.label, room))


def _short(text: Text, room: float) -> Text:
    """``text``, or its beginning with what it opens closed; that is not what stands at its path any more."""
    if _width(text) <= room:
        return text
    for end in range(len(text) - 1, 1, -1):
        cut = f"{text[:end]}…{_left_open(text[:end])}"
        if _width(cut) <= room and text[end - 1] not in _CLOSING:
            return Text(cut)
    return Text(f"{text[:1]}…{_left_open(text[:1])}")


def _left_open(text: str) -> str:
    """The marks that close what ``text`` opens: 》 for 《平."""
    awaited: list[str] = []
    for char in text:
        if char in _CLOSING:
            awaited.append(_CLOSING[char])
        elif awaited and char == awaited[-1]:
            awaited.pop()
    return "".join(reversed(awaited))


def _width(text: str) -> float:
    """In Han characters; figures and Latin letters are half as wide."""
    return sum(0.5 if char.isascii() else 1 for char in text)


def _characters(lines: int) -> int:
    """What fits into ``lines``: one less where marks that begin no line may be carried over."""
    return lines * _LINE - (lines > 1)


def _lines(length: float) -> int:
    """How many lines so many characters take."""
    return 1 if length <= _LINE else ceil((length + 1) / _LINE)


# -- weeks and days --------------------------------------------------------------------------------


def _weeks(first: date, items: _Items, frame: Frame) -> Iterator[_Dates]:
    """The weeks of the month that begins on ``first``; those wholly outside the period are left out."""
    days = days_through(first, calendar_day(first.year, first.month, 0))
    cells = [*(None,) * first.weekday(), *(day if day in items or frame.holds(day) else None for day in days)]
    cells += [None] * (-len(cells) % _WEEK)
    for start in range(0, len(cells), _WEEK):
        week = tuple(cells[start : start + _WEEK])
        if any(week):
            yield week


def _week(days: _Dates, items: _Items, frame: Frame, room: _Room) -> WeekOfMonth:
    told = tuple(_day(day, items.get(day, {}), frame, room) if day else None for day in days)
    return WeekOfMonth(told, _number(days, frame))


def _number(days: _Dates, frame: Frame) -> int | None:
    """The school week that ``days`` are in."""
    found = ((term, day) for day in days if day and (term := term_at(frame.terms, day)))
    return next((term.week_of(day) for term, day in found), None)


def _day(day: date, items: Mapping[Item, int], frame: Frame, room: _Room) -> Day:
    lines, mark = room.lines.get(len(items), 1), _MARK * (len(items) > 1)
    fitted = tuple(_fitted(item, count, lines, day, mark) for item, count in items.items())
    listed = _listed(fitted, room.height)
    return Day(day, frame.calendar.off.get(day, ""), frame.calendar.is_make_up(day), listed, len(fitted))


def _listed(items: tuple[Item, ...], height: int) -> tuple[Item, ...]:
    """All of ``items``, or the first that leave a line for the number of all; no fewer than one."""
    ends = list(accumulate(item.lines for item in items))
    if not ends or ends[-1] <= height:
        return items
    return items[: max(1, sum(end < height for end in ends))]
