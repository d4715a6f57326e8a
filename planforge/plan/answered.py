"""The findings of a rectification plan as they stand in its text: their measures below them, each responsibility once.

Says what is to be written where; how it looks is the template's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planforge.plan.ledger import Answer, Duty, Item, items
from planforge.plan.numbered import Numbered, of_plan
from planforge.plan.rectification import Finding, RectificationPlan, Remedy
from planforge.source import Text

NOBODY = Duty()
_NAMES = ("lead", "support", "leader", "persons")
"""The fields of a duty that hold names."""


class Step(NamedTuple):
    """A measure with those below it; ``duty`` is written after it, unless it is the same after all."""

    measure: Remedy
    duty: Duty | None
    below: tuple[Step, ...] = ()


class Entry(NamedTuple):
    """A finding with what answers it; those below it follow."""

    numbered: Numbered[Finding]
    item: Item | None
    """None for a group that is answered by what is below it."""
    steps: tuple[Step, ...]
    duty: Duty | None
    """What all its measures share; written once after the last."""
    besides: Duty
    """What the finding says of its own, and nothing else of it."""
    elsewhere: tuple[Text, ...]
    """The measures for it that stand among the plan's own (对应问题)."""
    below: tuple[Entry, ...]

    @property
    def finding(self) -> Finding:
        return self.numbered.finding

    @property
    def start(self) -> int | None:
        """The number that its heading has, where one is written in figures."""
        key = self.numbered.key
        written = self.finding.number and key.replace(".", "").isdecimal()
        return int(key.rpartition(".")[2]) if written else None

    @property
    def code(self) -> Text | None:
        """The number, where it is no figure that a heading can have (JY-03)."""
        return self.finding.number if self.start is None else None

    @property
    def is_open(self) -> bool:
        return self.item is not None and self.item.is_open

    @property
    def is_unanswered(self) -> bool:
        """Whether its measures are still to be written."""
        return self.is_open and not (self.steps or self.elsewhere)

    def needs(self, duty: Duty) -> tuple[str, ...]:
        """The fields of ``duty`` that are still to be written."""
        if not self.is_open or self.elsewhere:
            return ()
        timeless = self.item is not None and self.item.mode in ("immediate", "lasting")
        missing = (("deadline", duty.deadline or timeless), ("lead", duty.lead))
        return tuple(name for name, written in missing if not written)


def entries(plan: RectificationPlan) -> tuple[Entry, ...]:
    """The findings of ``plan`` as a tree."""
    answered = {item.path: item for item in items(plan)}
    children: dict[str, list[Numbered[Finding]]] = {}
    for one in of_plan(plan):
        children.setdefault(one.path.rpartition(".")[0], []).append(one)
    return tuple(_entry(one, answered, children) for one in children.get("findings.entries", ()))


def _entry(one: Numbered[Finding], answered: dict[str, Item], children: dict[str, list[Numbered[Finding]]]) -> Entry:
    item = answered.get(one.path)
    own = {answer.path: answer for answer in item.answers if answer.path.startswith(one.path)} if item else {}
    elsewhere = tuple(_short(answer) for answer in item.answers if answer.path not in own) if item else ()
    shared = _shared(item, list(own.values()), elsewhere)
    steps = tuple(_steps(one.finding.measures, f"{one.path}.measures", own, shared))
    below = tuple(_entry(child, answered, children) for child in children.get(f"{one.path}.findings", ()))
    said = {*_words(shared or NOBODY), *_said(steps), *(word for entry in below for word in _told(entry))}
    return Entry(one, item, steps, shared, _besides(one.finding, said), elsewhere, below)


def _shared(item: Item | None, own: Sequence[Answer], elsewhere: Sequence[Text]) -> Duty | None:
    """The duty that holds for the whole finding; None where its measures differ."""
    if item is None or (elsewhere and not own):
        return None
    duties = [answer.duty for answer in own] or [item.duty]
    return duties[0] if all(duty == duties[0] for duty in duties) else None


def _steps(measures: Sequence[Remedy], path: str, own: dict[str, Answer], shared: Duty | None) -> Iterator[Step]:
    for index, measure in enumerate(measures):
        here = f"{path}.{index}"
        duty = own[here].duty if shared is None and here in own else None
        yield Step(measure, duty, tuple(_steps(measure.measures, f"{here}.measures", own, shared)))


def _short(answer: Answer) -> Text:
    """What a measure is called where it stands elsewhere."""
    label = answer.measure.label or Text("")
    return Text(label.split("。")[0].split("\n")[0], label.path)


def _besides(finding: Finding, said: set[str]) -> Duty:
    named = {name: tuple(one for one in getattr(finding, name) if one not in said) for name in _NAMES}
    deadline = finding.deadline if finding.deadline and str(finding.deadline) not in said else None
    return Duty(**named, deadline=deadline)


def _words(duty: Duty) -> Iterator[str]:
    for name in _NAMES:
        yield from getattr(duty, name)
    if duty.deadline:
        yield str(duty.deadline)


def _said(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        yield from _words(step.duty or NOBODY)
        yield from _said(step.below)


def _told(entry: Entry) -> Iterator[str]:
    """Every name and deadline that is written for ``entry`` and below it."""
    yield from _words(entry.duty or NOBODY)
    yield from _words(entry.besides)
    yield from _said(entry.steps)
    for child in entry.below:
        yield from _told(child)
