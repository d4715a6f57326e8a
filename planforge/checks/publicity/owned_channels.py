"""PF924: a channel that nobody answers for."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan


def channels_have_owners(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every channel has a 责任单位 or a 责任人."""
    plan = loaded.plan
    if isinstance(plan, PublicityPlan) and plan.channels:
        for channel in plan.channels.entries:
            if not (channel.lead or channel.persons):
                path = channel.name.path
                diagnostics.warning("PF924", loaded.place(path), path=path, name=channel.name)
