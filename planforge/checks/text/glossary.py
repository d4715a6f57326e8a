"""PF715, PF716: terms of the glossary that cannot do what they are there for."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.scripts import form_for


def terms_have_two_forms(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A term has a form in the plan's script and one in another, is no single character, and is said once."""
    seen: dict[str, dict[str, str]] = {}
    for index, term in enumerate(loaded.plan.glossary):
        forms, path = term.forms(loaded.script), f"glossary.{index}"
        own = form_for(loaded.script, forms)
        if own is None or len(forms) < 2:
            written = own or next(iter(forms.values()), "")
            diagnostics.error("PF715", loaded.place(path), path=path, term=written)
        elif len(own) == 1:
            diagnostics.warning("PF716", loaded.place(path), path=path, term=own)
        elif seen.setdefault(own, forms) != forms:
            diagnostics.warning("PF717", loaded.place(path), path=path, term=own)
