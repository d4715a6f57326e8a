"""PF937: a step of the review is due before the one that goes before it, or the copy after the first review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.lead_time import LeadTime
from planforge.plan.loading import LoadedPlan
from planforge.publicity.deadlines import copy_leads
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.register import Register
from planforge.publicity.schedule import Schedule
from planforge.source import path_of

COPY = "交稿"
Due = tuple[str, date, LeadTime]
"""What is due, by when, and the words that say so."""


def reviews_are_in_order(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Copy, first review, second review and so on are due one after the other; each 提前 is told of once."""
    told: set[str] = set()
    register = Register(schedule.plan)
    for one in schedule.occurrences:
        for (name, due, lead), (following, earlier, its) in pairwise(_dues(one, register)):
            path = _path(lead if name == COPY else its)
            if earlier < due and path not in told:
                told.add(path)
                diagnostics.warning(
                    "PF937", loaded.place(path), path=path, name=following, day=formal_day(earlier),
                    before=name, other=formal_day(due), release=formal_day(one.day),
                )  # fmt: skip


def _dues(one: Occurrence, register: Register) -> Iterator[Due]:
    """The copy, where its day is said, and the steps of the review that say theirs."""
    leads = copy_leads(one.entry, register.channels(one.channels), register.plan)
    if leads and one.copy_due:
        yield COPY, one.copy_due, leads[0]
    for step, done in zip(one.entry.review or register.plan.review, one.reviews, strict=False):
        if step.lead_days and done.due:
            yield done.label, done.due, step.lead_days


def _path(lead: LeadTime) -> str:
    return path_of(lead.text)
