"""A day of one year → the day of another that has the same school week and weekday. Holidays are not looked at here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum

from planforge.plan.dates import add_days, calendar_day
from planforge.publicity.frame import Frame
from planforge.publicity.terms import Term, term_at


class Why(Enum):
    """Why a day is not in the same school week, or on the same weekday."""

    SAME = ""
    WEEKS = "weeks"
    """The term has fewer weeks."""
    EDGE = "edge"
    """The day would lie before the term begins, or after it ends."""
    FIXED = "fixed"
    """A day that is fixed by its date (教师节)."""
    RULE = "rule"
    """A rule by dates (每月5日) makes it."""
    HOLIDAY = "holiday"
    """The day is a day off."""


class NoTerm(Exception):
    """The calendars do not have the term of the other year that answers to ``term``."""

    def __init__(self, term: Term, year: int) -> None:
        super().__init__(term.name)
        self.term, self.year = term, year


@dataclass(frozen=True, slots=True)
class DayMapping:
    """Days of the frame's year, ``shift`` years later."""

    frame: Frame
    shift: int

    def of(self, day: date) -> tuple[date, Why]:
        """The day that answers to ``day``: by the week of its term, or as far from the nearest term.

        Where there are no terms at all, by the week of the year (ISO 8601).

        Raises:
            NoTerm: its term is not there.
        """
        term = term_at(self.frame.terms, day)
        if term:
            return self._in_term(day, term)
        near = min(self.frame.terms, key=lambda one: _away(one, day), default=None)
        return self._beside_term(day, near) if near else self._by_week_of_year(day)

    def term(self, term: Term) -> Term:
        """The same term, ``shift`` years later.

        Raises:
            NoTerm: no calendar has it.
        """
        year = term.school_year + self.shift
        for one in self.frame.terms:
            if one.is_spring == term.is_spring and one.school_year == year:
                return one
        raise NoTerm(term, term.first.year + self.shift)

    def year_later(self, day: date) -> date:
        """The same date, ``shift`` years later; 29 February is the 28th where there is none."""
        year = min(max(day.year + self.shift, MINYEAR), MAXYEAR)
        return calendar_day(year, day.month, day.day)

    def _in_term(self, day: date, term: Term) -> tuple[date, Why]:
        other = self.term(term)
        week = min(term.week_of(day), other.weeks)
        found = add_days(other.monday(week), day.weekday())
        inside = min(max(found, other.first), other.last)
        if week < term.week_of(day):
            return inside, Why.WEEKS
        return inside, Why.SAME if inside == found else Why.EDGE

    def _beside_term(self, day: date, term: Term) -> tuple[date, Why]:
        """A day of the vacation, as many weeks before the first week of ``term`` or after its last one."""
        other, week = self.term(term), 1 if day < term.first else -1
        return add_days(other.monday(week), (day - term.monday(week)).days), Why.SAME

    def _by_week_of_year(self, day: date) -> tuple[date, Why]:
        year, week, weekday = day.isocalendar()
        year = min(max(year + self.shift, MINYEAR), MAXYEAR - 1)
        try:
            return date.fromisocalendar(year, week, weekday), Why.SAME
        except ValueError:
            return date.fromisocalendar(year, week - 1, weekday), Why.WEEKS


def _away(term: Term, day: date) -> int:
    """Days between ``day`` and ``term``."""
    return max((term.first - day).days, (day - term.last).days)
