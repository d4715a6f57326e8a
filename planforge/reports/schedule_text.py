"""A schedule for the screen: a table by date, the days on which nothing happens, how many there are. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planforge.plan.publicity import Entry
from planforge.publicity.occurrence import LeftOut, Occurrence, Shift, Why
from planforge.publicity.schedule import Schedule
from planforge.reports.grid import grid
from planforge.reports.wording import Translate, fill, same

_HEADER = ("日期", "星期", "时间", "周次", "渠道", "选题", "形式", "单位", "责任人", "交稿", "审核", "备注")
_LEFT_OUT = ("日期", "星期", "选题", "原因")
_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_MOVED = {
    Shift.POSTPONED: "由{day}（{rest}）顺延",
    Shift.ADVANCED: "由{day}（{rest}）提前",
    Shift.KEPT: "{rest}照常",
    Shift.UNSTATED: "{rest}，没有写遇休",
}
"""What is said of an occurrence whose day is a day off."""
_COUNTED = {
    Shift.POSTPONED: "顺延{count}项",
    Shift.ADVANCED: "提前{count}项",
    Shift.KEPT: "休息日照常{count}项",
    Shift.UNSTATED: "在休息日而没有写遇休{count}项",
}
_WHY = {Why.HOLIDAY: "{rest}取消", Why.EXCEPTION: "除外", Why.OUT_OF_TERM: "不在学期内"}


def render(schedule: Schedule, translate: Translate | None = None) -> str:
    """All of ``schedule``; the labels in the language of ``translate``, the plan's words as they are."""
    return "\n".join(_Screen(schedule, translate or same).lines())


class _Screen:
    def __init__(self, schedule: Schedule, say: Translate) -> None:
        self._all, self._left_out, self._say = schedule.occurrences, schedule.left_out, say

    def lines(self) -> list[str]:
        if not self._all:
            return [self._say("没有符合的安排"), *self._not_done()]
        rows = [self._row(one) for one in self._all]
        return [*grid([*map(self._say, _HEADER)], rows), *self._not_done(), "", self._counts()]

    # -- the table -----------------------------------------------------------------------------

    def _row(self, one: Occurrence) -> tuple[str, ...]:
        return (
            _days(one),
            self._weekday(one.day),
            one.hours,
            fill(self._say("第{number}周"), {"number": str(one.week.number)}) if one.week else "",
            self._names(one.channels),
            one.subject,
            one.form or "",
            self._names(one.units),
            self._names(one.persons),
            _iso(one.copy_due),
            _iso(one.review_due),
            self._say("；").join(self._remarks(one)),
        )

    def _remarks(self, one: Occurrence) -> Iterator[str]:
        """Where its day comes from, if it is not the one of the rule or a day off; the note of the plan."""
        if one.shift in _MOVED:
            yield fill(self._say(_MOVED[one.shift]), {"day": one.nominal.isoformat(), "rest": one.rest})
        if one.note:
            yield one.note

    def _weekday(self, day: date) -> str:
        return self._say(_WEEKDAYS[day.weekday()])

    def _names(self, names: Iterable[str]) -> str:
        return self._say("、").join(names)

    # -- what does not take place --------------------------------------------------------------

    def _not_done(self) -> list[str]:
        """The days that are left out, with a title; nothing where there are none."""
        if not self._left_out:
            return []
        rows = [self._left_out_row(one) for one in sorted(self._left_out, key=lambda one: one.day)]
        title = f"{self._say('不排')} {len(rows)}"
        return ["", title, *grid([*map(self._say, _LEFT_OUT)], rows)]

    def _left_out_row(self, one: LeftOut) -> tuple[str, ...]:
        why = fill(self._say(_WHY[one.why]), {"rest": one.rest})
        return one.day.isoformat(), self._weekday(one.day), self._names(_about(one.entry)), why

    def _counts(self) -> str:
        shifts = [one.shift for one in self._all]
        told = [
            (self._say("共{count}项"), len(shifts)),
            *((self._say(text), shifts.count(shift)) for shift, text in _COUNTED.items()),
            (self._say("不排{count}项"), len(self._left_out)),
        ]
        return self._say("，").join(fill(text, {"count": str(number)}) for text, number in told if number)


def _about(entry: Entry) -> tuple[str, ...]:
    """What an entry is about, whichever of its days it is."""
    return (entry.title,) if entry.title else entry.topics or entry.chapters or entry.channels


def _days(one: Occurrence) -> str:
    """2026-05-08, or 2026-05-08—05-12 for a stretch; a year that changes is written twice."""
    if one.until == one.day:
        return one.day.isoformat()
    last = one.until.isoformat()
    return f"{one.day.isoformat()}—{last[5:] if one.until.year == one.day.year else last}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
