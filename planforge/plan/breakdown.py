"""The plan's responsibilities regrouped: by task, by unit, by person, by time, by target. Rows of data, no layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planforge.plan.deadline import Anchor, Deadline
from planforge.plan.measures import Measure
from planforge.plan.people import Person, split_person
from planforge.plan.plan import Plan
from planforge.plan.stages import Stage
from planforge.plan.targets import Target
from planforge.source import Text


@dataclass(frozen=True, slots=True)
class Task:
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


@dataclass(frozen=True, slots=True)
class Assignment:
    """One task in somebody's list; ``role`` is 牵头, 配合, 责任领导, 责任人 or 分工."""

    task: Text
    role: str
    deadline: Deadline | None = None
    lead: tuple[Text, ...] = ()
    persons: tuple[Text, ...] = ()


@dataclass(slots=True)
class Share:
    """A unit's or a person's list."""

    name: Text
    post: Text | None = None
    assignments: list[Assignment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due: a stage, a measure or a target."""

    when: Deadline | None
    span: str
    label: Text
    sort: str
    lead: tuple[Text, ...]
    persons: tuple[Text, ...]


def anchor(plan: Plan) -> Anchor:
    """What a bare 9月初 or 印发之日起30日内 counts from."""
    issued = plan.date.first() if plan.date else None
    period = plan.period
    return Anchor(issued, period.first if period else None, period.last if period else None)


def tasks(plan: Plan) -> list[Task]:
    """Every assigned measure of the plan and its stages, and every lowest one that nobody above answers for."""
    roots = [*(plan.measures.entries if plan.measures else ())]
    if plan.stages:
        roots.extend(measure for stage in plan.stages.entries for measure in stage.measures)
    names = {target.id: target_label(target) for target in all_targets(plan) if target.id}
    found = [task for root in roots for task in _tasks(root, None, ())]
    return [replace(task, serves=tuple(names.get(name, name) for name in task.serves)) for task in found]


def _tasks(measure: Measure, group: Text | None, above: tuple[Measure, ...]) -> Iterator[Task]:
    answered = any(one.is_assigned for one in above)
    if measure.is_assigned or not (measure.measures or answered):
        yield _task(measure, group, above)
    for child in measure.measures:
        yield from _tasks(child, group or measure.label, (*above, measure))


def _task(measure: Measure, group: Text | None, above: tuple[Measure, ...]) -> Task:
    line = (measure, *reversed(above))
    responsible = next((m for m in line if m.lead or m.support), measure)
    return Task(
        group=group,
        label=_label(measure),
        lead=responsible.lead,
        support=responsible.support,
        leader=next((m.leader for m in line if m.leader), ()),
        persons=next((m.persons for m in line if m.persons), ()),
        deadline=next((m.deadline for m in line if m.deadline), None),
        serves=next((m.serves for m in line if m.serves), ()),
        output=measure.output,
    )


def _label(measure: Measure) -> Text:
    """What a measure is called in a table: its title, else the first sentence of its text; no end mark."""
    label = measure.label or Text("")
    first = label if measure.title else re.split("[。\n]", label, maxsplit=1)[0]
    return Text(first.rstrip("；。"), label.path)


def units(plan: Plan) -> list[Share]:
    """The tasks of each unit: those of the register first, then as they appear."""
    shares = {unit.name: Share(unit.name) for unit in plan.units}
    short = {unit.short: unit.name for unit in plan.units if unit.short}
    for task in tasks(plan):
        for role, names in (("牵头", task.lead), ("配合", task.support)):
            for name in names:
                share = shares.setdefault(short.get(name, name), Share(name))
                share.assignments.append(Assignment(task.label, role, task.deadline, task.lead, task.persons))
    for target in all_targets(plan):
        for name in target.lead:
            share = shares.setdefault(short.get(name, name), Share(name))
            share.assignments.append(Assignment(target_label(target), "目标", target.by, target.lead, target.persons))
    return [share for share in shares.values() if share.assignments]


def persons(plan: Plan) -> list[Share]:
    """The tasks and duties of each person."""
    shares: dict[str, Share] = {}
    posts: dict[str, Text] = {}
    for person in everyone(plan):
        if person.post:
            posts.setdefault(person.name, person.post)

    def share(name: Text) -> Share:
        bare = Text(split_person(name)["name"], name.path)
        return shares.setdefault(bare, Share(bare, posts.get(bare)))

    for person in everyone(plan):
        if person.duty:
            share(person.name).assignments.append(Assignment(person.duty, "分工"))
    for task in tasks(plan):
        for role, names in (("责任领导", task.leader), ("责任人", task.persons)):
            for name in names:
                share(name).assignments.append(Assignment(task.label, role, task.deadline, task.lead))
    for target in all_targets(plan):
        for name in target.persons:
            share(name).assignments.append(Assignment(target_label(target), "目标", target.by, target.lead))
    return list(shares.values())


def everyone(plan: Plan) -> list[Person]:
    """Everyone whom the plan introduces: register, 领导小组, and those with duties in a measure."""
    found = [*plan.people, *(plan.group.people() if plan.group else ())]
    if plan.measures:
        found.extend(person for measure in _every(plan.measures.entries) for person in measure.duties)
    return found


def _every(measures: tuple[Measure, ...]) -> Iterator[Measure]:
    for measure in measures:
        yield measure
        yield from _every(measure.measures)


def all_targets(plan: Plan) -> list[Target]:
    """The targets without others below them."""
    groups = plan.targets.entries if plan.targets else ()
    yearly = getattr(plan, "yearly", None)
    dated = tuple(target for year in (yearly.entries if yearly else ()) for target in year.targets)
    return [target for root in (*groups, *dated) for target in _leaves(root)]


def _leaves(target: Target) -> Iterator[Target]:
    if not target.targets:
        yield target
    for child in target.targets:
        yield from _leaves(child)


def target_label(target: Target) -> Text:
    """What a target is called in a table: its name, else the first sentence of its text."""
    if target.name:
        return target.name
    text = target.text or Text("")
    return Text(re.split("[。\n]", text, maxsplit=1)[0].rstrip("；。"), text.path)


def serving(of: list[Task], target: Target) -> list[Text]:
    """The tasks that say they serve ``target``."""
    return [task.label for task in of if target_label(target) in task.serves]


def timeline(plan: Plan) -> list[Due]:
    """Stages in their order, then what is due, the earliest first, what is never due last."""
    counted_from = anchor(plan)
    dues = [
        *(Due(t.deadline, "", t.label, "措施", t.lead, t.persons) for t in tasks(plan) if t.deadline),
        *(Due(t.by, "", target_label(t), "目标", t.lead, t.persons) for t in all_targets(plan) if t.by),
    ]
    dues.sort(key=lambda due: due.when.sort_key(counted_from) if due.when else ())
    return [*map(_stage, plan.stages.entries if plan.stages else ()), *dues]


def _stage(stage: Stage) -> Due:
    return Due(None, stage.period.text if stage.period else "", stage.name, "阶段", stage.lead, stage.persons)
