"""PF710: a text in the other script than the plan's. A text that gives its own forms is meant so."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.script import strangers
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import of_kind

NAMES = {"hans": "简体", "hant": "繁体", "hant-tw": "繁体", "hant-hk": "繁体"}
_SHORT = 24
"""Characters of a text that a message quotes whole."""


def scripts_are_not_mixed(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every text is in the plan's script."""
    other = "繁体" if loaded.script == "hans" else "简体"
    for kind in Kind:
        if kind is Kind.CODE:
            continue
        for _, _, text in of_kind(loaded.plan, kind):
            found = strangers(text, loaded.script)
            if not found or text.path in loaded.forms:
                continue
            better = {"better": _rewritten(text, loaded.script)} if len(text) <= _SHORT else {}
            diagnostics.warning(
                "PF710",
                loaded.place(text.path),
                path=text.path,
                script=NAMES[loaded.script],
                other=other,
                chars="、".join(found),
                **better,
            )


def _rewritten(text: str, script: str) -> str:
    """``text`` in the plan's script; the converter is loaded only where something has been found."""
    from planforge.language.conversion import Converter

    return Converter("hant" if script == "hans" else "hans", script).text(text)
