"""How plans stand in figures: a plan, its departments and persons, and several plans together. No layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePath

from planforge.plan.loading import LoadedPlan
from planforge.plan.people import split_person
from planforge.plan.rectification import RectificationPlan
from planforge.plan.undecided import undecided
from planforge.rectification.standing import FindingStanding, Standing, Task, distinct, of_finding, standings
from planforge.source import Text


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a plan, of somebody's part of it, or of several plans."""

    findings: int = 0
    open: int = 0
    """Findings neither closed nor awaiting acceptance."""
    not_started: int = 0
    """Open findings in the state 未启动."""
    lasting: int = 0
    """Open findings of which all that is left is 长期坚持."""
    overdue: int = 0
    """Open findings of which something is overdue."""
    due_soon: int = 0
    """Open findings of which something is due soon, and nothing overdue."""
    without_measure: int = 0
    awaiting: int = 0
    closed: int = 0
    review: int = 0
    """Findings whose measures are to be looked at again (措施需复核)."""
    pending: int = 0
    """Findings of the last round that may be old or new ones (待认定)."""
    measures: int = 0
    measures_overdue: int = 0
    measures_due_soon: int = 0
    measures_undated: int = 0
    measures_on_time: int = 0
    measures_lasting: int = 0
    measures_awaiting: int = 0
    measures_closed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))


def count(findings: Sequence[FindingStanding], pending: int = 0) -> Counts:
    """The figures of ``findings``; groups of findings count by their measures alone."""
    own = [one for one in findings if not one.item.numbered.is_group]
    measures = [task.standing for task in distinct(findings) if task.answer]
    stand = [one.standing for one in own]
    return Counts(
        findings=len(own),
        open=sum(one.is_open for one in own),
        not_started=sum(one.item.state == "not_started" and one.standing is not Standing.LASTING for one in own),
        without_measure=sum(one.without_measure for one in own),
        review=sum(one.to_review for one in own),
        pending=pending,
        measures=len(measures),
        **{name: stand.count(Standing(name)) for name in ("lasting", "overdue", "due_soon", "awaiting", "closed")},
        **{f"measures_{standing.value}": measures.count(standing) for standing in Standing},
    )


@dataclass(frozen=True)
class Share:
    """A department's or a person's part of a plan."""

    name: Text
    findings: tuple[FindingStanding, ...]
    """Those of which it leads something, each with that alone."""
    supports: int = 0
    """Measures that it supports."""

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return distinct(self.findings)

    @cached_property
    def counts(self) -> Counts:
        return count(self.findings)


@dataclass(frozen=True)
class PlanOverview:
    """One plan as it stands; ``file`` is its name for people."""

    file: str
    plan: RectificationPlan
    findings: tuple[FindingStanding, ...]

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return distinct(self.findings)

    @cached_property
    def counts(self) -> Counts:
        return count(self.findings, len(undecided(self.plan)))

    @cached_property
    def departments(self) -> list[Share]:
        """Those of the register first, then as they appear; a short name is the unit that it stands for."""
        short = {str(unit.short): unit.name for unit in self.plan.units if unit.short}

        def full(names: Iterable[Text]) -> list[Text]:
            return [short.get(name, name) for name in names]

        known = [unit.name for unit in self.plan.units]
        return _shares(self.findings, known, lambda task: full(task.duty.lead), lambda task: full(task.duty.support))

    @cached_property
    def persons(self) -> list[Share]:
        """责任领导 and 责任人 by their bare names, as they appear."""
        return _shares(self.findings, [], lambda task: _bare((*task.duty.leader, *task.duty.persons)), lambda task: [])


def _bare(names: Iterable[Text]) -> list[Text]:
    return [Text(split_person(name)["name"], name.path) for name in names]


_Names = Callable[[Task], list[Text]]


def _shares(findings: Sequence[FindingStanding], known: Sequence[Text], leads: _Names, supports: _Names) -> list[Share]:
    tasks = distinct(findings)
    names: dict[str, Text] = {}
    for name in (*known, *(name for task in tasks for name in (*leads(task), *supports(task)))):
        names.setdefault(name, name)
    shares = [
        Share(
            name,
            tuple(part for one in findings if (part := _part(one, name, leads))),
            sum(name in supports(task) for task in tasks if task.answer),
        )
        for name in names.values()
    ]
    return [share for share in shares if share.findings or share.supports]


def _part(finding: FindingStanding, name: str, leads: _Names) -> FindingStanding | None:
    """What ``name`` leads of ``finding``."""
    tasks = tuple(task for task in finding.tasks if name in leads(task))
    return of_finding(finding.item, tasks) if tasks else None


@dataclass(frozen=True)
class Overview:
    """Plans as they stand on ``as_of``; due soon is what is due in at most ``within`` days."""

    as_of: date
    within: int
    plans: tuple[PlanOverview, ...]

    @cached_property
    def totals(self) -> Counts:
        return sum((plan.counts for plan in self.plans), Counts())

    def label(self, plan: PlanOverview) -> str:
        """What tells ``plan`` from the others: who issued it, else its title, else its file."""
        names: tuple[Callable[[PlanOverview], str], ...] = (_issuer, _title, _file_name)
        telling = (name for name in names if [name(one) for one in self.plans].count(name(plan)) == 1)
        return next(telling, lambda one: one.file)(plan)


def _issuer(one: PlanOverview) -> str:
    return "、".join(one.plan.issuer)


def _title(one: PlanOverview) -> str:
    return "".join(one.plan.title.split("\n"))


def _file_name(one: PlanOverview) -> str:
    return PurePath(one.file).stem


def overview(plans: Iterable[tuple[str, LoadedPlan]], as_of: date, within: int) -> Overview:
    """How the 整改方案 among ``plans``, each with the name of its file, stand on ``as_of``."""
    read = ((file, loaded.plan) for file, loaded in plans if isinstance(loaded.plan, RectificationPlan))
    return Overview(
        as_of, within, tuple(PlanOverview(file, plan, standings(plan, as_of, within)) for file, plan in read)
    )
