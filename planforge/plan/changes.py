"""What a round of feedback changed in a rectification plan: findings, deadlines, responsibilities, measures.

From the 经过 of the findings, and from the plan of the round before. Rows of data, no layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from planforge.plan.ledger import Answer, Duty, Item, items
from planforge.plan.numbered import Numbered
from planforge.plan.rectification import Finding, Passage, Pending, RectificationPlan, Round
from planforge.plan.undecided import undecided
from planforge.source import Text

DUE = "due"
"""What a `Shift` is about, where it is the day that the inspection set."""
TARGET = "target"
"""What a `Shift` is about, where it is the 整改目标."""
MEASURE = "measure"
"""What a `Shift` is about, where it is no field of `Duty`: the wording of a measure."""
LISTED = ("new", "returned", "changed", "carried", "closed", "unnamed")
"""The changes in the order in which they are told."""
Pair = tuple[Answer, Answer]


class Shift(NamedTuple):
    """Something that reads otherwise than in the plan before."""

    about: str
    """A field of `Duty`, or `MEASURE`."""
    before: str
    after: str
    of: tuple[Text, ...] = ()
    """The measures concerned; empty where it is the finding as a whole."""


class FindingChange(NamedTuple):
    """What happened to one finding."""

    item: Item
    change: str
    """One of `LISTED`; empty where nothing tells."""
    passage: Passage | None = None
    """What this round of feedback said of it."""
    shifts: tuple[Shift, ...] = ()
    added: tuple[Text, ...] = ()
    """Measures that the plan before did not have."""
    removed: tuple[Text, ...] = ()

    @property
    def moved(self) -> tuple[Shift, ...]:
        """The deadlines that moved, the inspection's own among them."""
        return tuple(shift for shift in self.shifts if shift.about in ("deadline", DUE))

    @property
    def reassigned(self) -> tuple[Shift, ...]:
        """The departments, leaders and persons that changed."""
        return tuple(shift for shift in self.shifts if shift.about not in ("deadline", DUE, MEASURE, TARGET))

    @property
    def reworded(self) -> tuple[Shift, ...]:
        """The measures, and the targets, that are written otherwise."""
        return tuple(shift for shift in self.shifts if shift.about in (MEASURE, TARGET))


@dataclass(frozen=True, slots=True)
class Changes:
    """A plan against the round before."""

    order: ClassVar = LISTED
    number: int
    """Which round of feedback the plan answers, from 1."""
    round: Round | None
    compared: bool
    """Whether there was a plan before to compare with."""
    findings: tuple[FindingChange, ...]
    dropped: tuple[Item, ...]
    """Findings of the plan before that this one does not have."""
    pending: tuple[Pending, ...]

    def of(self, change: str) -> tuple[FindingChange, ...]:
        """The findings to which ``change`` happened."""
        return tuple(one for one in self.findings if one.change == change)

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        told = any(one.change or one.shifts or one.added or one.removed for one in self.findings)
        return bool(told or self.dropped or self.pending)


def compare(previous: RectificationPlan | None, plan: RectificationPlan) -> Changes:
    """What the last round changed; without ``previous``, only what the findings' own 经过 tells."""
    own = items(plan)
    before = _matched(items(previous), own) if previous else {}
    found = tuple(_changed(item, before.get(item.path), plan, previous is not None) for item in own)
    kept = {item.path for item in before.values()}
    dropped = tuple(item for item in (items(previous) if previous else ()) if item.path not in kept)
    count = len(plan.feedback)
    last, pending = plan.feedback[-1] if count else None, tuple(undecided(plan))
    return Changes(count, last, previous is not None, found, dropped, pending)


def _matched(old: Sequence[Item], new: Sequence[Item]) -> dict[str, Item]:
    """The path of a finding -> the finding before that it was: by its number, else by its words."""
    found: dict[str, Item] = {}
    for told in (_key, _words):
        taken = {item.path for item in found.values()}
        left = {told(item.numbered): item for item in old if item.path not in taken}
        for item in new:
            if item.path not in found and (same := left.pop(told(item.numbered), None)):
                found[item.path] = same
    return found


def _key(numbered: Numbered[Finding]) -> str:
    return numbered.key


def _words(numbered: Numbered[Finding]) -> str:
    return numbered.words


def _changed(item: Item, before: Item | None, plan: RectificationPlan, compared: bool) -> FindingChange:
    latest = item.latest
    passage = latest if latest and latest.round == str(len(plan.feedback)) else None
    change = passage.change if passage else _told(item, before) if compared else ""
    if before is None:
        return FindingChange(item, change, passage)
    pairs = _paired(before.answers, item.answers)
    old, new = {id(one) for one, _ in pairs}, {id(one) for _, one in pairs}
    return FindingChange(
        item,
        change,
        passage,
        tuple(_shifts(before, item, pairs)),
        added=tuple(answer.label for answer in item.answers if id(answer) not in new),
        removed=tuple(answer.label for answer in before.answers if id(answer) not in old),
    )


def _told(item: Item, before: Item | None) -> str:
    """The change that the two plans show, where no 经过 tells it."""
    if before is None:
        return "new"
    if item.is_open != before.is_open:
        return "returned" if item.is_open else "closed"
    if not item.is_open:
        return ""
    return "carried" if _words(item.numbered) == _words(before.numbered) else "changed"


def _paired(old: Sequence[Answer], new: Sequence[Answer]) -> list[Pair]:
    """The measures that are the same: by their ids, else by their words, else by their places."""
    pairs: list[Pair] = []
    for told in _SIGNS:
        taken = {id(one) for pair in pairs for one in pair}
        left = {sign: one for index, one in enumerate(old) if id(one) not in taken and (sign := told(index, one))}
        for index, one in enumerate(new):
            same = left.pop(told(index, one), None) if id(one) not in taken else None
            if same:
                pairs.append((same, one))
    return sorted(pairs, key=lambda pair: pair[1].path)


_SIGNS: tuple[Callable[[int, Answer], str], ...] = (
    lambda index, one: str(one.measure.id or ""),
    lambda index, one: str(one.label),
    lambda index, one: str(index + 1),
)
"""What tells a measure, the surest first."""


def _shifts(before: Item, item: Item, pairs: Sequence[Pair]) -> Iterator[Shift]:
    duties: list[tuple[Duty, Duty, Text | None]] = [(old.duty, new.duty, new.label) for old, new in pairs]
    duties = duties or [(before.duty, item.duty, None)]
    for name in Duty._fields:
        yield from _grouped(name, [(_said(old, name), _said(new, name), label) for old, new, label in duties])
    due = (str(before.finding.due or ""), str(item.finding.due or ""))
    if due[0] != due[1]:
        yield Shift(DUE, *due)
    targets = (_joined(before.finding.target), _joined(item.finding.target))
    if targets[0] != targets[1]:
        yield Shift(TARGET, *targets)
    for old_answer, answer in pairs:
        if old_answer.label != answer.label:
            yield Shift(MEASURE, old_answer.label, answer.label)


def _joined(texts: tuple[Text, ...]) -> Text:
    return Text("；".join(texts), texts[0].path if texts else "")


def _grouped(about: str, compared: Sequence[tuple[str, str, Text | None]]) -> Iterator[Shift]:
    """A shift once for all the measures that it concerns."""
    for before, after in dict.fromkeys((before, after) for before, after, _ in compared if before != after):
        of = [label for old, new, label in compared if (old, new) == (before, after)]
        named = tuple(label for label in of if label) if len(of) < len(compared) else ()
        yield Shift(about, before, after, named)


def _said(duty: Duty, name: str) -> str:
    """A field of a duty as people read it."""
    value: Any = getattr(duty, name)
    return "、".join(value) if isinstance(value, tuple) else str(value or "")
