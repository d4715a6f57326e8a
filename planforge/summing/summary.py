"""What the table needs of one plan: who, its targets with figure and day, its measures counted. Keeps no plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from sys import intern

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.breakdown import Task, anchor, tasks
from planforge.plan.deadline import Anchor, Deadline
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.targets import Target
from planforge.rectification.standing import due_day

_MARKS = lazy(r"[。；;：:，,、“”\"'‘’《》「」『』]+")
_UNIT = lazy(r"\((?:单位[::]?)?(?:%|‰|[^()0-9]{1,4})\)$")
"""A unit in brackets behind a name: 毛入园率（%）."""
_BETWEEN = "·"
"""Between the name of a group and that of a target in it."""


@dataclass(frozen=True, slots=True)
class TargetSummary:
    """A target as the plan writes it; what it does not say itself is an empty text."""

    name: str
    key: str
    """What it is matched by: the name without script, width, marks and a unit in brackets."""
    path: str
    value: str = ""
    """目标值; where there is none, the value of the last year."""
    unit: str = ""
    baseline: str = ""
    deadline: str = ""
    day: date | None = None
    """The last day of ``deadline``; None where it has none (长期坚持)."""
    years: tuple[tuple[str, str], ...] = ()
    is_named: bool = True
    """False where all that it has is a sentence."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a plan, or of several, counted."""

    count: int = 0
    past: int = 0
    """Those whose deadline is past on the day asked for; whether they are done, a plan does not say."""
    without_lead: int = 0
    """Those that nobody answers for."""
    without_deadline: int = 0

    @property
    def is_lacking(self) -> bool:
        """Whether nobody answers for some of them, or some have no deadline."""
        return bool(self.without_lead or self.without_deadline)

    def __add__(self, other: Measures) -> Measures:
        return Measures(
            self.count + other.count,
            self.past + other.past,
            self.without_lead + other.without_lead,
            self.without_deadline + other.without_deadline,
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """One plan; ``file`` is its name for people, ``script`` that in which its texts are written."""

    file: str
    issuer: str
    title: str
    kind: str
    script: str
    targets: tuple[TargetSummary, ...]
    measures: Measures


def summarize(loaded: LoadedPlan, file: str, as_of: date) -> Summary:
    """The summary of a plan; measures are past due on ``as_of``."""
    plan = loaded.plan
    return Summary(
        file=file,
        issuer=_kept("、".join(plan.issuer)),
        title=_kept("".join(plan.title.split("\n"))),
        kind=loaded.kind.name,
        script=loaded.script,
        targets=tuple(_told_apart(list(_targets(plan)))),
        measures=_measures(tasks(plan), anchor(plan), as_of),
    )


def is_about_targets(plan: Plan) -> bool:
    """Whether ``plan`` belongs into a table of targets: 整改方案 and 宣传方案 only where they name some."""
    has_targets = plan.targets is not None and bool(plan.targets.entries)
    return has_targets or not isinstance(plan, RectificationPlan | PublicityPlan)


def key_of(name: str) -> str:
    """What a target called ``name`` is matched by, across scripts and widths."""
    return intern(_MARKS.sub("", _UNIT.sub("", fold(name))) or fold(name))


# -- targets -----------------------------------------------------------------------------------


def _targets(plan: Plan) -> Iterator[tuple[str, TargetSummary]]:
    """Every target that says something itself, with the name of the group that it is in."""
    entries = plan.targets.entries if plan.targets else ()
    yield from _below(entries, "targets.entries", "", None, anchor(plan))


def _below(
    targets: Sequence[Target], path: str, group: str, by: Deadline | None, counted_from: Anchor
) -> Iterator[tuple[str, TargetSummary]]:
    for index, target in enumerate(targets):
        here, due = f"{path}.{index}", target.by or by
        if target.is_indicator or not target.targets:
            yield group, _target(target, here, due, counted_from)
        yield from _below(target.targets, f"{here}.targets", target.name or group, due, counted_from)


def _target(target: Target, path: str, by: Deadline | None, counted_from: Anchor) -> TargetSummary:
    name = str(target.name or target.text or "")
    years = tuple((_kept(step.year), _kept(step.value)) for step in target.years)
    return TargetSummary(
        name=_kept(name),
        key=key_of(name),
        path=path,
        value=_kept(target.value or (years[-1][1] if years else "")),
        unit=_kept(target.unit or ""),
        baseline=_kept(target.baseline or ""),
        deadline=_kept(by.text if by else ""),
        day=by.resolve(counted_from) if by else None,
        years=years,
        is_named=target.name is not None,
    )


def _told_apart(found: Sequence[tuple[str, TargetSummary]]) -> Iterator[TargetSummary]:
    """Targets of one name in several groups are called after their groups too."""
    often = Counter(target.key for _, target in found)
    for group, target in found:
        if often[target.key] > 1 and group:
            name = f"{group}{_BETWEEN}{target.name}"
            target = replace(target, name=_kept(name), key=intern(f"{key_of(group)}{_BETWEEN}{target.key}"))
        yield target


def _kept(text: str) -> str:
    """``text`` without its path, one object for all plans that say the same."""
    return intern(str(text))


# -- measures ----------------------------------------------------------------------------------


def _measures(found: Sequence[Task], usual: Anchor, as_of: date) -> Measures:
    days = [due_day(task.deadline, task.anchor or usual, as_of) for task in found if task.deadline]
    return Measures(
        count=len(found),
        past=sum(day is not None and day < as_of for day in days),
        without_lead=sum(not (task.lead or task.leader or task.persons) for task in found),
        without_deadline=sum(task.deadline is None for task in found),
    )
