"""Corrects in the text of a file what is certainly wrong in its plan; all else stays character for character.

The result is read again and must be the old plan with the corrections, or they are not made. Finds nothing itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.checks.levels import levels_of
from planforge.checks.register import RULES as REGISTER_RULES
from planforge.checks.text.slips import slips_of
from planforge.diagnostics import NO_LEVELS, Diagnostics, Levels, Place, Severity
from planforge.plan.loading import LoadedPlan, read_text
from planforge.plan.walk import written

_ROUNDS = 5
"""One correction may bring the next to light (（一）、 in full-width digits); none needs more."""
_MOST_CHARACTERS = 1_000_000
"""Of all rounds together; what is left of a bigger file is corrected the next time."""
_MOST_CHARACTERS_READ = 4_000_000
"""Of all proofs of single corrections together, so that a big file with many of them ends soon."""


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
    for _ in range(min(_ROUNDS, 1 + _MOST_CHARACTERS // (len(text) + 1))):
        text, found = _once(text, file, levels)
        if not found:
            break
        made += found
    return text, sorted(made, key=lambda one: one.place)


def _once(text: str, file: str, levels: Levels) -> tuple[str, list[Correction]]:
    before = _read(text, file)
    if before is None:
        return text, []
    edits = list(_edits(before.loaded, levels))
    result = _applied(text, edits)
    if _is_proved(before, result, file, edits):
        return result, _each(edits)
    return _in_parts(text, before, file, edits)


@dataclass(frozen=True, slots=True)
class _Read:
    """A plan, and how many there are of each error and of each name that leads nowhere."""

    loaded: LoadedPlan
    faults: Counter[str]


def _read(text: str, file: str) -> _Read | None:
    diagnostics = Diagnostics()
    loaded = read_text(text, file, diagnostics)
    if not isinstance(loaded, LoadedPlan):
        return None
    errors = Counter(one.code for one in diagnostics if one.severity is Severity.ERROR)
    named = Diagnostics()
    for rule in REGISTER_RULES:
        rule(loaded, named)
    return _Read(loaded, errors + Counter(one.code for one in named))


def _edits(loaded: LoadedPlan, levels: Levels) -> Iterator[_Edit]:
    """The certain corrections of texts that are written as they read."""
    known = levels_of(loaded, levels, Diagnostics())
    for code, text, slip in slips_of(loaded):
        if slip.better is None or known.get(code, Severity.NOTE) is None:
            continue
        place, old = loaded.written_at(text, slip.start, slip.end), text[slip.start : slip.end]
        if place and _stands(loaded, place) == old:
            yield _Edit(Correction(code, place, old, slip.better), text.path, slip.start, slip.end)


def _stands(loaded: LoadedPlan, place: Place) -> str:
    """What the file has at ``place``; nothing where that is on several lines."""
    if place.line != place.end_line:
        return ""
    return loaded.lines[place.line - 1][place.column - 1 : place.end_column - 1]


def _in_parts(text: str, before: _Read, file: str, edits: list[_Edit]) -> tuple[str, list[Correction]]:
    """As many of ``edits`` as can be made, from the end of the file; where not all of a part, each half is tried."""
    made: list[_Edit] = []
    places = sorted({edit.made.place for edit in edits}, reverse=True)
    halves = _halves(places)[::-1]
    for _ in range(2 + _MOST_CHARACTERS_READ // (len(text) + 1)):
        if not halves:
            break
        part = halves.pop()
        here = frozenset(part)
        tried = [*made, *(edit for edit in edits if edit.made.place in here)]
        if _is_proved(before, _applied(text, tried), file, tried):
            made = tried
        else:
            halves += reversed(_halves(part))
    return _applied(text, made), _each(made)


def _halves(places: Sequence[Place]) -> list[Sequence[Place]]:
    """Both halves of ``places``; a single one has none."""
    middle = len(places) // 2
    return [places[:middle], places[middle:]] if middle else []


def _each(edits: Iterable[_Edit]) -> list[Correction]:
    """The corrections, each once: a text that is referred to by an alias has several paths."""
    return list(dict.fromkeys(edit.made for edit in edits))


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    lines = text.split("\n")
    changes: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for one in sorted(_each(edits), key=lambda one: one.place):
        changes[one.place.line - 1].append((one.place.column - 1, one.place.end_column - 1, one.new))
    for row, here in changes.items():
        lines[row] = _changed(lines[row], here)
    return "\n".join(lines)


def _changed(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """``text`` with each of ``changes`` (start, end, what stands there now), which are in order and apart."""
    parts: list[str] = []
    at = 0
    for start, end, new in changes:
        parts += (text[at:start], new)
        at = end
    return "".join((*parts, text[at:]))


def _is_proved(before: _Read, result: str, file: str, edits: Iterable[_Edit]) -> bool:
    """Whether ``result`` reads as the plan with ``edits``: the same keys and values, no error that was not there, and
    no name that led to something and does so no longer."""
    after, loaded = _read(result, file), before.loaded
    if after is None or after.faults - before.faults:
        return False
    if after.loaded.places.keys() != loaded.places.keys() or after.loaded.keys.keys() != loaded.keys.keys():
        return False
    by_path: defaultdict[str, list[_Edit]] = defaultdict(list)
    for edit in edits:
        by_path[edit.path].append(edit)
    wanted = [_edited(value, by_path.get(path, ())) for path, value in written(loaded.plan)]
    return wanted == [value for _, value in written(after.loaded.plan)]


def _edited(value: str, edits: Iterable[_Edit]) -> str:
    return _changed(value, ((one.start, one.end, one.made.new) for one in sorted(edits, key=lambda one: one.start)))
