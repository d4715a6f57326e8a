"""How plans stand, as a document (整改进展通报): the rows that its template asks for. Counts nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planforge.composing.pages import parts_of, rendered
from planforge.document.numbering import Numberer
from planforge.document.tree import Document, Properties
from planforge.language.script import simplify
from planforge.patterns import lazy
from planforge.plan.dates import CalendarDate
from planforge.plan.deadline import Deadline
from planforge.plan.ledger import Duty, Item
from planforge.rectification.overview import Counts, Overview, PlanOverview
from planforge.rectification.standing import FindingStanding, Standing, Task
from planforge.source import Text
from planforge.templating import Templates
from planforge.templating.filters import one_line

TEMPLATE = "reports/progress.md.j2"
_PLAN_WORD = lazy("整改(?:工作|实施|落实)?方案$")
_SENTENCE_END = lazy("[。\n]")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what is to be done, of which plan, for which finding."""

    plan: str
    findings: tuple[Text, ...]
    """The findings by number, each with the beginning of what it says."""
    measure: Text | None
    lead: tuple[Text, ...]
    persons: tuple[Text, ...]
    deadline: Deadline | None
    due: date | None
    days: int


def compose_progress(overview: Overview, templates: Templates, script: str, era: str = "common") -> Document:
    """The document about ``overview``, whose plans' texts are in ``script``.

    Raises:
        TemplateProblem: the template cannot be rendered.
    """
    title = _subject(overview)
    context = {
        "overview": overview,
        "subject": title,
        "lists": _Lists(overview),
        "day": _calendar(overview.as_of).formal(era),
        "script": script,
        "era": era,
    }
    formal = rendered(templates, TEMPLATE, context, Numberer(None, script))
    properties = Properties(
        title=one_line(formal.title),
        author="、".join(overview.plans[0].plan.issuer) if title else "",
        created=overview.as_of.isoformat(),
        subject=templates.translate("整改进展通报"),
        category=templates.translate("整改进展通报"),
    )
    return Document(tuple(parts_of(formal, script)), properties, script)


def _calendar(day: date) -> CalendarDate:
    return CalendarDate(day.year, day.month, day.day)


def _subject(overview: Overview) -> Text | None:
    """What the one plan is about: its title without 关于 and 整改方案; of several plans None."""
    if len(overview.plans) != 1:
        return None
    title = one_line(overview.plans[0].plan.title)
    folded = simplify(title)
    begins = folded.find("关于") + len("关于") if "关于" in folded else 0
    ends = found.start() if (found := _PLAN_WORD.search(folded)) else len(title)
    return Text(title[begins:ends], title.path)


@dataclass(frozen=True, slots=True)
class _Lists:
    """What the template lists, made when it asks."""

    overview: Overview

    @property
    def overdue(self) -> list[Row]:
        return self._tasks(Standing.OVERDUE)

    @property
    def due_soon(self) -> list[Row]:
        return self._tasks(Standing.DUE_SOON)

    @property
    def awaiting(self) -> list[Row]:
        return self._findings(lambda one: one.standing is Standing.AWAITING)

    @property
    def without_measure(self) -> list[Row]:
        return self._findings(lambda one: one.without_measure)

    @property
    def plans(self) -> list[tuple[str, Counts]]:
        return [(self.overview.label(plan), plan.counts) for plan in self.overview.plans]

    def _tasks(self, standing: Standing) -> list[Row]:
        """By plan, and in it the earliest first."""
        return [
            self._row(plan, task.items, task.duty, task)
            for plan in self.overview.plans
            for task in sorted(plan.tasks, key=lambda task: task.due or date.max)
            if task.standing is standing
        ]

    def _findings(self, wanted: Callable[[FindingStanding], bool]) -> list[Row]:
        return [
            self._row(plan, (one.item,), one.item.duty)
            for plan in self.overview.plans
            for one in plan.findings
            if wanted(one)
        ]

    def _row(self, plan: PlanOverview, items: tuple[Item, ...], duty: Duty, task: Task | None = None) -> Row:
        return Row(
            plan=self.overview.label(plan),
            findings=tuple(map(_finding, items)),
            measure=_brief(task.label) if task and task.label else None,
            lead=duty.lead,
            persons=(*duty.leader, *duty.persons),
            deadline=duty.deadline,
            due=task.due if task else None,
            days=abs(task.days or 0) if task else 0,
        )


def _finding(item: Item) -> Text:
    said = item.finding.title or item.finding.text or item.category or Text("")
    return Text(f"{item.number}. {_brief(said)}", said.path)


def _brief(text: Text) -> Text:
    """The first sentence."""
    return Text(_SENTENCE_END.split(text, maxsplit=1)[0].rstrip("；。"), text.path)
