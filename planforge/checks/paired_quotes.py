"""PF711: quotation marks that do not pair within a paragraph."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.conversion.quotes import balanced
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import of_kind


def quotes_are_paired(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Quotation marks pair in every paragraph of every text."""
    for kind in (Kind.PROSE, Kind.TITLE, Kind.DOCUMENT, Kind.MARKDOWN):
        for _, _, text in of_kind(loaded.plan, kind):
            if not all(map(balanced, text.split("\n"))):
                diagnostics.note("PF711", loaded.place(text.path), path=text.path)
