"""How plans stand, for the screen: figures first, then what is overdue or due, then who. Prints nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from planforge.plan.ledger import Item
from planforge.plan.undecided import undecided
from planforge.rectification.overview import Counts, Overview, PlanOverview, Share
from planforge.rectification.standing import FindingStanding, Standing, Task
from planforge.reports.columns import visible
from planforge.reports.grid import grid
from planforge.reports.wording import Translate, fill, same


def render(overview: Overview, translate: Translate | None = None) -> str:
    """All of ``overview``: several plans begin with a table of them."""
    return "\n".join(_Screen(overview, translate or same).lines())


class _Screen:
    def __init__(self, overview: Overview, say: Translate) -> None:
        self._overview, self._say = overview, say
        self._soon = fill(say("{days}天内到期"), {"days": str(overview.within)})

    def lines(self) -> list[str]:
        day = self._overview.as_of.isoformat()
        found = [fill(self._say("截至{day}"), {"day": day})]
        if len(self._overview.plans) > 1:
            found += ["", *self._summary()]
        for plan in self._overview.plans:
            found += ["", *self._plan(plan)]
        return found

    # -- figures -------------------------------------------------------------------------------

    def _summary(self) -> list[str]:
        say = self._say
        names = ("单位", "问题", "未完成", "逾期", self._soon, "没有措施", "待验收", "已销号", "措施", "逾期措施")
        rows = [(self._overview.label(plan), *_figures(plan.counts)) for plan in self._overview.plans]
        return grid([*map(say, names)], [*rows, (say("合计"), *_figures(self._overview.totals))])

    def _counts(self, counts: Counts) -> str:
        say = self._say
        told = [
            (say("问题{count}个"), counts.findings),
            (say("未完成{count}个") + self._open(counts), counts.open),
            (say("待验收{count}个"), counts.awaiting),
            (say("已销号{count}个"), counts.closed),
            (say("没有措施{count}个"), counts.without_measure),
            (say("需复核{count}个"), counts.review),
            (say("待认定{count}个"), counts.pending),
            (say("措施{count}项"), counts.measures),
            (say("逾期措施{count}项"), counts.measures_overdue),
            (f"{self._soon}{say('{count}项')}", counts.measures_due_soon),
        ]
        return say("，").join(fill(text, {"count": str(number)}) for text, number in told if number)

    def _open(self, counts: Counts) -> str:
        """What the open findings are made up of, in brackets."""
        say = self._say
        moving = counts.open - counts.not_started - counts.lasting
        told = (
            (say("未启动{count}个"), counts.not_started),
            (say("整改中{count}个"), moving),
            (say("长期坚持{count}个"), counts.lasting),
        )
        parts = [fill(text, {"count": str(number)}) for text, number in told if number]
        return fill(say("（{parts}）"), {"parts": say("、").join(parts)}) if len(parts) > 1 else ""

    # -- one plan ------------------------------------------------------------------------------

    def _plan(self, plan: PlanOverview) -> list[str]:
        say = self._say
        title = "".join(plan.plan.title.split("\n"))
        return [
            visible(fill(say("{title}（{file}）"), {"title": title, "file": plan.file})),
            self._counts(plan.counts),
            *self._tasks(say("逾期"), say("逾期天数"), plan, Standing.OVERDUE),
            *self._tasks(self._soon, say("剩余天数"), plan, Standing.DUE_SOON),
            *self._tasks(say("没有时限"), "", plan, Standing.UNDATED),
            *self._findings(say("待验收"), plan, lambda one: one.standing is Standing.AWAITING),
            *self._findings(say("没有措施"), plan, lambda one: one.without_measure),
            *self._findings(say("措施需复核"), plan, lambda one: one.to_review),
            *self._pending(plan),
            *self._shares(say("按部门"), say("责任部门"), plan.departments),
            *self._shares(say("按责任人"), say("责任人"), plan.persons),
        ]

    def _tasks(self, title: str, days: str, plan: PlanOverview, standing: Standing) -> list[str]:
        tasks = [task for task in plan.tasks if task.standing is standing and (days or task.label)]
        tasks.sort(key=lambda task: task.due or date.max)
        names = [*map(self._say, ("问题", "措施", "责任部门", "责任人", "整改时限", "到期日")), days]
        shown = slice(None) if days else slice(0, 4)
        return _section(title, len(tasks), names[shown], [self._task(task)[shown] for task in tasks])

    def _task(self, task: Task) -> tuple[object, ...]:
        numbers = self._say("、").join(item.number for item in task.items)
        duty, due = task.duty, task.due.isoformat() if task.due else ""
        label = task.label or self._say("（没有措施）")
        return numbers, label, self._names(duty.lead), self._people(task), duty.deadline or "", due, abs(task.days or 0)

    def _people(self, task: Task) -> str:
        return self._names((*task.duty.leader, *task.duty.persons))

    def _names(self, names: Iterable[str]) -> str:
        return self._say("、").join(names)

    def _findings(self, title: str, plan: PlanOverview, wanted: Callable[[FindingStanding], bool]) -> list[str]:
        items = [one.item for one in plan.findings if wanted(one)]
        names = [*map(self._say, ("编号", "问题", "责任部门", "责任人"))]
        rows = [(i.number, i.label, self._names(_each(i, "lead")), self._names(_each(i, "persons"))) for i in items]
        return _section(title, len(items), names, rows)

    def _pending(self, plan: PlanOverview) -> list[str]:
        pending = undecided(plan.plan)
        names = [*map(self._say, ("反馈编号", "问题", "相近"))]
        rows = [(str(one.number), one.title or one.text or "", self._names(one.near)) for one in pending]
        return _section(self._say("待认定"), len(pending), names, rows)

    def _shares(self, title: str, who: str, shares: Sequence[Share]) -> list[str]:
        names = ("问题", "未完成", "逾期", self._soon, "没有措施", "待验收", "已销号", "措施", "逾期措施", "配合措施")
        rows = [(str(share.name), *_figures(share.counts), share.supports or "") for share in shares]
        return _section(title, len(shares), [who, *map(self._say, names)], rows)


def _each(item: Item, name: str) -> list[str]:
    """The departments or persons of a finding and of all its measures, each once."""
    duties = (item.duty, *(answer.duty for answer in item.answers))
    return list(dict.fromkeys(one for duty in duties for one in getattr(duty, name)))


def _figures(counts: Counts) -> tuple[int, ...]:
    return (
        *(counts.findings, counts.open, counts.overdue, counts.due_soon, counts.without_measure),
        *(counts.awaiting, counts.closed, counts.measures, counts.measures_overdue),
    )


def _section(title: str, count: int, names: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A title with the number of its rows, and the table; nothing where there are none."""
    return ["", f"{title} {count}", *grid(names, [*rows])] if count else []
