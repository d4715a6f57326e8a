"""PF956, PF960: what the time of an entry says of days off and issues, and its own 遇休 and 期数 say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import ON_HOLIDAY, Entry, PublicityPlan
from planforge.source import path_of


def entries_agree_with_their_times(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What stands in the text about time is what the entry says."""
    if not isinstance(loaded.plan, PublicityPlan):
        return
    for path, entry in _entries(loaded.plan):
        _compare_holidays(loaded, entry, diagnostics)
        said = said_count(entry)
        if said and entry.count and said != entry.count:
            where = f"{path}.count"
            diagnostics.warning("PF960", loaded.place(where), path=where, count=entry.count, said=said)


def said_count(entry: Entry) -> int | None:
    """How many issues the times of ``entry`` say together; None where one does not say."""
    counts = [timing.count for timing in entry.when]
    return sum(filter(None, counts)) if counts and all(counts) else None


def _compare_holidays(loaded: LoadedPlan, entry: Entry, diagnostics: Diagnostics) -> None:
    for timing in entry.when:
        said = timing.on_holiday.value if timing.on_holiday else None
        if said and entry.on_holiday and said != entry.on_holiday:
            path = path_of(timing.text)
            words = {"said": ON_HOLIDAY.choices[said][0], "policy": ON_HOLIDAY.choices[entry.on_holiday][0]}
            diagnostics.note("PF956", loaded.place(path), path=path, text=timing.text, **words)


def _entries(plan: PublicityPlan) -> Iterator[tuple[str, Entry]]:
    for number, entry in enumerate(plan.schedule.entries if plan.schedule else ()):
        yield f"schedule.entries.{number}", entry
