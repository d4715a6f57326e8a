"""An occurrence of the schedule: one thing on one day, with all that people need to know of it. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from planforge.plan.publicity import Entry
from planforge.source import Text


class Shift(Enum):
    """What became of a day that was a day off."""

    NONE = ""
    POSTPONED = "postponed"
    ADVANCED = "advanced"
    KEPT = "kept"
    """照常, because the plan says so."""
    UNSTATED = "unstated"
    """Kept, because the plan does not say what to do."""


class Why(Enum):
    """Why a day of an entry is left out."""

    HOLIDAY = "holiday"
    EXCEPTION = "exception"
    OUT_OF_TERM = "out-of-term"


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a term."""

    term: Text
    number: int


@dataclass(frozen=True, slots=True)
class Review:
    """A step of the review with the day by which it is done; None where the plan does not say how long before."""

    who: Text
    action: Text
    due: date | None

    @property
    def label(self) -> Text:
        """县教育局办公室审核."""
        return Text(f"{self.who}{self.action}", self.who.path or self.action.path)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One release or event. ``until`` is the last day of a stretch, else the day itself."""

    day: date
    until: date
    nominal: date
    """The day by the rule, before holidays were looked at."""
    shift: Shift
    rest: str
    """The day off that ``nominal`` is: the holiday's name, 周末, or nothing."""
    entry: Entry
    path: str
    """Of the entry in the YAML: ``schedule.entries.0``."""
    number: int
    """Of the issues of its entry, from 1."""
    total: int
    uid: str
    week: Week | None = None
    last_week: Week | None = None
    """Of the last day of a stretch."""
    clock: time | None = None
    clock_until: time | None = None
    """The end of a time of day (15:00—17:00)."""
    part: str = ""
    """A part of the day where no hour is said (下午)."""
    title: Text | None = None
    topics: tuple[Text, ...] = ()
    chapters: tuple[Text, ...] = ()
    channels: tuple[Text, ...] = ()
    form: Text | None = None
    units: tuple[Text, ...] = ()
    share: str = ""
    """The unit whose own piece of an issue it is; empty where the issue is one."""
    members: tuple[Text, ...] = ()
    """The units that are meant by ``units``: the schools of 各校."""
    persons: tuple[Text, ...] = ()
    reviews: tuple[Review, ...] = ()
    copy_due: date | None = None
    """By when the copy is handed in (交稿截止)."""
    audience: Text | None = None
    output: Text | None = None
    note: Text | None = None
    said: str = ""
    """The text about time that it comes from, as written."""

    @property
    def hours(self) -> str:
        """The time of day as people read it: 9:00, 15:00—17:00, 下午; empty where none is said."""
        return "—".join(f"{one.hour}:{one.minute:02}" for one in (self.clock, self.clock_until) if one) or self.part

    @property
    def review_due(self) -> date | None:
        """By when the last step of the review is done (审核截止)."""
        return max((one.due for one in self.reviews if one.due), default=None)

    @property
    def subject(self) -> str:
        """What it is, in a few words: its title and topics, else its chapter, form or channel."""
        if self.title and self.topics:
            return f"{self.title}：{'、'.join(self.topics)}"
        if self.title:
            return self.title
        return "、".join(self.topics or self.chapters or ((self.form,) if self.form else self.channels))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A day of an entry on which nothing happens, and why."""

    day: date
    why: Why
    rest: str
    entry: Entry
    path: str
