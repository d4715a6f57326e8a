"""The schedule as months of weeks of days, with what a cell of a calendar holds. Writes no markup."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil

from planforge.plan.dates import days_in
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.frame import Frame
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.terms import term_at
from planforge.source import Text

_WEEK = 7
_LINE = 7
"""Characters of a line of a cell."""
_PAGE, _FIRST_PAGE = 19, 17
"""Lines of all weeks that a page holds; on the first one stands the mark of the annex too."""
_QUOTED = re.compile("[“《「『][^”》」』]*[”》」』]")
_LEAST_NAME = 2
_LEAST_LABEL = 4
"""Characters of a title or topic that are told after the longest of channels."""
_EDGE = 3
"""Characters that （起） takes."""
_COUNT = 4
"""Characters that （3份） takes."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What a cell has room for."""

    characters: dict[int, int]
    """Of an item, by how many there are on the day; where there are more, each has a line, without its channel."""
    shown: int
    """Items that are listed before they are only counted."""


_ROOMS = (
    _Room({1: 20, 2: 13}, 5),
    _Room({1: 13}, 5),
    _Room({1: 13}, 4),
    _Room({}, 3),
)
"""From the most to the least; the first one with which a month fits on its page is taken."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a cell: what some occurrences of a day say alike (each school's piece of one issue is one line)."""

    channel: Text | None
    more_channels: bool
    label: Text | None
    """The title or topic, shortened; None where the channel says it all."""
    count: int = 1
    edge: str = ""
    """``first`` or ``last`` of a stretch too long to stand on each of its days."""

    @property
    def lines(self) -> int:
        """How many lines of a cell it takes."""
        told = len(self.channel or "") + self.more_channels + bool(self.channel) + len(self.label or "")
        return ceil((told + _COUNT * (self.count > 1) + _EDGE * bool(self.edge)) / _LINE)


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


def months(schedule: Schedule) -> list[Month]:
    """The months in which something happens, in order."""
    items = _items(schedule.occurrences, _brief_names(schedule.plan))
    firsts = sorted({day.replace(day=1) for day in items})
    pages = (_FIRST_PAGE, *(_PAGE for _ in firsts[1:]))
    return [_month(first, items, schedule.frame, page) for first, page in zip(firsts, pages, strict=False)]


def _month(first: date, items: Mapping[date, Mapping[Item, int]], frame: Frame, page: int) -> Month:
    """The month that begins on ``first``, told in as many words as fit into the lines of its ``page``."""
    for room in _ROOMS:
        month = Month(first, tuple(_weeks(first, items, frame, room)))
        if sum(week.lines for week in month.weeks) <= page:
            break
    return month


def _brief_names(plan: PublicityPlan) -> dict[str, Text]:
    """The channels without what they quote (县电视台《青山教育》栏目), where that still tells them apart."""
    names = [one.name for one in plan.channels.entries] if plan.channels else []
    brief = {name: name if len(short := _QUOTED.sub("", name)) == len(name) else Text(short) for name in names}
    alike = Counter(brief.values())
    return {name: short for name, short in brief.items() if len(short) >= _LEAST_NAME and alike[short] == 1}


def _items(occurrences: Sequence[Occurrence], brief: Mapping[str, Text]) -> dict[date, dict[Item, int]]:
    """The items of every day that has any, at their full length, with how many pieces each stands for."""
    found: dict[date, dict[Item, int]] = defaultdict(dict)
    for one in occurrences:
        for day, edge in _shown(one):
            item = _item(one, edge, brief)
            found[day][item] = found[day].get(item, 0) + 1
    return found


def _shown(one: Occurrence) -> Iterator[tuple[date, str]]:
    """The days on which ``one`` is shown: all of a week's, else the first and the last."""
    length = (one.until - one.day).days + 1
    if length > _WEEK:
        yield from ((one.day, "first"), (one.until, "last"))
    else:
        yield from ((one.day + timedelta(days=number), "") for number in range(length))


def _item(one: Occurrence, edge: str, brief: Mapping[str, Text]) -> Item:
    said = next(iter((*((one.title,) if one.title else ()), *one.topics, *one.chapters)), one.form)
    channel = next(iter(one.channels), None)
    return Item(brief.get(channel, channel) if channel else None, len(one.channels) > 1, said, edge=edge)


def _fitted(item: Item, count: int, of: int, cell: _Room) -> Item:
    """``item`` for ``count`` pieces, one ``of`` so many on its day: its label as long as the cell has room for."""
    if item.label is None:
        return replace(item, count=count)
    if of not in cell.characters:
        label = _short(item.label, _LINE - _COUNT * (count > 1))
        return replace(item, channel=None, more_channels=False, label=label, count=count)
    taken = len(item.channel or "") + item.more_channels + bool(item.channel)
    room = cell.characters[of] - taken - _EDGE * bool(item.edge) - _COUNT * (count > 1)
    return replace(item, label=_short(item.label, max(room, _LEAST_LABEL)), count=count)


def _short(text: Text, room: int) -> Text:
    """``text``, or its beginning; that is not what stands at its path any more."""
    return text if len(text) <= room else Text(f"{text[: room - 1]}…")


def _weeks(
    first: date, items: Mapping[date, Mapping[Item, int]], frame: Frame, room: _Room
) -> Iterator[WeekOfMonth]:
    """The weeks of the month that begins on ``first``; those wholly outside the period are left out."""
    last = first.replace(day=days_in(first.year, first.month))
    blanks = (None,) * first.weekday()
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    cells: list[Day | None] = [*blanks, *(_day(day, items.get(day, {}), frame, room) for day in days)]
    cells += [None] * (-len(cells) % _WEEK)
    for start in range(0, len(cells), _WEEK):
        week = tuple(cells[start : start + _WEEK])
        dated = [day.day for day in week if day]
        if dated:
            yield WeekOfMonth(week, _number(dated, frame))


def _number(days: Sequence[date], frame: Frame) -> int | None:
    """The school week that ``days`` are in."""
    found = ((term, day) for day in days if (term := term_at(frame.terms, day)))
    return next((term.week_of(day) for term, day in found), None)


def _day(day: date, items: Mapping[Item, int], frame: Frame, room: _Room) -> Day | None:
    if not items and not frame.holds(day):
        return None
    calendar = frame.calendar
    fitted = tuple(_fitted(item, count, len(items), room) for item, count in items.items())
    listed = fitted if len(fitted) <= room.shown else fitted[: room.shown - 1]
    return Day(day, calendar.off.get(day, ""), calendar.is_make_up(day), listed, len(fitted))
