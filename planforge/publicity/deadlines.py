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


def copy_leads(entry: Entry, channels: Iterable[Channel], plan: PublicityPlan) -> list[LeadTime]:
    """How long before its release the copy is due: by the entry, by each of its channels, or by the plan."""
    if entry.lead_days:
        return [entry.lead_days]
    wanted = [one.lead_days for one in channels if one.lead_days]
    return wanted or ([plan.lead_days] if plan.lead_days else [])


def copy_due(day: date, leads: Sequence[LeadTime], steps: Sequence[Review], calendar: WorkCalendar) -> date | None:
    """When the copy is due: the earliest of ``leads`` before ``day``; where nothing is said, with the first review.

    Raises:
        UnknownYear: as `before`.
    """
    if leads:
        return min(before(day, lead, calendar) for lead in leads)
    return min((step.due for step in steps if step.due), default=None)
