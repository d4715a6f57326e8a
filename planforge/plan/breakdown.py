"""The plan's responsibilities regrouped: by task, by unit, by person, by time, by target. Rows of data, no layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from planforge.plan.deadline import Anchor, Deadline
from planforge.plan.ledger import Duty, Item, anchor_of, items
from planforge.plan.measures import Measure
from planforge.plan.numbered import of_plan
from planforge.plan.people import Person, split_person
from planforge.plan.period import Period
from planforge.plan.plan import Plan
from planforge.plan.points import Point
from planforge.plan.rectification import RectificationPlan
from planforge.plan.targets import Target
from planforge.plan.walk import Remembered
from planforge.source import Text

TARGET = "目标"


class Task(NamedTuple):
    """A task with its effective responsibility: what it does not say itself, it has from the measure above."""

    group: Text | None
    """The top measure that it belongs to; None where it is itself one."""
    label: Text
    lead: tuple[Text, ...]
    support: tuple[Text, ...]
    leader: tuple[Text, ...]
    persons: tuple[Text, ...]
    deadline: Deadline | None
    serves: tuple[Text, ...]
    output: Text | None
    anchor: Anchor | None = None
    """What its deadline counts from; None where that is the plan's own day."""


class Assignment(NamedTuple):
    """One task in somebody's list; ``role`` is 牵头, 配合, 责任领导, 责任人, 目标 or 分工."""

    task: Text
    role: str
    deadline: Deadline | Period | None = None
    lead: tuple[Text, ...] = ()
    persons: tuple[Text, ...] = ()


@dataclass(slots=True)
class Share:
    """A unit's or a person's list."""

    name: Text
    post: Text | None = None
    assignments: list[Assignment] = field(default_factory=list)


class Due(NamedTuple):
    """Something that is due: a stage, a measure or a target; ``sort`` says which."""

    when: Deadline | Period | None
    label: Text
    sort: str
    lead: tuple[Text, ...]
    persons: tuple[Text, ...]
    anchor: Anchor | None = None


def anchor(plan: Plan) -> Anchor:
    """What a bare 9月初 or 印发之日起30日内 counts from."""
    issued = plan.date.first() if plan.date else None
    period = plan.period
    return Anchor(issued, period.first if period else None, period.last if period else None)


def tasks(plan: Plan) -> list[Task]:
    """Every assigned measure of the plan and its stages, and every lowest one that nobody above answers for."""
    return list(_every_task(plan))


def _find_tasks(plan: Plan) -> Iterator[Task]:
    names = {target.id: target_label(target) for target in all_targets(plan) if target.id}
    own = (task for root in _roots(plan) for task in _tasks(root, None, (), answered=False))
    for task in (*_remedies(plan), *own, *_assigned_points(plan)):
        is_by_id = not names.keys().isdisjoint(task.serves)
        yield task._replace(serves=tuple(names.get(name, name) for name in task.serves)) if is_by_id else task


_every_task: Remembered[Plan, Task] = Remembered(_find_tasks, least=1)


def _roots(plan: Plan) -> tuple[Measure, ...]:
    """The top measures of the plan and of its stages."""
    staged = (measure for stage in plan.stages.entries for measure in stage.measures) if plan.stages else ()
    return (*(plan.measures.entries if plan.measures else ()), *staged)


def _tasks(measure: Measure, group: Text | None, above: tuple[Measure, ...], *, answered: bool) -> Iterator[Task]:
    """``answered``: whether one of those above names who or when."""
    alone = not measure.measures and (not answered or measure.serves or measure.output)
    if measure.is_assigned or alone:
        yield _task(measure, group, above)
    for child in measure.measures:
        is_answered = answered or measure.is_assigned
        yield from _tasks(child, group or measure.label, (*above, measure), answered=is_answered)


def _task(measure: Measure, group: Text | None, above: tuple[Measure, ...]) -> Task:
    line = (measure, *reversed(above))
    responsible = next((m for m in line if m.lead or m.support), line[-1])
    # Persons answer for the unit beside which they are written, not for another one below it.
    near = line[: next(at for at, one in enumerate(line) if one is responsible) + 1]
    return Task(
        group=group,
        label=_label(measure),
        lead=responsible.lead,
        support=responsible.support,
        leader=_given(near, "leader") or (),
        persons=_given(near, "persons") or (),
        deadline=_given(line, "deadline"),
        serves=_given(line, "serves") or (),
        output=measure.output,
    )


def _given(line: tuple[Measure, ...], field: str) -> Any:
    """What the first of ``line`` that says anything says in ``field``."""
    for measure in line:
        if value := getattr(measure, field):
            return value
    return None


def _items(plan: Plan) -> list[Item]:
    """The findings of a 整改方案; other plans have none."""
    return items(plan) if isinstance(plan, RectificationPlan) else []


def _remedies(plan: Plan) -> Iterator[Task]:
    """The measures that answer the findings of a 整改方案, and the findings that somebody answers for without one."""
    for item in _items(plan):
        counted_from = anchor_of(cast(RectificationPlan, plan), item.finding)
        own = [answer for answer in item.answers if answer.path.startswith(item.path)]
        for answer in own:
            yield _remedy(item, answer.measure, answer.duty, counted_from)
        if not item.answers and (item.duty.lead or item.duty.leader or item.duty.persons or item.duty.deadline):
            yield _remedy(item, None, item.duty, counted_from)


def _remedy(item: Item, measure: Measure | None, duty: Duty, counted_from: Anchor) -> Task:
    finding = _first(item.label)
    return Task(
        group=finding if measure else None,
        label=(measure.title or measure.text or Text("")) if measure else finding,
        lead=duty.lead,
        support=duty.support,
        leader=duty.leader,
        persons=duty.persons,
        deadline=duty.deadline,
        serves=measure.serves if measure else (),
        output=measure.output if measure else None,
        anchor=counted_from,
    )


def _assigned_points(plan: Plan) -> Iterator[Task]:
    """The safeguards and requirements that name who or when."""
    for listing in (plan.safeguards, plan.requirements):
        for point in _every_point(listing.entries if listing else ()):
            if point.lead or point.persons or point.deadline:
                yield Task(None, _label(point), point.lead, (), (), point.persons, point.deadline, (), None)


def _every_point(points: tuple[Point, ...]) -> Iterator[Point]:
    for point in points:
        yield point
        yield from _every_point(point.points)


def _label(one: Measure | Point) -> Text:
    """What a measure or point is called in a table: its title, else the first sentence of its text; no end mark."""
    if one.title:
        return Text(one.title.rstrip("；。"), one.title.path)
    return _first(one.text or Text(""))


def _first(text: Text) -> Text:
    """The first sentence of ``text``, without its end mark."""
    return Text(re.split("[。\n]", text, maxsplit=1)[0].rstrip("；。"), text.path)


def units(plan: Plan) -> list[Share]:
    """The tasks of each unit: those of the register first, then as they appear."""
    return list(_of_units(plan))


def _find_units(plan: Plan) -> Iterator[Share]:
    shares = {unit.name: Share(unit.name) for unit in plan.units}
    short = {unit.short: unit.name for unit in plan.units if unit.short}
    heads = {unit.name: (unit.head,) for unit in plan.units if unit.head}

    def assign(names: tuple[Text, ...], assignment: Assignment) -> None:
        for name in names:
            shares.setdefault(short.get(name, name), Share(name)).assignments.append(assignment)

    for unit in plan.units:
        if unit.duty:
            assign((unit.name,), Assignment(unit.duty, "分工"))
    for task in tasks(plan):
        for role, names in (("牵头" if task.support else "负责", task.lead), ("配合", task.support)):
            for name in names:
                answering = task.persons or heads.get(short.get(name, name), ())
                assign((name,), Assignment(task.label, role, task.deadline, task.lead, answering))
    for due in (*_stages(plan), *_targets_due(plan)):
        assign(due.lead, Assignment(due.label, _role(due, "负责"), due.when, due.lead, due.persons))
    yield from (share for share in shares.values() if share.assignments)


_of_units: Remembered[Plan, Share] = Remembered(_find_units, least=1)


def persons(plan: Plan) -> list[Share]:
    """The tasks and duties of each person."""
    return list(_of_persons(plan))


def _find_persons(plan: Plan) -> Iterator[Share]:
    shares: dict[str, Share] = {}
    positions: dict[str, Text] = {}
    for person in everyone(plan):
        if person.position:
            positions.setdefault(person.name, person.position)

    def assign(names: tuple[Text, ...], assignment: Assignment) -> None:
        for name in names:
            split = split_person(name)
            bare, post = Text(split["name"], name.path), split.get("post")
            position = positions.get(bare) or (Text(post, name.path) if post else None)
            shares.setdefault(bare, Share(bare, position)).assignments.append(assignment)

    for person in everyone(plan):
        if person.duty:
            assign((person.name,), Assignment(person.duty, "分工"))
    for task in tasks(plan):
        for role, names in (("责任领导", task.leader), ("责任人", task.persons)):
            assign(names, Assignment(task.label, role, task.deadline, task.lead))
    for due in (*_stages(plan), *_targets_due(plan)):
        assign(due.persons, Assignment(due.label, _role(due, "责任人"), due.when, due.lead))
    yield from shares.values()


_of_persons: Remembered[Plan, Share] = Remembered(_find_persons, least=1)


def _role(due: Due, usual: str) -> str:
    """A target is listed as one, everything else by what somebody does in it."""
    return TARGET if due.sort == TARGET else usual


def everyone(plan: Plan) -> list[Person]:
    """Everyone whom the plan introduces: register, 领导小组, and those with duties in a measure."""
    found = [*plan.people, *(plan.group.people() if plan.group else ())]
    findings = of_plan(plan) if isinstance(plan, RectificationPlan) else ()
    remedies = tuple(measure for one in findings for measure in one.finding.measures)
    return [*found, *(person for measure in _every((*_roots(plan), *remedies)) for person in measure.duties)]


def _every(measures: tuple[Measure, ...]) -> Iterator[Measure]:
    for measure in measures:
        yield measure
        yield from _every(measure.measures)


def all_targets(plan: Plan) -> list[Target]:
    """The targets without others below them, and those above that have figures, dates or people of their own."""
    groups = plan.targets.entries if plan.targets else ()
    yearly = getattr(plan, "yearly", None)
    dated = tuple(target for year in (yearly.entries if yearly else ()) for target in year.targets)
    return [target for root in (*groups, *dated) for target in _leaves(root)]


def _leaves(target: Target) -> Iterator[Target]:
    if not target.targets or target.is_indicator or target.by or target.lead or target.persons:
        yield target
    for child in target.targets:
        yield from _leaves(child)


def target_label(target: Target) -> Text:
    """What a target is called in a table: its name, else the first sentence of its text."""
    if target.name:
        return target.name
    return _first(target.text or Text(""))


def served(of: Sequence[Task]) -> dict[str, list[Text]]:
    """By target, as they name it: the tasks that say they serve it."""
    found: dict[str, list[Text]] = {}
    for task in of:
        for name in dict.fromkeys(task.serves):
            found.setdefault(name, []).append(task.label)
    return found


def timeline(plan: Plan) -> list[Due]:
    """Stages in their order, then what is due, the earliest first, what is never due last."""
    return list(_in_time(plan))


def _find_dues(plan: Plan) -> Iterator[Due]:
    counted_from = anchor(plan)
    measures = (Due(task.deadline, task.label, "措施", task.lead, task.persons, task.anchor) for task in tasks(plan))
    dues = [due for due in (*measures, *_targets_due(plan)) if due.when]
    dues.sort(key=lambda due: due.when.sort_key(due.anchor or counted_from) if isinstance(due.when, Deadline) else ())
    yield from (*_stages(plan), *dues)


_in_time: Remembered[Plan, Due] = Remembered(_find_dues, least=1)


def _stages(plan: Plan) -> Iterator[Due]:
    for stage in plan.stages.entries if plan.stages else ():
        yield Due(stage.period, stage.name, "阶段", stage.lead, stage.persons)


def _targets_due(plan: Plan) -> Iterator[Due]:
    for target in all_targets(plan):
        yield Due(target.by, target_label(target), TARGET, target.lead, target.persons)
