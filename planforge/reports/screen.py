"""The findings of a file as a terminal shows them: each with its excerpt, and how many there are. Prints nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planforge.diagnostics import Diagnostic
from planforge.language.catalogs import messages
from planforge.reports.text import render, summary


def told(
    found: Iterable[Diagnostic], sources: Mapping[str, str], locale: str, *, color: bool = False, summed: bool = True
) -> str:
    """``found`` in the language of ``locale``, with their number unless it is not to be ``summed``; empty where there
    are none. ``sources`` are the texts of the files by name."""
    diagnostics = list(found)
    if not diagnostics:
        return ""
    translate = messages(locale)
    shown = render(diagnostics, sources, translate=translate, color=color)
    return f"{shown}\n{summary(diagnostics, translate=translate)}" if summed else shown
