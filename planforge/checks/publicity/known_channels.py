"""PF929, PF930: a channel or chapter that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import Entry, Goal, PublicityPlan
from planforge.plan.walk import models
from planforge.source import Text


def channels_exist(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where 渠道 lists channels, entries and goals name one of them."""
    plan = loaded.plan
    if isinstance(plan, PublicityPlan) and plan.channels:
        known = [one.name for one in plan.channels.entries]
        _report(loaded, "PF929", (name for one in _holders(plan) for name in one.channels), known, diagnostics)


def chapters_exist(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where 篇章 lists chapters, entries and goals name one of them."""
    plan = loaded.plan
    if isinstance(plan, PublicityPlan) and plan.chapters:
        known = [one.title for one in plan.chapters.entries]
        _report(loaded, "PF930", (name for one in _holders(plan) for name in one.chapters), known, diagnostics)


def _holders(plan: PublicityPlan) -> Iterator[Goal | Entry]:
    yield from (one for _, one in models(plan, Goal))
    yield from (one for _, one in models(plan, Entry))


def _report(loaded: LoadedPlan, code: str, names: Iterable[Text], known: list[Text], diagnostics: Diagnostics) -> None:
    folded = {fold(name) for name in known}
    for name in names if known else ():
        if fold(name) not in folded:
            listed = "、".join(dict.fromkeys(known))
            place = loaded.place_of(name.path, name)
            diagnostics.error(code, place, path=name.path, name=name, nearest=nearest(name, known), known=listed)
