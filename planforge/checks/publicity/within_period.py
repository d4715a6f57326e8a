"""PF309, PF920, PF934: days outside the period of the plan, by themselves or because a holiday moved them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from planforge.checks.first_few import first_few
from planforge.checks.publicity.said_times import Said, said_of
from planforge.diagnostics import Diagnostics
from planforge.plan.anchor import Anchor
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.timing import Once
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.source import path_of

_TOLD = ("PF309", "PF914")
"""What is wrong already with the text that the days come from."""


def stretches_run_forward(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """The 起止 of an entry ends after it begins: 6月12日—5月8日 is no way into the next year in a plan of one year."""
    first, last = schedule.frame.first, schedule.frame.last
    listing = schedule.plan.schedule
    if not (first and last and first.year == last.year and listing):
        return
    for entry in listing.entries:
        start, end = entry.period and entry.period.start, entry.period and entry.period.end
        if not (entry.period and start and end):
            continue
        begin, until = start.within(first.year).first(Anchor()), end.within(first.year).last(Anchor())
        if begin and until and until < begin:
            path = path_of(entry.period.text)
            facts = {"text": entry.period.text, "first": formal_day(begin), "last": formal_day(until)}
            diagnostics.error("PF309", loaded.place(path), path=path, **facts)


def days_are_in_the_period(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """Everything happens within 实施期限; told where the days come from, be it the 起止 of the entry."""
    frame = schedule.frame
    told = {one.path for one in diagnostics if one.code in _TOLD}

    def is_outside(one: Occurrence) -> bool:
        return not frame.holds(one.nominal) or not (one.until == one.day or frame.holds(one.until))

    def is_moved_out(one: Occurrence) -> bool:
        return not is_outside(one) and not frame.holds(one.day)

    for code, is_wrong in (("PF920", is_outside), ("PF934", is_moved_out)):
        for said, occurrences in _by_source(filter(is_wrong, schedule.occurrences)).items():
            if said.path not in told:
                _report(loaded, schedule, code, said, occurrences, diagnostics)


def _by_source(occurrences: Iterable[Occurrence]) -> dict[Said, list[Occurrence]]:
    """By the text that says how far the days go: the 起止 of the entry for what comes again, else the time."""
    found: defaultdict[Said, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        period = one.entry.period
        said = Said(period.text, path_of(period.text)) if period and _is_bounded_by_entry(one) else said_of(one)
        found[said].append(one)
    return dict(found)


def _is_bounded_by_entry(one: Occurrence) -> bool:
    """Whether its time says what comes again, and not how long."""
    timing = next((timing for timing in one.entry.when if timing.text is one.said), None)
    return timing is not None and timing.bounds is None and not any(isinstance(rule, Once) for rule in timing.rules)


def _report(
    loaded: LoadedPlan, schedule: Schedule, code: str, said: Said, outside: list[Occurrence], diagnostics: Diagnostics
) -> None:
    period = schedule.plan.period
    days = dict.fromkeys(_shown(one) for one in outside)
    diagnostics.warning(
        code, loaded.place(said.path), path=said.path, text=said.text, period=period and period.text,
        days=first_few(days), count=len(days),
    )  # fmt: skip


def _shown(one: Occurrence) -> str:
    """The day, with that by the rule where it was moved: 2026年5月1日→2026年5月6日."""
    return formal_day(one.day) if one.day == one.nominal else f"{formal_day(one.nominal)}→{formal_day(one.day)}"
