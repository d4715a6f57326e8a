"""A plan on what it extends, and under a row of a table, read as one. Runs no rule."""

from __future__ import annotations

from dataclasses import replace

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.chain import extended, tell_mistakes
from planforge.extending.filling import filled
from planforge.extending.inherited import OF_EACH, left_out, tell_left, without
from planforge.extending.laying import Laying
from planforge.extending.parsing import Parsed, parse
from planforge.extending.row import Row
from planforge.language.unavailable import Unavailable
from planforge.plan.companions import Beside
from planforge.plan.filled import Filled
from planforge.plan.kinds import PlanKind
from planforge.plan.loading import LoadedFile, entry_of, read_file
from planforge.source import Mapping


def read_laid(
    source: Parsed, beside: Beside | None, over: Row | None, diagnostics: Diagnostics
) -> tuple[LoadedFile | None, dict[str, str]]:
    """The plan in ``source``, and the texts of the files that it extends; no plan where those cannot be used."""
    try:
        whole = extended(source, beside, diagnostics)
    except Unavailable as problem:  # of the conversion of a base in the other script
        diagnostics.error(problem.code, None, path="", **problem.facts)
        return None, {}
    if whole.node is None:
        return None, whole.texts
    node, texts = _under(whole.node, whole.kind, over, source.file, diagnostics) if over else (whole.node, {})
    laid = {file: tuple(text.split("\n")) for file, text in whole.texts.items()}
    loaded = read_file(node, diagnostics, source.lines, whole.script or "hans", laid)
    if loaded and texts:
        loaded = replace(loaded, filled=texts)
    tell_mistakes(whole.texts, whole.at, diagnostics)
    return loaded, whole.texts


def read_whole(data: bytes, file: str, beside: Beside) -> tuple[LoadedFile | None, Diagnostics, dict[str, str]]:
    """What ``file`` holds on what it extends, what reading it found, and the texts of all files. No rule is run."""
    source, found = parse(data, file), Diagnostics()
    found.extend(source.found)
    texts = {file: source.text or ""}
    if not isinstance(source.node, Mapping) or entry_of(source.node, "extends") is None:
        read = read_file(source.node, found, source.lines, source.script or "hans") if source.node else None
        return read, found, texts
    read, bases = read_laid(source, beside, None, found)
    return read, found, {**bases, **texts}


def _under(
    plan: Mapping, kind: PlanKind | None, row: Row, file: str, diagnostics: Diagnostics
) -> tuple[Mapping, dict[Place, Filled]]:
    """``plan``, one of ``kind``, with its {places} filled by ``row``, and what the row says laid over it; and the
    filled texts."""
    node, texts = filled(plan, row, diagnostics)
    assert isinstance(node, Mapping)
    if kind is None:
        return node, texts
    model = kind.model
    base, taken = without(node, model, OF_EACH)
    left, over = left_out(taken, model), row.over
    tell_left(left, over, model, next((key.place for key in left.values()), row.place), diagnostics)
    laying = Laying(file, diagnostics, frozenset(left), is_row=True)
    return laying.plan(base, over, model), texts
