"""The measures of a plan as trees, with what each says of unit, person and deadline. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.diagnostics import Diagnostics, Place
from planforge.language.script import fold, with_traditional
from planforge.plan.finding_numbers import number_key
from planforge.plan.ledger import Item, items
from planforge.plan.loading import STAND_IN, LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.plan import Plan
from planforge.plan.rectification import Finding, RectificationPlan, Remedy
from planforge.resources import read_yaml
from planforge.source import Text

LEAD, PERSON, DEADLINE = "lead", "person", "deadline"
_FIELDS = {LEAD: ("lead",), PERSON: ("persons", "leader"), DEADLINE: ("deadline",)}
_UNKNOWN = ("PF203", "PF204")
_SAID = Path(__file__).parent / "data" / "said.yaml"
_LONGEST = 20
"""Characters of a measure that a message quotes."""


class Node(NamedTuple):
    """A measure, or the stage or finding that holds measures."""

    label: Text
    path: str
    says: frozenset[str]
    """Which of unit, person and deadline it says itself."""
    children: tuple[Node, ...] = ()

    @property
    def name(self) -> str:
        """The first words by which people know it."""
        line = self.label.strip().split("\n")[0].rstrip("；。")
        return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


class Scope(NamedTuple):
    """Trees that are held to one practice; ``key`` is where something is said of all of them."""

    key: str
    roots: tuple[Node, ...]
    is_main: bool = True
    """Whether the plan assigns here. What only goes with other measures may do without, if all of it does."""


@cache
def _said() -> dict[str, re.Pattern[str]]:
    return {field: re.compile(expression) for field, expression in read_yaml(_SAID).items()}


class Written:
    """What the file has beside the plan that could be read."""

    def __init__(self, loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
        self._keys = loaded.keys
        self._unknown = {_holder(loaded.places, one.place) for one in diagnostics if one.code in _UNKNOWN and one.place}
        self.heads = frozenset(
            name for unit in loaded.plan.units if unit.head for name in (unit.name, unit.short) if name
        )
        """The units whose head (负责人) the register names: that is who answers for them."""

    def has(self, path: str, field: str) -> bool:
        """Whether ``field`` is written at ``path``, be it empty or unreadable: that has been told."""
        return f"{path}.{field}" in self._keys

    def has_unknown_keys(self, path: str) -> bool:
        """Whether a key at ``path`` was misspelt, and may be any."""
        return path in self._unknown


def _holder(places: Mapping[str, Place], place: Place) -> str:
    """The path of the innermost thing around ``place``."""
    around = (path for path, its in places.items() if _begins(its) <= _begins(place) < _ends(its))
    return max(around, key=len, default="")


def _begins(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _ends(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def scopes(plan: Plan, written: Written) -> list[Scope]:
    """The measures of the plan, and those of its stages."""
    main = plan.measures.entries if plan.measures else ()
    found = [Scope("measures", _nodes(main, "measures.entries", written))] if main else []
    staged = tuple(_stages(plan, written))
    return [*found, Scope("stages", staged, not main)] if staged else found


def remedies(plan: RectificationPlan, written: Written) -> list[Scope]:
    """The open findings of a 整改方案 with their measures, and the measures that stand by themselves."""
    found = [item for item in items(plan) if item.is_open]
    personal = _are_personal(found)
    own = [_finding(item, written, personal) for item in found if item.finding.measures]
    covered = {item.numbered.key for item in found if item.duty.persons or item.duty.leader}
    alone = _nodes(plan.measures.entries if plan.measures else (), "measures.entries", written)
    general = tuple(
        node._replace(says=node.says | _persons(_serves(measure, covered)))
        for node, measure in zip(alone, plan.measures.entries if plan.measures else (), strict=True)
    )
    return [Scope("findings", tuple(own)), *([Scope("measures", general, is_main=False)] if general else [])]


def _are_personal(found: Collection[Item]) -> bool:
    """Whether most measures name a person themselves: then the 责任领导 above them, who leads, is not enough."""
    alone = [answer.measure for item in found if not item.duty.persons for answer in item.answers]
    return 2 * sum(bool(measure.persons) for measure in alone) > len(alone) > 1


def _finding(item: Item, written: Written, personal: bool) -> Node:
    finding, path = item.finding, item.path
    says = _says(finding, path, written) | _persons(bool(item.duty.persons or item.duty.leader))
    personal = personal or any(measure.persons for measure in finding.measures)
    if personal and item.duty.leader and not (item.duty.persons or written.has(path, "persons")):
        says -= _persons(PERSON not in _in_words(finding.text))
    return Node(item.label, path, says, _nodes(finding.measures, f"{path}.measures", written))


def _serves(measure: Remedy, covered: Collection[str]) -> bool:
    """Whether it answers findings that have somebody who is responsible."""
    return any(number_key(number) in covered for number in measure.findings)


def _persons(there: bool) -> frozenset[str]:
    return frozenset({PERSON} if there else ())


def _stages(plan: Plan, written: Written) -> Iterator[Node]:
    for index, stage in enumerate(plan.stages.entries if plan.stages else ()):
        if stage.measures:
            path = f"stages.entries.{index}"
            there = {
                LEAD: stage.lead,
                PERSON: stage.persons or written.heads.intersection(stage.lead),
                DEADLINE: stage.period,
            }
            says = frozenset(field for field, value in there.items() if value)
            yield Node(stage.name, path, says, _nodes(stage.measures, f"{path}.measures", written))


def _nodes(measures: Collection[Measure], path: str, written: Written) -> tuple[Node, ...]:
    return tuple(
        Node(
            one.label or Text(""),
            f"{path}.{index}",
            _says(one, f"{path}.{index}", written),
            _nodes(one.measures, f"{path}.{index}.measures", written),
        )
        for index, one in enumerate(measures)
    )


def _says(one: Measure | Finding, path: str, written: Written) -> frozenset[str]:
    """What ``one`` says: in the fields, or in so many words; all, where it was not read as it was meant."""
    if written.has_unknown_keys(path) or STAND_IN in (one.title, one.text):
        return frozenset(_FIELDS)
    found = {
        field
        for field, names in _FIELDS.items()
        if any(getattr(one, name) or written.has(path, name) for name in names)
    }
    if getattr(one, "duties", ()) or written.heads.intersection(one.lead):
        found.add(PERSON)
    return frozenset(found | _in_words(one.text))


@cache
def _says_so() -> re.Pattern[str]:
    """What stands behind 牵头单位, 责任人 or 时限, in either script; blanks between do not count."""
    ends = with_traditional("位门室股人领导时限期间")
    return re.compile(rf"[：:{with_traditional('为是')}](?<=[{ends}\s\u200b-\u200d\ufeff].)")


def _in_words(text: Text | None) -> set[str]:
    if not text or not _says_so().search(text):
        return set()
    folded = fold(text)
    return {field for field, said in _said().items() if said.search(folded)}
