"""PF925, PF926: a chapter that no entry is of, a topic that none takes up."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.publicity.yielding_entries import idle_entries
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.publicity.register import Register
from planforge.publicity.schedule import Schedule
from planforge.source import Text


def chapters_are_filled(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Where there is a schedule, it has something of every chapter, and of that every topic.

    What an entry without days was to take up counts as taken up.
    """
    plan = schedule.plan
    if not (plan.chapters and plan.schedule and plan.schedule.entries):
        return
    topics, chapters = set(_topics(schedule)), set(_chapters(schedule))
    for chapter in plan.chapters.entries:
        untaken = [one for one in chapter.topics if fold(one.title) not in topics]
        if fold(chapter.title) not in chapters and len(untaken) == len(chapter.topics):
            _report(loaded, "PF926", chapter.title, diagnostics)
            continue
        for topic in untaken:
            _report(loaded, "PF925", topic.title, diagnostics, chapter=chapter.title)


def _topics(schedule: Schedule) -> Iterator[str]:
    register = Register(schedule.plan)
    yield from (fold(topic) for one in schedule.occurrences for topic in one.topics)
    for _, entry in idle_entries(schedule):
        chapters = register.chapters(entry.chapters)
        yield from map(fold, entry.topics)
        yield from (fold(topic.title) for chapter in chapters for topic in chapter.topics)


def _chapters(schedule: Schedule) -> Iterator[str]:
    yield from (fold(name) for one in schedule.occurrences for name in one.chapters)
    yield from (fold(name) for _, entry in idle_entries(schedule) for name in entry.chapters)


def _report(loaded: LoadedPlan, code: str, name: Text, diagnostics: Diagnostics, **facts: str) -> None:
    diagnostics.warning(code, loaded.place(name.path), path=name.path, name=name, **facts)
