"""PF954, PF955: a schedule without any time, an entry that does not say what is done."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Entry, PublicityPlan
from planforge.plan.words import words
from planforge.source import path_of

_PATH = "schedule"


def schedule_has_times(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What stands under 排期 are entries, not a sentence about them."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.schedule or plan.schedule.entries:
        return
    if not any(found.path.startswith(_PATH) for found in diagnostics):
        place = loaded.keys.get(_PATH) or loaded.place(_PATH)
        diagnostics.warning("PF954", place, path=_PATH, name=words(PublicityPlan)[_PATH].zh)


def entries_say_what(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every entry says what is done on its days; what was refused of it said something."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.schedule:
        return
    refused = tuple(f"{found.path}." for found in diagnostics)
    for number, entry in enumerate(plan.schedule.entries):
        path = f"{_PATH}.entries.{number}"
        if not _says_what(entry) and not any(one.startswith(f"{path}.") for one in refused):
            text = entry.when[0].text if entry.when else ""
            where = path_of(text, path)
            diagnostics.warning("PF955", loaded.place(where), path=where, text=text)


def _says_what(entry: Entry) -> bool:
    return bool(entry.title or entry.topics or entry.chapters or entry.channels or entry.form or entry.output)
