"""What comes again (每周五, 每月第一个周一, 每季度首月5日) as people write it. No list of its days."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from planforge.patterns import lazy
from planforge.plan.dates import NUMBER, check_day, number_of
from planforge.plan.timing import Frequency, Recurrence
from planforge.plan.timing_words import COUNT, WEEKDAYS, any_of, count_of, data, weekdays
from planforge.plan.unreadable import Unreadable

_MOST = 60
"""Longer intervals are slips."""
_LONGEST_MONTH = 31
_MONTHS = 12
_WEEKS_OF_ANY_MONTH = 4
_WHICH = "(?:第?[1-5一二三四五]|最后[一1]?|倒数第[1-5一二三四五])[个周]?"
_ORDINAL = lazy(rf"(?P<which>{_WHICH}(?:、{_WHICH})*)的?(?P<at>{WEEKDAYS}|工作日)")
_ONE_ORDINAL = lazy("(?P<end>最后|倒数)?第?(?P<number>[1-5一二三四五])?")
_WEEKLY = lazy(rf"(?:(?:每逢?|逢)个?(?:周(?:[一1]次)?)?的?)?,?(?P<days>{WEEKDAYS})")
_SOME_WEEKS = lazy(
    rf"(?:每?(?P<every>{COUNT})个?周|每?隔(?P<gap>{COUNT})?个?周?)(?:[一1]次)?[的逢,]*(?P<days>{WEEKDAYS})"
)
_SOME_DAYS = lazy(rf"每(?P<every>{COUNT})[天日]|每?隔(?P<gap>{COUNT})?[天日]")
_YEARLY = lazy(r"每年的?(?P<parts>.+)")
_OF_YEAR = lazy(rf"(?P<month>{NUMBER})月的?(?P<point>.+)")


class _Point(NamedTuple):
    """What of a month: days of it, weekdays counted in it, or one of its working days."""

    dates: tuple[int, ...] = ()
    days: tuple[tuple[int, int], ...] = ()
    workday: int = 0

    def within(self, recurrence: Recurrence) -> Recurrence:
        return recurrence._replace(dates=self.dates, days=self.days, workday=self.workday)

    def counted(self) -> tuple[int, ...]:
        """How each is counted: from the beginning, or (negative) from the end."""
        return (*self.dates, *(which for which, _ in self.days), *filter(None, [self.workday]))


def parse_recurrence(text: str, folded: str) -> tuple[Recurrence, ...]:
    """What comes again by ``folded`` (see `timing_words.plain`) as a whole; empty where nothing does.

    Raises:
        Unreadable: it names a day that does not exist (PF304, PF305); ``text`` is quoted.
    """
    regular = _daily(folded) or _weekly(folded)
    return regular or _monthly(text, folded) or _quarterly(text, folded) or _yearly(text, folded)


def points_of_months(text: str, folded: str) -> tuple[Recurrence, ...]:
    """Days of each month (第一个周一, 最后一天), for a text that names the months before them.

    Raises:
        Unreadable: as `parse_recurrence`.
    """
    return tuple(point.within(Recurrence(Frequency.MONTH)) for point in _points(text, folded))


def _daily(folded: str) -> tuple[Recurrence, ...]:
    if re.fullmatch(any_of(data()["daily"]), folded):
        return (Recurrence(Frequency.DAY),)
    if re.fullmatch(any_of(data()["workdays"]), folded):
        return (Recurrence(Frequency.DAY, workdays=True),)
    match = _SOME_DAYS.fullmatch(folded)
    interval = _interval(match["every"], match["gap"]) if match else 0
    return (Recurrence(Frequency.DAY, interval),) if interval else ()


def _weekly(folded: str) -> tuple[Recurrence, ...]:
    if match := _WEEKLY.fullmatch(folded):
        return (_of_weeks(1, match["days"]),)
    match = _SOME_WEEKS.fullmatch(folded)
    interval = _interval(match["every"], match["gap"]) if match else 0
    return (_of_weeks(interval, match["days"]),) if match and interval else ()


def _interval(every: str | None, gap: str | None) -> int:
    """每两周 and 每隔一周 are every second one, 隔周 too; 0 where it is no interval."""
    interval = count_of(every) if every else count_of(gap or "1") + 1
    return interval if interval <= _MOST else 0


def _of_weeks(interval: int, days: str) -> Recurrence:
    return Recurrence(Frequency.WEEK, interval, tuple((0, day) for day in weekdays(days)))


@cache
def _month() -> re.Pattern[str]:
    return re.compile(
        rf"(?:每(?:(?P<every>{COUNT})?个)?月|每?隔(?P<gap>{COUNT})?个?月|(?:每逢?|逢)?(?P<parity>[单双])月)的?,?(?P<point>.+)"
    )


def _monthly(text: str, folded: str) -> tuple[Recurrence, ...]:
    match = _month().fullmatch(folded)
    if not match:
        return ()
    interval = 1 if match["parity"] else _interval(match["every"] or ("" if "隔" in folded else "1"), match["gap"])
    months = tuple(range(1 if match["parity"] == "单" else 2, _MONTHS + 1, 2)) if match["parity"] else ()
    every = Recurrence(Frequency.MONTH, interval, months=months)
    return tuple(point.within(every) for point in _points(text, match["point"])) if interval else ()


@cache
def _quarter() -> re.Pattern[str]:
    return re.compile(rf"每个?季度?的?(?P<month>{any_of(data()['quarter_months'])})?的?,?(?P<point>.+)")


def _quarterly(text: str, folded: str) -> tuple[Recurrence, ...]:
    match = _quarter().fullmatch(folded)
    if not match:
        return ()
    points = _points(text, match["point"])
    months = [data()["quarter_months"][match["month"]] if match["month"] else _month_of(point) for point in points]
    return tuple(
        point.within(Recurrence(Frequency.MONTH, months=tuple(range(month, _MONTHS + 1, 3))))
        for point, month in zip(points, months, strict=True)
        if all(months)
    )


def _month_of(point: _Point) -> int:
    """The month of the quarter in which ``point`` lies (每季度最后一个周五: the third); 0 where that is not sure."""
    counted = point.counted()
    if all(which < 0 for which in counted):
        return 3
    by_week = 1 if point.days else point.dates == (1,) or bool(point.workday)
    return 1 if by_week and all(0 < which <= _WEEKS_OF_ANY_MONTH for which in counted) else 0


def _yearly(text: str, folded: str) -> tuple[Recurrence, ...]:
    match = _YEARLY.fullmatch(folded)
    parts = [_OF_YEAR.fullmatch(part) for part in re.split(rf"、(?={NUMBER}月)", match["parts"])] if match else []
    found = [_of_year(text, part["month"], part["point"]) if part else () for part in parts]
    return tuple(one for several in found for one in several) if all(found) else ()


def _of_year(text: str, written: str, words: str) -> tuple[Recurrence, ...]:
    month = number_of(written) or 0
    check_day(text, None, month, None)
    points = _points(text, words)
    for day in (day for point in points for day in point.dates if day > 0):
        check_day(text, None, month, day)
    return tuple(point.within(Recurrence(Frequency.YEAR, months=(month,))) for point in points)


def _points(text: str, words: str) -> tuple[_Point, ...]:
    """The points of a list (5日、20日; 第一个周一、第三个周一); none where one of them is no point."""
    if whole := _point(text, words):
        return (whole,)
    found = [_point(text, piece) for piece in words.split("、")]
    return tuple(point for point in found if point) if all(found) else ()


def _point(text: str, words: str) -> _Point | None:
    if _dates().fullmatch(words):
        return _Point(dates=tuple(_date(text, piece) for piece in words.split("、")))
    match = _ORDINAL.fullmatch(words)
    if not match:
        return None
    which = [_which(piece) for piece in match["which"].split("、")]
    if match["at"] == "工作日":
        return _Point(workday=which[0]) if len(which) == 1 else None
    return _Point(days=tuple((one, day) for one in which for day in weekdays(match["at"])))


@cache
def _dates() -> re.Pattern[str]:
    named = any_of(data()["month_days"])
    return re.compile(rf"(?:(?:{NUMBER}日?|{named})、)*(?:{NUMBER}日|{named})")


def _date(text: str, words: str) -> int:
    if words in data()["month_days"]:
        return int(data()["month_days"][words])
    day = number_of(words.removesuffix("日")) or 0
    if not 1 <= day <= _LONGEST_MONTH:
        raise Unreadable("PF305", {"text": text, "when": "一个月", "day": day, "days": _LONGEST_MONTH})
    return day


def _which(words: str) -> int:
    match = _ONE_ORDINAL.match(words)
    number = count_of(match["number"] or "1") if match else 0
    return -number if match and match["end"] else number
