"""Corrects in the text of a file what is certainly wrong in its plan; all else stays character for character.

The result is read again and must be the old plan with the corrections, or they are not made. Finds nothing itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planforge.checks.levels import is_told
from planforge.checks.text.slips import slips_of
from planforge.diagnostics import NO_LEVELS, Diagnostics, Levels, Place
from planforge.plan.loading import LoadedPlan, read_text
from planforge.plan.walk import written

_ROUNDS = 5
"""One correction may bring the next to light (（一）、 in full-width digits); none needs more."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What was written at ``place`` and what stands there now; ``code`` is that of the rule."""

    code: str
    place: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """A correction, with what it does to the value at ``path``."""

    made: Correction
    path: str
    start: int
    end: int


def corrected(text: str, file: str, levels: Levels = NO_LEVELS) -> tuple[str, list[Correction]]:
    """``text``, the YAML of a plan, with every certain slip corrected, and what was corrected, in its order.

    Rules that are switched off by the plan or by ``levels`` correct nothing. A text that is no plan stays as it is.
    """
    made: list[Correction] = []
    for _ in range(_ROUNDS):
        text, found = _once(text, file, levels)
        if not found:
            break
        made += found
    return text, sorted(made, key=lambda one: one.place)


def _once(text: str, file: str, levels: Levels) -> tuple[str, list[Correction]]:
    loaded = _read(text, file)
    if loaded is None:
        return text, []
    edits = list(_edits(loaded, levels))
    result = _applied(text, edits)
    if _is_proved(loaded, result, file, edits):
        return result, _each(edits)
    return _one_by_one(text, loaded, file, edits)


def _read(text: str, file: str) -> LoadedPlan | None:
    loaded = read_text(text, file, Diagnostics())
    return loaded if isinstance(loaded, LoadedPlan) else None


def _edits(loaded: LoadedPlan, levels: Levels) -> Iterator[_Edit]:
    """The certain corrections of texts that are written as they read."""
    told: dict[str, bool] = {}
    for code, text, slip in slips_of(loaded):
        if slip.better is None or not told.setdefault(code, is_told(code, loaded, levels)):
            continue
        place, old = loaded.written_at(text, slip.start, slip.end), text[slip.start : slip.end]
        if place and _stands(loaded, place) == old:
            yield _Edit(Correction(code, place, old, slip.better), text.path, slip.start, slip.end)


def _stands(loaded: LoadedPlan, place: Place) -> str:
    """What the file has at ``place``; nothing where that is on several lines."""
    if place.line != place.end_line:
        return ""
    return loaded.lines[place.line - 1][place.column - 1 : place.end_column - 1]


def _one_by_one(text: str, loaded: LoadedPlan, file: str, edits: list[_Edit]) -> tuple[str, list[Correction]]:
    """As many of ``edits`` as can be made each by itself, from the end of the file on."""
    made: list[_Edit] = []
    for place in sorted({edit.made.place for edit in edits}, reverse=True):
        tried = [*made, *(edit for edit in edits if edit.made.place == place)]
        if _is_proved(loaded, _applied(text, tried), file, tried):
            made = tried
    return _applied(text, made), _each(made)


def _each(edits: Iterable[_Edit]) -> list[Correction]:
    """The corrections, each once: a text that is referred to by an alias has several paths."""
    return list(dict.fromkeys(edit.made for edit in edits))


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    lines = text.split("\n")
    for one in sorted(_each(edits), key=lambda one: one.place, reverse=True):
        row, line = one.place.line - 1, lines[one.place.line - 1]
        lines[row] = line[: one.place.column - 1] + one.new + line[one.place.end_column - 1 :]
    return "\n".join(lines)


def _is_proved(loaded: LoadedPlan, result: str, file: str, edits: Iterable[_Edit]) -> bool:
    """Whether ``result`` reads as the plan with ``edits``, and has the same keys and values."""
    after = _read(result, file)
    if after is None or after.places.keys() != loaded.places.keys() or after.keys.keys() != loaded.keys.keys():
        return False
    by_path: defaultdict[str, list[_Edit]] = defaultdict(list)
    for edit in edits:
        by_path[edit.path].append(edit)
    wanted = [_edited(value, by_path.get(path, ())) for path, value in written(loaded.plan)]
    return wanted == [value for _, value in written(after.plan)]


def _edited(value: str, edits: Iterable[_Edit]) -> str:
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        value = value[: edit.start] + edit.made.new + value[edit.end :]
    return value
