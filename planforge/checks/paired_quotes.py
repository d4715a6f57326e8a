"""PF711: quotation marks that do not pair within a paragraph."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.conversion.quotes import balanced
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import texts

_QUOTING = (Kind.PROSE, Kind.TITLE, Kind.DOCUMENT, Kind.MARKDOWN)


def quotes_are_paired(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Quotation marks pair in every paragraph of every text."""
    for kind, text in texts(loaded.plan):
        if kind in _QUOTING and not all(map(balanced, text.split("\n"))):
            diagnostics.note("PF711", loaded.place(text.path), path=text.path)
