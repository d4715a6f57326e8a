"""PF719: 民国 years in a plan whose script does not use them."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan


def era_is_used(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A Traditional plan that asks for 民国 is in Taiwan's script; a Simplified one may be rendered in it."""
    if loaded.plan.era == "minguo" and loaded.script in ("hant", "hant-hk"):
        diagnostics.note("PF719", loaded.place("era"), path="era")
