"""The files that a rectification plan names: its rounds of feedback, and the plan of the round before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from planforge.converting.feedback import feedback_in_script
from planforge.diagnostics import Diagnostics
from planforge.extending.inherited import seen_from
from planforge.extending.reading import read_whole
from planforge.plan.companions import Beside, Wording, read_beside
from planforge.plan.loading import LoadedFeedback, LoadedFile, LoadedPlan
from planforge.plan.placeless import placeless
from planforge.plan.rectification import RectificationPlan, Round
from planforge.rectification.quoting import with_asked

_WORDING = Wording(missing="PF801", mistaken="PF802")
_TOLD = ("title", "inspector", "period", "date", "number", "due", "rest")
"""What a feedback says of itself, and a round may say where it has no file."""


def with_companions(loaded: LoadedPlan, beside: Beside, diagnostics: Diagnostics) -> LoadedPlan:
    """``loaded`` with its rounds of feedback and its previous version; what cannot be read is reported."""
    plan = loaded.plan
    if not isinstance(plan, RectificationPlan):
        return loaded
    read = tuple(_round(loaded, one, index, beside, diagnostics) for index, one in enumerate(plan.feedback))
    told = tuple(_told(one, feedback) for one, feedback in zip(plan.feedback, read, strict=True))
    previous = _previous(loaded, plan, beside, diagnostics)
    own = with_asked(plan.model_copy(update={"feedback": told}), read)
    return replace(loaded, plan=own, rounds=read, previous=previous)


def _round(
    loaded: LoadedPlan, one: Round, index: int, beside: Beside, diagnostics: Diagnostics
) -> LoadedFeedback | None:
    if one.file is None:
        return None
    read = read_beside(loaded, one.file, f"feedback.{index}", beside, _WORDING, diagnostics)
    if read is None:
        return None
    if not isinstance(read, LoadedFeedback):
        diagnostics.error("PF803", loaded.place(one.file.path), path=one.file.path, file=one.file)
        return None
    _compare(loaded, one, read, diagnostics)
    return feedback_in_script(read, loaded)


def _previous(
    loaded: LoadedPlan, plan: RectificationPlan, beside: Beside, diagnostics: Diagnostics
) -> LoadedPlan | None:
    if plan.previous is None:
        return None

    def whole(data: bytes, file: str) -> tuple[LoadedFile | None, Diagnostics]:
        folder = PurePath(file).parent
        read, found, _ = read_whole(data, file, lambda name: beside(seen_from(folder, name)))
        return read, found

    read = read_beside(loaded, plan.previous, "previous", beside, _WORDING, diagnostics, reader=whole)
    if isinstance(read, LoadedPlan) and isinstance(read.plan, RectificationPlan):
        return read
    if read is not None:
        diagnostics.error("PF804", loaded.place("previous"), path="previous", file=plan.previous)
    return None


def _told(one: Round, read: LoadedFeedback | None) -> Round:
    """The round with what its file says; the file goes before."""
    if read is None:
        return one
    said = {name: placeless(value) for name in _TOLD if (value := getattr(read.feedback, name))}
    return one.model_copy(update=said)


def _compare(loaded: LoadedPlan, one: Round, read: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """Report what the plan says otherwise than the feedback's file."""
    for name in _TOLD:
        own, its = getattr(one, name), getattr(read.feedback, name)
        if own and its and _plain(own) != _plain(its):
            path = f"{one.file.path.rpartition('.')[0] if one.file else ''}.{name}"
            diagnostics.warning(
                "PF805", loaded.place(path), path=path, own=_plain(own), its=_plain(its), file=one.file
            )


def _plain(value: Any) -> str:
    """A value as people read it."""
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return str(value.formal()) if hasattr(value, "formal") else str(value)
