"""What of a base holds for another plan, too: not what tells its paper from all others. Lays nothing over it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from posixpath import normpath

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.forms import as_mapping, fields
from planforge.plan.issue import Issue
from planforge.plan.keys import meant
from planforge.plan.model import PlanModel
from planforge.plan.rectification import Round
from planforge.plan.school_calendar import PlanCalendar
from planforge.plan.words import words
from planforge.source import Entry, Mapping, Node, Scalar, Sequence

OF_THE_PAPER = frozenset({"extends", "number", "date", "id"})
"""文号, 成文日期 and the 编号 by which calendars know a plan are those of one paper."""
OF_EACH = frozenset({"number", "id"})
"""Of the papers made of one plan, a row each: they may have one date, but no number together."""
OF_THE_SCRIPT = frozenset({"script"})
_OF_THE_COPY = frozenset({"copy_number"})
_OF_THE_PRINT = _OF_THE_COPY | {"printed"}
_FILES: dict[str, type[PlanModel] | None] = {"previous": None, "feedback": Round, "calendar": PlanCalendar}
"""Fields of a plan that name files, or hold items that do (文件)."""


def without(base: Mapping, model: type[PlanModel], own: frozenset[str]) -> tuple[Mapping, list[Entry]]:
    """``base`` without the fields that a plan has of its ``own``, and what of them was written."""
    printed = _OF_THE_PRINT if "date" in own else _OF_THE_COPY
    kept, taken = list[Entry](), list[Entry]()
    for entry in base:
        found = meant(model, entry.key.value)
        if found and found.name in own:
            taken.append(entry)
        elif found and found.name == "issue" and isinstance(entry.value, Mapping):
            split = [(one, meant(Issue, one.key.value)) for one in entry.value]
            taken += (one for one, field in split if field and field.name in printed)
            rest = tuple(one for one, field in split if not (field and field.name in printed))
            kept.append(entry._replace(value=replace(entry.value, entries=rest)))
        else:
            kept.append(entry)
    return replace(base, entries=tuple(kept)), taken


def left_out(taken: list[Entry], model: type[PlanModel]) -> dict[str, Scalar]:
    """The fields that were ``taken`` away, with the keys by which they were written."""
    found = ((meant(model, entry.key.value) or meant(Issue, entry.key.value), entry.key) for entry in taken)
    return {field.name: key for field, key in found if field and field.name != "extends"}


def tell_left(left: dict[str, Scalar], own: Mapping, model: type[PlanModel], place: Place, to: Diagnostics) -> None:
    """Say what a plan has not taken over, as far as ``own``, the plan, says nothing of it (删去 is something)."""
    said = fields(own, model)
    issue = as_mapping(said["issue"].value, Issue) if "issue" in said else None
    silent = left.keys() - said.keys() - (fields(issue, Issue).keys() if issue else set())
    if silent:
        listed = "、".join(key.value for name, key in left.items() if name in silent)
        to.note("PF264", place, keys=listed, base=next(iter(left.values())).place.file)


def seen_from(folder: PurePath, name: str) -> str:
    """The file that a file in ``folder`` calls ``name``."""
    return normpath((folder / name).as_posix())


def with_files_from(base: Mapping, folder: PurePath, model: type[PlanModel]) -> Mapping:
    """``base`` with the files that it names as they are seen from where ``folder`` is named."""
    if folder == PurePath():
        return base
    entries = (_moved(entry, folder, model) for entry in base)
    return replace(base, entries=tuple(entries))


def _moved(entry: Entry, folder: PurePath, model: type[PlanModel]) -> Entry:
    found = meant(model, entry.key.value)
    if found is None or found.name not in _FILES or found.name not in words(model):
        return entry
    return Entry(entry.key, _file(entry.value, folder, _FILES[found.name]))


def _file(node: Node, folder: PurePath, item: type[PlanModel] | None) -> Node:
    """The names in ``node`` as seen from above ``folder``."""
    if isinstance(node, Scalar):
        return node if node.is_empty else node._replace(value=seen_from(folder, node.value))
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_file(one, folder, item) for one in node))
    if item is None:
        return node
    return replace(
        node,
        entries=tuple(
            Entry(entry.key, _file(entry.value, folder, None))
            if (found := meant(item, entry.key.value)) and found.name == "file"
            else entry
            for entry in node
        ),
    )
