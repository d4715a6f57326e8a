"""PF710: a text in the other script than the plan's. A text that gives its own forms is meant so."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.script import strangers
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import texts, times
from planforge.source import Text

NAMES = {"hans": "简体", "hant": "繁体", "hant-tw": "繁体", "hant-hk": "繁体"}
_AROUND = 8
"""Characters on either side of the first wrong one that a message shows."""


def scripts_are_not_mixed(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every text and every time is in the plan's script."""
    for text in (*(text for _, text in texts(loaded.plan)), *times(loaded.plan)):
        foreign = strangers(text, loaded.script)
        if not foreign or text.path in loaded.forms:
            continue
        better = _rewritten(text, loaded.script)
        changed = {old for old, new in zip(text, better, strict=True) if old != new}
        found = [char for char in foreign if char in changed]
        if found:
            _report(loaded, text, found, better, diagnostics)


def _report(loaded: LoadedPlan, text: Text, found: list[str], better: str, diagnostics: Diagnostics) -> None:
    own, other = NAMES[loaded.script], "繁体" if loaded.script == "hans" else "简体"
    first = text.index(found[0])
    begin, end = max(0, first - _AROUND), first + _AROUND + 1
    place = loaded.place_of(text.path, text[begin:end].split("\n")[0].strip())
    diagnostics.warning(
        "PF710", place, path=text.path, script=own, other=other, chars="、".join(found), better=better[begin:end]
    )


def _rewritten(text: str, script: str) -> str:
    """``text`` in the plan's script; the converter is loaded only where something has been found."""
    from planforge.language.conversion import converter

    return converter("hant" if script == "hans" else "hans", script).text(text)
