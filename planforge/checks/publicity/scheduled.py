"""PF904, PF911–PF918, PF944: what cannot be computed of a schedule, or not as it is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from planforge.checks.publicity.said_twice import said_count
from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Entry
from planforge.plan.words import words
from planforge.publicity.problem import Problem
from planforge.publicity.schedule import Schedule
from planforge.publicity.workdays import FIXED
from planforge.source import path_of

_UNREAD = frozenset({"PF901", "PF902", "PF903"})
"""The calendar that the plan names could not be read."""
_OF_CALENDAR = frozenset({"PF904", "PF913", "PF914", "PF915", "PF916"})
"""What a calendar would have said."""
_ONCE = frozenset({"PF913"})
"""What one line mends for all entries."""
_ENDLESS = frozenset({"PF309", "PF911"})
"""Days that nobody means: that their years are not known does not matter."""
_IN_TERM = ".in_term"


def schedule_is_computed(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Every text about time of the schedule means days.

    Without the calendar that the plan names, what it would say is not asked for; what all lack is told once.
    """
    is_unread = any(one.code in _UNREAD for one in diagnostics)
    refused = {one.path: one.code for one in diagnostics if one.severity is Severity.ERROR}
    told: set[str] = set()
    for problem in _problems(schedule, refused):
        if (is_unread and problem.code in _OF_CALENDAR) or (problem.code in _ONCE and problem.code in told):
            continue
        told.add(problem.code)
        facts = {name: str(value) for name, value in problem.facts.items()}
        severity = Severity[problem.severity.upper()]
        place = _key(loaded, problem.path) or loaded.place(problem.path)
        diagnostics.add(Diagnostic(problem.code, severity, place, facts, problem.path))


def _key(loaded: LoadedPlan, path: str) -> Place | None:
    """The place of the key that says a thing by itself: 学期内."""
    return loaded.keys.get(path) if path.endswith(_IN_TERM) else None


def _problems(schedule: Schedule, refused: Mapping[str, str]) -> Iterator[Problem]:
    """The problems of ``schedule``, without those that another one brings with it."""
    entries = dict(entries_of(schedule))
    codes = [*refused.items(), *((one.path, one.code) for one in schedule.problems)]
    endless = {entry_of(path) for path, code in codes if code in _ENDLESS}
    problems = [*schedule.problems, *_termless(schedule, entries)]
    yield from _years(schedule, (one for one in problems if entry_of(one.path) not in endless))
    undated = [one for one in problems if one.code == "PF912" and _needs_period(schedule, entries, one)]
    for problem in problems:
        if problem.code == "PF904" or problem in undated:
            continue
        entry = entries.get(entry_of(problem.path))
        if problem.code != "PF944" or not (entry and entry.count and said_count(entry)):
            yield problem
    if undated and "period" not in refused:
        yield from _without_period(schedule, undated)


def _years(schedule: Schedule, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The years that are not known, one finding a place."""
    by_path: defaultdict[str, list[int]] = defaultdict(list)
    for one in problems:
        if one.code == "PF904":
            by_path[one.path].append(int(str(one.facts["year"])))
    national = all(calendar.national for calendar in schedule.plan.calendar)
    fixed = "、".join([*FIXED.values()][: None if national else 1])
    for path, years in by_path.items():
        yield Problem("PF904", path, {"year": "、".join(_runs(sorted(years))), "fixed": fixed})


def _runs(years: list[int]) -> Iterator[str]:
    """2027—2126, 2130."""
    begin = years[0]
    for year, following in pairwise((*years, 0)):
        if following != year + 1:
            yield str(year) if begin == year else f"{begin}—{year}"
            begin = following


def _termless(schedule: Schedule, entries: dict[str, Entry]) -> Iterator[Problem]:
    """学期内, where there is no term."""
    if not schedule.frame.terms:
        word = words(Entry)["in_term"].zh
        within = (path for path, one in entries.items() if one.is_in_term)
        yield from (Problem("PF913", f"{path}{_IN_TERM}", {"text": word}) for path in within)


def _needs_period(schedule: Schedule, entries: dict[str, Entry], problem: Problem) -> bool:
    """Whether the days of ``problem`` are those of 宣传时间, of which nothing is known."""
    entry = entries.get(entry_of(problem.path))
    return schedule.frame.first is None and entry is not None and entry.period is None


def _without_period(schedule: Schedule, undated: list[Problem]) -> Iterator[Problem]:
    """What lacks its days because 宣传时间 has none: told there, once, where there is one."""
    period = schedule.plan.period
    if period is None:
        yield from undated
    else:
        path = path_of(period.text, "period")
        yield replace(undated[0], path=path, facts={"text": period.text})


def entries_of(schedule: Schedule) -> Iterator[tuple[str, Entry]]:
    """The entries with their paths."""
    listing = schedule.plan.schedule
    for number, entry in enumerate(listing.entries if listing else ()):
        yield f"schedule.entries.{number}", entry


def entry_of(path: str) -> str:
    """The path of the entry in which ``path`` is; ``path`` itself outside of them."""
    return ".".join(path.split(".")[:3]) if path.startswith("schedule.entries.") else path
