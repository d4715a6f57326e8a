"""A rectification plan regrouped: each finding with its measures and who answers for them. Rows of data, no layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planforge.plan.anchor import Anchor
from planforge.plan.deadline import Deadline, Kind
from planforge.plan.finding_numbers import number_key
from planforge.plan.numbered import Numbered, of_plan
from planforge.plan.rectification import Finding, Passage, Progress, RectificationPlan, Remedy
from planforge.source import Text

Names = tuple[Text, ...]
_LASTING = frozenset({Kind.CONTINUOUS, Kind.YEARLY, Kind.RECURRING})


class Duty(NamedTuple):
    """Who answers for something, and by when; what is not written there comes from above."""

    lead: Names = ()
    support: Names = ()
    leader: Names = ()
    persons: Names = ()
    deadline: Deadline | None = None


class Answer(NamedTuple):
    """A measure that answers a finding, with its effective responsibility."""

    measure: Remedy
    duty: Duty
    state: str
    path: str
    lead_in: tuple[Text, ...] = ()
    """What the measures above it say, where it is the first below them."""

    @property
    def label(self) -> Text:
        """The measure in a table: its title and its text, or the one that there is, after what stands above it."""
        parts = [part for part in (*self.lead_in, self.measure.title, self.measure.text) if part]
        words = "\n".join(part.strip() for part in parts)
        return Text(words, parts[-1].path if parts else "")

    @property
    def progress(self) -> tuple[Progress, ...]:
        return self.measure.progress

    @property
    def own_state(self) -> str | None:
        """The state that is written for the measure alone."""
        return self.measure.state


class Item(NamedTuple):
    """A finding that is to be answered by itself, with all that answers it."""

    numbered: Numbered[Finding]
    duty: Duty
    answers: tuple[Answer, ...]
    state: str
    mode: str | None

    @property
    def finding(self) -> Finding:
        return self.numbered.finding

    @property
    def number(self) -> str:
        return self.numbered.shown

    @property
    def path(self) -> str:
        return self.numbered.path

    @property
    def category(self) -> Text | None:
        return self.numbered.category

    @property
    def groups(self) -> tuple[Finding, ...]:
        """The groups of findings that it belongs to, where they say something."""
        return tuple(group for group in self.numbered.above if group.title or group.text)

    @property
    def label(self) -> Text:
        """The finding in a table: title and text."""
        finding = self.finding
        parts = [part for part in (finding.title, finding.text) if part]
        words = "".join(part if part[-1] in "。；！？" or part is parts[-1] else f"{part}。" for part in parts)
        return Text(words, parts[0].path if parts else "")

    @property
    def is_open(self) -> bool:
        return self.state != "closed"

    @property
    def latest(self) -> Passage | None:
        """What the last round of feedback did to it."""
        return self.finding.history[-1] if self.finding.history else None


def items(plan: RectificationPlan) -> list[Item]:
    """Every finding that is to be answered: those without others below, and groups with measures of their own."""
    numbered = of_plan(plan)
    known = {one.key for one in numbered}
    general = _general(plan, known)
    return [
        _item(one, general.get(one.key, ()))
        for one in numbered
        if not one.is_group or one.finding.measures or one.key in general
    ]


def unbound(plan: RectificationPlan) -> list[Answer]:
    """The measures that stand by themselves, and answer no single finding."""
    shown = {answer.path for item in items(plan) for answer in item.answers}
    measures = plan.measures.entries if plan.measures else ()
    return [answer for answer in _answers(measures, "measures.entries", (), (), "") if answer.path not in shown]


def _general(plan: RectificationPlan, known: set[str]) -> dict[str, tuple[tuple[Remedy, str], ...]]:
    """The measures that stand by themselves, by the finding for which they are (对应问题)."""
    found: dict[str, tuple[tuple[Remedy, str], ...]] = {}
    for measure, path in _every(plan.measures.entries if plan.measures else (), "measures.entries"):
        for name in measure.findings:
            if (key := number_key(name)) in known:
                found[key] = (*found.get(key, ()), (measure, path))
    return found


def _every(measures: Sequence[Remedy], path: str) -> Iterator[tuple[Remedy, str]]:
    for index, measure in enumerate(measures):
        yield measure, f"{path}.{index}"
        yield from _every(measure.measures, f"{path}.{index}.measures")


def _item(one: Numbered[Finding], general: tuple[tuple[Remedy, str], ...]) -> Item:
    finding = one.finding
    duty = _inherited((finding, *reversed(one.above)))
    own = state_of(finding)
    path = f"{one.path}.measures"
    answers = [
        *_answers(finding.measures, path, (), (finding, *reversed(one.above)), own),
        *(Answer(measure, _inherited((measure, finding)), measure.state or own, at) for measure, at in general),
    ]
    return Item(one, duty, tuple(answers), own, finding.mode or _mode(answers, duty))


def _answers(
    measures: Sequence[Remedy],
    path: str,
    line: tuple[Remedy, ...],
    findings: tuple[Finding, ...],
    state: str,
    lead_in: tuple[Text, ...] = (),
) -> Iterator[Answer]:
    """Every measure that is to be done: the lowest ones, and those above that name somebody of their own.

    What another one above says goes before the first below it.
    """
    for index, measure in enumerate(measures):
        here, own = f"{path}.{index}", measure.state or state
        before = lead_in if index == 0 else ()
        if not measure.measures or measure.is_assigned or measure.progress:
            yield Answer(measure, _inherited((measure, *line, *findings)), own, here, before)
            before = ()
        else:
            before = (*before, *(part for part in (measure.title, measure.text) if part))
        yield from _answers(measure.measures, f"{here}.measures", (measure, *line), findings, own, before)


def _inherited(line: Sequence[Remedy | Finding]) -> Duty:
    """The duty of the first of ``line``; persons answer for the department beside which they are written."""
    responsible = next((one for one in line if one.lead), line[-1])
    near = line[: line.index(responsible) + 1]
    return Duty(
        lead=responsible.lead,
        support=next((one.support for one in near if one.support), ()),
        leader=next((one.leader for one in line if one.leader), ()),
        persons=next((one.persons for one in near if one.persons), ()),
        deadline=next((one.deadline for one in line if one.deadline), None),
    )


def state_of(finding: Finding) -> str:
    """The state as written; without one, under way where there is progress, else not started."""
    if finding.state:
        return finding.state
    moving = finding.progress or any(measure.progress or measure.state for measure in finding.measures)
    return "under_way" if moving else "not_started"


def _mode(answers: Sequence[Answer], duty: Duty) -> str | None:
    """The kind of rectification that the deadlines tell, where none is written."""
    deadlines = [answer.duty.deadline for answer in answers if answer.duty.deadline]
    kinds = {deadline.kind for deadline in deadlines or ([duty.deadline] if duty.deadline else [])}
    if not kinds:
        return None
    if kinds == {Kind.IMMEDIATE}:
        return "immediate"
    return "lasting" if kinds <= _LASTING else "dated"


def anchor_of(plan: RectificationPlan, finding: Finding) -> Anchor:
    """What the open dates of ``finding`` count from: the issue of the plan that first answered it.

    A 9月初 written in the first year stays in that year when the plan is issued again.
    """
    raised = first_round(finding)
    period = plan.period
    issued = plan.date.first() if plan.date else None
    if raised <= len(plan.feedback):
        its = plan.feedback[raised - 1]
        day = its.issued or (None if raised == len(plan.feedback) and issued else its.date)
        issued = day.last() if day else issued
    return Anchor(issued, period.first if period else None, period.last if period else None)


def first_round(finding: Finding) -> int:
    """The round that first brought up ``finding``, from 1; the first where nothing says so."""
    first = next((passage.round for passage in finding.history if passage.change == "new"), "1")
    return int(first) if first.isdecimal() and int(first) else 1
