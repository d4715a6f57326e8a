"""From located YAML to a frozen plan, with every problem of the file at once."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planforge.diagnostics import Diagnostic, Diagnostics, Place
from planforge.language.nearest import nearest
from planforge.language.script import detect, fold
from planforge.plan.binding import REPORTED, Binder, Loc, dotted
from planforge.plan.feedback import Feedback
from planforge.plan.filled import Filled
from planforge.plan.keys import meant
from planforge.plan.kinds import EVERY, KINDS, PlanKind, kind_named
from planforge.plan.model import PlanModel
from planforge.plan.plan import Plan
from planforge.plan.reference import all_models
from planforge.plan.school_calendar import CalendarFile
from planforge.plan.scripts import SCRIPT
from planforge.plan.shape import Shape, shapes
from planforge.plan.words import words
from planforge.source import Entry, Mapping, Node, Scalar, Text, load
from planforge.source.alignment import Aligned
from planforge.stages import Stage, stage

_ROUNDS = 4
_FAR = 200
"""Lines below the beginning of a text in which a word of it is looked for."""
STAND_IN = "（缺）"
"""Stands for a required text that is missing or was refused, so that the rest can be checked."""
Model = TypeVar("Model", bound=PlanModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a file holds, with the place of each of its values."""

    places: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    script: str = "hans"
    """The script that it is written in."""
    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    """The texts that were written for several scripts: path -> script -> form."""
    lines: tuple[str, ...] = ()
    """The lines of the file."""
    laid: Mapping_[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    """The lines of the files that it extends, by name."""
    filled: Mapping_[Place, Filled] = field(default_factory=dict, compare=False, repr=False)
    """The texts into which others were filled, by where they are written."""
    aligned: dict[str, Aligned | None] = field(default_factory=dict, compare=False, repr=False)
    """Where the characters of the texts that have been asked for are written, by path."""

    def place_of(self, path: str, word: str) -> Place | None:
        """The place of ``word`` in the text at ``path``, where it stands there as written; else that of the text."""
        place = self.place(path)
        if place is None:
            return None
        if (filled := self.filled.get(place)) and (at := filled.start_of(word)) is not None:
            return self._filled_at(filled, place, at, at + len(word)) or place
        lines = self.lines_of(place)
        for number in range(place.line, min(place.line + _FAR, len(lines) + 1)):
            line = lines[number - 1]
            column = line.find(word, place.column - 1 if number == place.line else 0) + 1
            if column:
                return Place(place.file, number, column, number, column + len(word))
        return place

    def place_at(self, text: Text, start: int, end: int) -> Place | None:
        """The place of ``text[start:end]``; that of the whole text where it is not written as it reads."""
        return self.written_at(text, start, end) or self.place_of(text.path, text[start:end])

    def written_at(self, text: Text, start: int, end: int) -> Place | None:
        """The place of ``text[start:end]``; None where the file does not read as ``text`` does."""
        place = self.places.get(text.path)
        if place and (filled := self.filled.get(place)):
            at = filled.start_of(text)
            return None if at is None else self._filled_at(filled, place, at + start, at + end)
        if text.path not in self.aligned:
            lines = self.lines_of(place) if place else ()
            made = Aligned(lines, _within(lines, place, text), text) if place and lines else None
            self.aligned[text.path] = made
        aligned = self.aligned[text.path]
        return aligned.place(text, start, end) if aligned else None

    def _filled_at(self, filled: Filled, place: Place, start: int, end: int) -> Place | None:
        """Where ``value[start:end]`` of the text at ``place`` is written; ``place``, where it is only partly there."""
        if not filled.is_written(start, end):
            return filled.source(start, end) or place
        aligned = Aligned(self.lines_of(place), place, filled.written)
        return aligned.place(filled.written, filled.as_written(start), filled.as_written(end - 1) + 1)

    def lines_of(self, place: Place) -> tuple[str, ...]:
        """The lines of the file that ``place`` is in; none where that is no text."""
        own = self.places.get("")
        return self.lines if own is None or own.file == place.file else self.laid.get(place.file, ())

    def files_of(self, path: str) -> set[str]:
        """The files in which the text at ``path`` is written, or what was filled into it."""
        place = self.place(path)
        filled = self.filled.get(place) if place else None
        parts = filled.parts if filled else ()
        return {one.file for one in (place, *(part.place for part in parts)) if one}

    def is_inherited(self, path: str) -> bool:
        """Whether what stands at ``path`` is written in a file that this one extends."""
        place = self.place(path)
        return place is not None and place.file in self.laid

    def place(self, path: str) -> Place | None:
        """The place of ``path``, or of the nearest thing that holds it."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path)


@dataclass(frozen=True, slots=True)
class LoadedFeedback(Loaded):
    """The feedback of an inspection. After errors, ``feedback`` holds what could be read."""

    feedback: Feedback
    kind: PlanKind


@dataclass(frozen=True, slots=True)
class LoadedCalendar(Loaded):
    """A school calendar. After errors, ``calendar`` holds what could be read."""

    calendar: CalendarFile
    kind: PlanKind


@dataclass(frozen=True, slots=True)
class LoadedPlan(Loaded):
    """A plan. After errors, ``plan`` holds what could be read."""

    plan: Plan
    kind: PlanKind
    rounds: tuple[LoadedFeedback | None, ...] = ()
    """The feedback that a 整改方案 answers, round by round; None where a file could not be read."""
    previous: LoadedPlan | None = None
    """The plan of the round before (上一版)."""


LoadedFile: TypeAlias = LoadedPlan | LoadedFeedback | LoadedCalendar
_NO_DOCUMENT = frozenset({"PF200", "PF201"})
"""What is wrong with a YAML file that is no document of planforge at all."""


def is_other(read: LoadedFile | None, diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a file is something else than a plan (which may be broken): feedback, a calendar, none of planforge's."""
    if read is None:
        return any(one.code in _NO_DOCUMENT for one in diagnostics)
    return not isinstance(read, LoadedPlan)


@dataclass(frozen=True, slots=True)
class Read(Generic[Model]):
    """A model with the places of its values and of its keys."""

    value: Model
    places: dict[str, Place]
    keys: dict[str, Place]
    forms: dict[str, dict[str, str]]


def read_file(
    node: Node,
    diagnostics: Diagnostics,
    lines: tuple[str, ...] = (),
    detected: str = "hans",
    laid: Mapping_[str, tuple[str, ...]] | None = None,
) -> LoadedFile | None:
    """The plan, feedback or calendar in ``node``; None where not even its kind can be told.

    ``lines`` are those of the file; ``detected`` is its script as a whole, where it does not name its own (文字);
    ``laid`` are the lines of the files that it extends.
    """
    if not isinstance(node, Mapping) or not node.entries:
        diagnostics.error("PF200", node.place)
        return None
    kind = _kind(node, diagnostics) or _likely_kind(node)
    if kind is None:
        return None
    script = script_of(node) or detected
    read = read_model(node, kind.model, diagnostics, judged=(("kind",),), script=script)
    if read is None:
        return None
    found: dict[str, Any] = {
        "places": read.places, "keys": read.keys, "script": script, "forms": read.forms, "lines": lines,
        "laid": laid or {},
    }  # fmt: skip
    if isinstance(read.value, Plan):
        return LoadedPlan(plan=read.value, kind=kind, **found)
    if isinstance(read.value, Feedback):
        return LoadedFeedback(feedback=read.value, kind=kind, **found)
    return LoadedCalendar(calendar=read.value, kind=kind, **found) if isinstance(read.value, CalendarFile) else None


def read_text(text: str, file: str, diagnostics: Diagnostics) -> LoadedFile | None:
    """The plan, feedback or calendar that ``text`` is the YAML of; ``file`` is its name in messages."""
    with stage(Stage.YAML):
        node = load(text, file, diagnostics)
    if node is None:
        return None
    with stage(Stage.PLAN):
        return read_file(node, diagnostics, tuple(text.split("\n")), detect(text) or "hans")


def read_plan(node: Node, diagnostics: Diagnostics, detected: str = "hans") -> LoadedPlan | None:
    """The plan in ``node``; None where it holds none."""
    read = read_file(node, diagnostics, detected=detected)
    return read if isinstance(read, LoadedPlan) else None


def read_model(
    node: Node, model: type[Model], diagnostics: Diagnostics, judged: Iterable[Loc] = (), script: str | None = None
) -> Read[Model] | None:
    """The ``model`` in ``node``, without what was wrong in it; ``judged`` are paths already spoken of."""
    binder = Binder(diagnostics, all_models(), script)
    binder.refused.update(map(dotted, judged))
    data = binder.bind(node, Shape(model=model), "")
    value = None if data is REPORTED else _validate(model, data, binder)
    if value is None:
        return None
    return Read(value, binder.values, binder.keys, binder.forms)


def _within(lines: tuple[str, ...], place: Place, text: str) -> Place:
    """Where ``text`` is written at ``place``, of which it may be a slice (《title》 of a basis); else ``place``."""
    line = lines[place.line - 1] if place.line == place.end_line <= len(lines) else ""
    at = line.find(text, place.column - 1, place.end_column - 1)
    if at < 0 or line.find(text, at + 1, place.end_column - 1) >= 0:
        return place
    return Place(place.file, place.line, at + 1, place.line, at + 1 + len(text))


def _kind(node: Mapping, diagnostics: Diagnostics) -> PlanKind | None:
    known = "、".join(kind.zh[0] for kind in EVERY)
    entry = _entry_of_kind(node)
    if entry is None or not isinstance(entry.value, Scalar) or entry.value.is_empty:
        diagnostics.error("PF201", entry.key.place if entry else node.entries[0].key.place, known=known)
        return None
    kind = kind_named(fold(entry.value.value)) or kind_named(entry.value.value)
    if kind is None:
        near = _nearest_kind(entry.value.value)
        diagnostics.error("PF202", entry.value.place, kind=entry.value.value, known=known, nearest=near)
    return kind


def _entry_of_kind(node: Mapping) -> Entry | None:
    return entry_of(node, "kind")


def entry_of(node: Mapping, name: str) -> Entry | None:
    """The entry for the field ``name`` of every plan; None where there is none."""
    return next((e for e in node if (found := meant(Plan, e.key.value)) and found.name == name), None)


def script_of(node: Mapping) -> str | None:
    """The script that the plan says it is in (文字)."""
    entry = entry_of(node, "script")
    return SCRIPT.value_of(entry.value.value) if entry and isinstance(entry.value, Scalar) else None


def _nearest_kind(text: str) -> str | None:
    return nearest(text, [name for kind in EVERY for name in (*kind.zh, kind.name)])


def _likely_kind(node: Mapping) -> PlanKind | None:
    """The kind to check the rest by, where it is misspelt, or missing from what clearly is a plan."""
    entry = _entry_of_kind(node)
    if entry and isinstance(entry.value, Scalar) and not entry.value.is_empty:
        return kind_named(_nearest_kind(entry.value.value) or "")
    known = {kind.name: sum(meant(kind.model, entry.key.value) is not None for entry in node) for kind in KINDS}
    likely = max(KINDS, key=lambda kind: known[kind.name])
    return likely if 2 * known[likely.name] > len(node.entries) else None


def _validate(model: type[Model], data: dict[str, Any], binder: Binder) -> Model | None:
    """Validate; report what is wrong, take it out, and try again, so that the rest can be checked."""
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(data)
        except ValidationError as problems:
            found = problems.errors(include_url=False)
            for problem in found:
                _report(problem, model, binder)
            for problem in reversed(found):
                _take_out(data, problem, model)
    return None


def _report(problem: ErrorDetails, model: type[PlanModel], binder: Binder) -> None:
    loc: Loc = problem["loc"]
    path = dotted(loc)
    if any(_is_within(path, refused) or _is_named_by(path, refused) for refused in binder.refused):
        return
    if problem["type"] == "missing":
        binder.diagnostics.error("PF206", _missing_place(path, binder), path=path, key=_word(model, loc))
        return
    facts = {name: str(value) for name, value in (problem.get("ctx") or {}).items()}
    binder.diagnostics.error(problem["type"], binder.place(path), path=path, **facts)


def _is_within(path: str, holder: str) -> bool:
    """Whether ``path`` is ``holder`` or below it."""
    return path == holder or not holder or path.startswith(f"{holder}.")


def _is_named_by(path: str, refused: str) -> bool:
    """Whether ``refused`` is the name or text of the item at ``path``: it says something, if wrongly."""
    holder, _, field = refused.rpartition(".")
    return holder == path and field in ("title", "name", "text")


def _missing_place(path: str, binder: Binder) -> Place | None:
    """Where a missing value is asked for: its empty key, else the thing that should hold it."""
    place = binder.keys.get(path)
    if place is not None:
        return place
    holder = binder.place(path.rpartition(".")[0])
    if holder is None:
        return None
    return Place(holder.file, holder.line, holder.column, holder.line, holder.column + 1)


def _word(model: type[PlanModel], loc: Loc) -> str:
    """The Chinese word of the field at ``loc``."""
    *way, last = loc
    holder = _shape_at(model, way).model
    return words(holder)[str(last)].zh if holder else str(last)


def _shape_at(model: type[PlanModel], loc: Iterable[str | int]) -> Shape:
    """What is asked for at ``loc``."""
    shape = Shape(model=model)
    for step in loc:
        inner = shape.item if isinstance(step, int) else None
        if isinstance(step, str) and shape.model:
            inner = shapes(shape.model)[step]
        shape = inner or shape
    return shape


def _take_out(data: dict[str, Any], problem: ErrorDetails, model: type[PlanModel]) -> None:
    """Take what ``problem`` is about out of ``data``, or put a stand-in where something must be."""
    loc = problem["loc"]
    holder: Any = data
    *way, last = loc or ("",)
    for step in way:
        holder = holder[step]
    shape = _shape_at(model, loc)
    if isinstance(holder, dict) and problem["type"] != "missing":
        holder.pop(last, None)
    elif isinstance(holder, list) and shape.is_value:
        del holder[int(last)]
    else:
        holder[last] = _stand_in(shape, dotted(loc))


def _stand_in(shape: Shape, path: str) -> Any:
    """A value that ``shape`` accepts, until the real one is written."""
    text = Text(STAND_IN, path)
    if shape.item:
        return [] if shape.item.is_value else [_stand_in(shape.item, path)]
    return dict(shape.model.from_scalar(text) or {}) if shape.model else text
