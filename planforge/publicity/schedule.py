"""The schedule of a plan: every entry's days, moved off holidays, with who does what and what is due when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

from planforge.plan.period import Period
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.publicity.assigning import Assigned, Assigner
from planforge.publicity.days import Dated, Days
from planforge.publicity.deadlines import copy_due, copy_leads, reviews
from planforge.publicity.frame import Frame, frame_of
from planforge.publicity.identity import entry_keys, uid
from planforge.publicity.moving import Moved, move
from planforge.publicity.occurrence import LeftOut, Occurrence, Review, Shift, Week, Why
from planforge.publicity.problem import Problem
from planforge.publicity.register import Register
from planforge.publicity.terms import term_at
from planforge.publicity.workdays import UnknownYear
from planforge.source import Text, path_of


@dataclass(frozen=True, slots=True)
class Schedule:
    """The occurrences in order of their dates, what is left out, and what stands in the way."""

    plan: PublicityPlan
    frame: Frame
    occurrences: tuple[Occurrence, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()


def make_schedule(plan: PublicityPlan, script: str = "hans") -> Schedule:
    """The schedule of ``plan``, which is in ``script`` and has had its calendars read into it.

    An entry whose days cannot be computed has none; ``problems`` say why.
    """
    return _Maker(plan, frame_of(plan, script)).schedule()


@dataclass
class _Maker:
    plan: PublicityPlan
    frame: Frame
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    unknown: dict[int, str] = field(default_factory=dict)
    """Years whose days off are not known -> the path of the first text that needs them."""

    def __post_init__(self) -> None:
        self.register = Register(self.plan)
        self.assigner = Assigner(self.plan, self.register)

    def schedule(self) -> Schedule:
        self._check_weeks(self.plan.period)
        entries = self.plan.schedule.entries if self.plan.schedule else ()
        first = self.frame.first or self.frame.issued
        keys = entry_keys(self.plan, entries, first.year if first else 0)
        made = [
            occurrence
            for number, (entry, key) in enumerate(zip(entries, keys, strict=True))
            for occurrence in self._entry(entry, key, f"schedule.entries.{number}")
        ]
        self.problems += [Problem("PF904", path, {"year": year}) for year, path in sorted(self.unknown.items())]
        ordered = sorted(made, key=_by_time)
        return Schedule(self.plan, self.frame, tuple(ordered), tuple(self.left_out), tuple(self.problems))

    def _check_weeks(self, period: Period | None) -> None:
        """第10周至第17周: the term is known, and has these weeks."""
        if period is None or period.weeks is None:
            return
        path = path_of(period.text)
        term = self.frame.nearest_term(self.frame.terms_called(period.weeks.term))
        if term is None:
            self.problems.append(Problem("PF913", path, {"text": period.text}))
            return
        beyond = max(period.weeks.weeks, default=0)
        if beyond > term.weeks:
            facts = {"text": period.text, "week": beyond, "term": term.name, "weeks": term.weeks}
            self.problems.append(Problem("PF914", path, facts))

    def _entry(self, entry: Entry, key: str, path: str) -> Iterator[Occurrence]:
        self._check_weeks(entry.period)
        days = Days(self.frame, entry, path)
        dated = days.all()
        self.problems += days.problems
        self.left_out += days.left_out
        for year in days.unknown_years:
            self._unknown(year, entry)
        moved = [(one, place) for one in dated if (place := self._moved(one, entry, path))]
        for index, (one, place) in enumerate(moved):
            for assigned in self.assigner.issue(entry, index, len(moved)):
                yield self._occurrence(entry, path, key, one, place, assigned, index + 1, len(moved))

    # -- days off ------------------------------------------------------------------------------

    def _moved(self, one: Dated, entry: Entry, path: str) -> Moved | None:
        """The day on which ``one`` takes place; None where it is cancelled."""
        try:
            moved = move(one.slot, self._policy(one, entry), self.frame.calendar)
        except UnknownYear as problem:
            self._unknown(problem.year, entry)
            return Moved(one.slot, one.slot.first, one.slot.last)
        if moved.shift is None:
            self.left_out.append(LeftOut(one.slot.first, Why.HOLIDAY, moved.rest, entry, path))
            return None
        return moved

    def _policy(self, one: Dated, entry: Entry) -> str | None:
        """What the text of the day says of days off, else the entry, its channels, the plan."""
        if one.timing.on_holiday:
            return one.timing.on_holiday.value
        channels = (channel.on_holiday for channel in self.register.channels(entry.channels))
        return next(filter(None, (entry.on_holiday, *channels, self.plan.on_holiday)), None)

    def _unknown(self, year: int, entry: Entry) -> None:
        text = entry.when[0].text if entry.when else ""
        self.unknown.setdefault(year, path_of(text))

    # -- one occurrence ------------------------------------------------------------------------

    def _occurrence(
        self, entry: Entry, path: str, key: str, one: Dated, place: Moved, its: Assigned, number: int, total: int
    ) -> Occurrence:
        steps, copy = self._deadlines(entry, its, place.first)
        return Occurrence(
            day=place.first,
            until=place.last,
            nominal=one.slot.first,
            shift=place.shift or Shift.NONE,
            rest=place.rest,
            entry=entry,
            path=path,
            number=number,
            total=total,
            uid=uid(key, one.key, its.share),
            week=self._week(place.first),
            last_week=self._week(place.last),
            clock=one.timing.clock,
            clock_until=one.timing.until,
            part=one.timing.part,
            title=entry.title,
            topics=its.topics,
            chapters=its.chapters,
            channels=its.channels,
            form=its.form,
            units=its.units,
            share=its.share,
            members=its.members,
            persons=its.persons,
            reviews=steps,
            copy_due=copy,
            audience=its.audience,
            output=entry.output,
            note=entry.note,
            said=one.timing.text,
        )

    def _week(self, day: date) -> Week | None:
        """The week of its term that ``day`` is in; the days before the first week have none."""
        term = term_at(self.frame.terms, day)
        number = term.week_of(day) if term else 0
        return Week(term.name, number) if term and number > 0 else None

    def _deadlines(self, entry: Entry, its: Assigned, day: date) -> tuple[tuple[Review, ...], date | None]:
        """The review of what is released on ``day``, and when its copy is due; an event without channel has neither."""
        if not (its.channels or entry.review or entry.lead_days):
            return (), None
        steps = entry.review or self.plan.review
        channels = self.register.channels(its.channels)
        try:
            done = reviews(day, steps, self.frame.calendar)
            return done, copy_due(day, copy_leads(entry, channels, self.plan), done, self.frame.calendar)
        except UnknownYear as problem:
            self._unknown(problem.year, entry)
            return tuple(Review(step.who or Text(""), step.action or Text(""), None) for step in steps), None


def _by_time(one: Occurrence) -> tuple[date, time]:
    """By day, what has no time of day first."""
    return one.day, one.clock or time.min
