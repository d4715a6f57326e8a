"""PF931: something is to take turns, and there is only one, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import ROTATING, Entry, PublicityPlan
from planforge.publicity.register import Register
from planforge.publicity.schools import Units, is_everyone, schools, units_of
from planforge.source import Text


def turns_are_real(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What takes turns (轮流) has at least two to take them."""
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan):
        return
    for number, entry in enumerate(plan.schedule.entries if plan.schedule else ()):
        for path, name in _idle(plan, entry, f"schedule.entries.{number}"):
            diagnostics.warning("PF931", loaded.place(path), path=path, name=name)


def _idle(plan: PublicityPlan, entry: Entry, path: str) -> Iterator[tuple[str, str]]:
    """What is said to take turns in ``entry`` and cannot: where, and what."""
    units = units_of(lead_of(plan, entry), plan)
    if units.turns and _cannot(plan, entry.lead, units):
        yield entry.lead[0].path, entry.lead[0]
    for index, one in enumerate(entry.rotate):
        few = _cannot(plan, entry.lead, units) if one == "unit" else len(_takers(plan, entry, one)) < 2
        if few:
            yield f"{path}.rotate.{index}", ROTATING.choices[one][0]


def _cannot(plan: PublicityPlan, lead: Sequence[Text], units: Units) -> bool:
    """Whether there are too few units; that no school is known at all is told elsewhere."""
    unknown = any(is_everyone(name) for name in lead) and not schools(plan)
    return len(units.members) < 2 and not unknown


def lead_of(plan: PublicityPlan, entry: Entry) -> Sequence[Text]:
    """The units that ``entry`` names, else those of its chapters or channels."""
    register = Register(plan)
    chapters = (one.lead for one in register.chapters(entry.chapters))
    channels = (one.lead for one in register.channels(entry.channels))
    return next(filter(None, (entry.lead, *chapters, *channels)), ())


def _takers(plan: PublicityPlan, entry: Entry, what: str) -> Sequence[object]:
    if what == "person":
        return entry.persons
    if what == "topic":
        return entry.topics or [one for chapter in Register(plan).chapters(entry.chapters) for one in chapter.topics]
    return entry.chapters if what == "chapter" else entry.channels
