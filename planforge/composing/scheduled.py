"""The schedule of a publicity plan regrouped, under the names that its templates use."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from planforge.plan.dates import CalendarDate
from planforge.plan.period import Period
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.plan.timing import Once
from planforge.publicity.grouping import Group, grouped
from planforge.publicity.months import Month, months
from planforge.publicity.occurrence import LeftOut, Review, Shift, Why
from planforge.publicity.schedule import Schedule, make_schedule
from planforge.source import Text


@dataclass(slots=True)
class Course:
    """How an entry comes out: how many issues it has, how many pieces they are, from when to when."""

    entry: Entry
    issues: int = 0
    pieces: int = 0
    first: date | None = None
    last: date | None = None
    shift: Shift = Shift.NONE
    """What became of its last day."""
    is_said: bool = False
    """Whether its only day is what its text says, word for word or in other words."""

    @property
    def is_counted(self) -> bool:
        """Whether its text says how many issues it has."""
        return self.issues in (self.entry.count, *(timing.count for timing in self.entry.when))

    @property
    def begins_with_figure(self) -> bool:
        """Whether the text of its time begins with a figure, which would run into the number of the item."""
        return bool(self.entry.when) and self.entry.when[0].text[:1].isdigit()


@dataclass(slots=True)
class Omitted:
    """The days of an entry that are left out for one reason."""

    entry: Entry
    why: Why
    days: list[LeftOut] = field(default_factory=list)


@dataclass
class Scheduled:
    """Each regrouping is made when a template first asks for it."""

    plan: PublicityPlan
    script: str

    @cached_property
    def schedule(self) -> Schedule:
        return make_schedule(self.plan, self.script)

    @cached_property
    def season(self) -> Period | None:
        """The days that a period in school weeks means; None for other periods."""
        frame, written = self.schedule.frame, self.plan.period
        if not (written and written.weeks and frame.first and frame.last):
            return None
        first, last = (CalendarDate(day.year, day.month, day.day) for day in (frame.first, frame.last))
        return Period(written.text, frame.first, frame.last, span=(first, last))

    @cached_property
    def courses(self) -> list[Course]:
        """One for each entry of the plan, in its order."""
        entries = self.plan.schedule.entries if self.plan.schedule else ()
        found = {f"schedule.entries.{number}": Course(entry) for number, entry in enumerate(entries)}
        for one in self.schedule.occurrences:
            course = found[one.path]
            course.issues, course.pieces, course.shift = one.total, course.pieces + 1, one.shift
            course.first = min(course.first or one.day, one.day)
            course.last = max(course.last or one.until, one.until)
        for course in found.values():
            course.is_said = self._is_said(course)
        return list(found.values())

    def _is_said(self, course: Course) -> bool:
        """Whether the text of an only day, or stretch of days, is a date that needs no other beside it."""
        rules = [rule for timing in course.entry.when for rule in timing.rules]
        return course.shift is Shift.NONE and all(isinstance(rule, Once) for rule in rules)

    @cached_property
    def omitted(self) -> list[Omitted]:
        found: dict[tuple[str, Why], Omitted] = {}
        for one in self.schedule.left_out:
            found.setdefault((one.path, one.why), Omitted(one.entry, one.why)).days.append(one)
        return list(found.values())

    @cached_property
    def by_action(self) -> bool:
        """Whether what is done (审核, 审签) tells the steps of each review apart, without who does it."""
        reviews = ([step.action for step in one.reviews] for one in self.schedule.occurrences)
        return all(all(actions) and len(set(actions)) == len(actions) for actions in reviews)

    @cached_property
    def steps(self) -> list[Text]:
        """What the steps of the reviews are called that have a day by which they are done."""
        dated = (step for one in self.schedule.occurrences for step in one.reviews if step.due)
        return list(dict.fromkeys(map(self.called, dated)))

    def called(self, step: Review) -> Text:
        """The name of ``step`` in `steps`."""
        return step.action if self.by_action else step.label

    @cached_property
    def months(self) -> list[Month]:
        return months(self.schedule, self.script)

    @cached_property
    def spans_years(self) -> bool:
        """Whether a date without its year could be taken for another's."""
        days = [day for one in self.schedule.occurrences for day in (one.day, one.until)]
        return bool(days) and min(days).year != max(days).year

    def groups(self, by: str | None) -> list[Group]:
        return grouped(self.schedule, by or "date")
