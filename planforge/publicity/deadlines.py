"""When the copy must be in and each review be done, counted back from the release. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planforge.plan.dates import add_days
from planforge.plan.lead_time import LeadTime
from planforge.plan.publicity import Channel, Entry, PublicityPlan
from planforge.plan.reviewing import ReviewStep
from planforge.publicity.occurrence import Review
from planforge.publicity.workdays import WorkCalendar
from planforge.source import Text


def before(day: date, lead: LeadTime, calendar: WorkCalendar) -> date:
    """The day that lies ``lead`` before ``day``; calendar days that end on a day off end on the working day before it.

    Raises:
        UnknownYear: the days off of a year that matters are not known.
    """
    if lead.working:
        return calendar.workdays_before(day, lead.count)
    due = add_days(day, -lead.count)
    return calendar.previous_workday(due) if lead.count and calendar.is_off(due) else due


def reviews(day: date, steps: Sequence[ReviewStep], calendar: WorkCalendar) -> tuple[Review, ...]:
    """The steps of the review of what is released on ``day``.

    Raises:
        UnknownYear: as `before`.
    """
    return tuple(
        Review(
            step.who or Text(""),
            step.action or Text(""),
            before(day, step.lead_days, calendar) if step.lead_days else None,
        )
        for step in steps
    )


def copy_lead(entry: Entry, channels: Iterable[Channel], plan: PublicityPlan) -> LeadTime | None:
    """How long before its release the copy is due: by the entry, the channel that wants it earliest, or the plan."""
    wanted = [one.lead_days for one in channels if one.lead_days]
    return entry.lead_days or max(wanted, key=lambda lead: lead.count, default=None) or plan.lead_days


def copy_due(day: date, lead: LeadTime | None, steps: Sequence[Review], calendar: WorkCalendar) -> date | None:
    """When the copy is due: ``lead`` before ``day``; where nothing is said, the day of the first review.

    Raises:
        UnknownYear: as `before`.
    """
    if lead:
        return before(day, lead, calendar)
    return min((step.due for step in steps if step.due), default=None)
