"""The terms of the school calendars and their weeks. A week begins on Monday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.dates import add_days
from planforge.plan.school_calendar import SchoolCalendar
from planforge.plan.school_calendar import Term as WrittenTerm
from planforge.source import Text

_WEEK = 7
_SPRING = range(1, 6)
"""The months in which a spring term begins."""
_SECOND = lazy(r"春|第?[二2]学期|下学期")
_FIRST = lazy(r"秋|第?[一1]学期|上学期")
_SCHOOL_YEAR = lazy(r"(\d{4})(?:[-—–~至]\d{2,4})?学年")
_YEAR = lazy(r"(\d{4})年")


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its first and last day; ``week_one`` is the Monday of its first week."""

    name: Text
    first: date
    last: date
    week_one: date

    @property
    def weeks(self) -> int:
        """How many weeks it has, the last one be it only begun."""
        return (self.last - self.week_one).days // _WEEK + 1

    @property
    def is_spring(self) -> bool:
        """Whether it is the second term of a school year."""
        return self.first.month in _SPRING

    @property
    def school_year(self) -> int:
        """The year in which its school year began."""
        return self.first.year - 1 if self.is_spring else self.first.year

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def week_of(self, day: date) -> int:
        """The number of the week that ``day`` is in, from 1; it may be outside the term."""
        return (day - self.week_one).days // _WEEK + 1

    def monday(self, week: int) -> date:
        """The Monday of ``week``; negative weeks count from the end, -1 is the last."""
        number = week if week > 0 else self.weeks + 1 + week
        return add_days(self.week_one, _WEEK * (number - 1))

    def is_called(self, text: str) -> bool:
        """Whether ``text`` (folded) names this term: by its name, or by season, number and year."""
        name = fold(self.name)
        if text == name or name.endswith(text):
            return True
        spring, autumn = _SECOND.search(text), _FIRST.search(text)
        if not (spring or autumn) or bool(spring) != self.is_spring:
            return False
        if year := _SCHOOL_YEAR.search(text):
            return int(year[1]) == self.school_year
        year = _YEAR.search(text)
        return year is None or int(year[1]) == self.first.year


def terms_of(calendars: Iterable[SchoolCalendar]) -> tuple[Term, ...]:
    """The terms of ``calendars`` that have both their ends, in order of time."""
    found = (term for calendar in calendars for written in calendar.terms if (term := term_of(written)))
    return tuple(sorted(found, key=lambda term: term.first))


def term_of(written: WrittenTerm) -> Term | None:
    """The term; None where its first or last day is not written, or it does not last."""
    first = written.first.first() if written.first else written.period.first if written.period else None
    last = written.last.last() if written.last else written.period.last if written.period else None
    if first is None or last is None or last <= first:
        return None
    opening = written.week_one.first() if written.week_one else first
    return Term(written.name, first, last, add_days(opening, -opening.weekday()))


def term_at(terms: Iterable[Term], day: date) -> Term | None:
    """The term that ``day`` is in."""
    return next((term for term in terms if term.holds(day)), None)
