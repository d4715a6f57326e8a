"""A plan on what it extends, and under a row of a table, read as one. Runs no rule."""

from __future__ import annotations

from dataclasses import replace

from planforge.diagnostics import Diagnostics
from planforge.extending.chain import Whole, extended, tell_mistakes
from planforge.extending.filling import filled
from planforge.extending.inherited import OF_EACH, left_out, tell_left, without
from planforge.extending.laying import Laying
from planforge.extending.parsing import Parsed
from planforge.extending.row import Row
from planforge.plan.companions import Beside
from planforge.plan.loading import LoadedFile, read_file
from planforge.source import Mapping


def read_laid(
    source: Parsed, beside: Beside | None, over: Row | None, diagnostics: Diagnostics
) -> tuple[LoadedFile | None, dict[str, str]]:
    """The plan in ``source``, and the texts of the files that it extends; no plan where those cannot be used.

    Raises:
        Unavailable: the base is in the other script, and the conversion is not at hand.
    """
    whole = extended(source, beside, diagnostics)
    if whole is None:
        return None, {}
    node = _under(whole, over, source.file, diagnostics) if over else whole.node
    laid = {file: tuple(text.split("\n")) for file, text in whole.texts.items()}
    loaded = read_file(node, diagnostics, source.lines, whole.script or "hans", laid)
    tell_mistakes(whole.texts, whole.at, diagnostics)
    return loaded, whole.texts


def _under(whole: Whole, row: Row, file: str, diagnostics: Diagnostics) -> Mapping:
    """The plan with its {places} filled by ``row``, and what the row says laid over it."""
    node = filled(whole.node, row, diagnostics)
    assert isinstance(node, Mapping)
    if whole.kind is None:
        return node
    model = whole.kind.model
    base, taken = without(node, model, OF_EACH)
    left = left_out(taken, model)
    tell_left(left, row.over, model, row.place, diagnostics)
    return replace(Laying(file, diagnostics, frozenset(left)).plan(base, row.over, model), place=node.place)
