"""Many plans in one table, for the screen: figures first, then the plans with something to tell. Every list has an end.

What is left out here is counted, and stands in the data and in the workbook. Prints nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from planforge.reports.grid import grid
from planforge.reports.wording import Translate, fill, same
from planforge.summing.columns import Column
from planforge.summing.figures import shown
from planforge.summing.gathering import Totals
from planforge.summing.remarks import Remark, Told
from planforge.summing.tallies import Tally
from planforge.summing.wording import HOW_MANY, NAMES, SAID, SAYS, WANTED, WANTS, WHAT, WHO, beside, not_summed, unit_of

_MOST = 20
"""Rows of one list."""
_FIGURES = ("合计", "最低", "中位", "最高")
_MOST_NAMES = 6
"""Names in one row."""


def render(totals: Totals, translate: Translate | None = None) -> str:
    """All of ``totals``, as much as people read on a screen."""
    return "\n".join(_Screen(totals, translate or same).lines())


class _Screen:
    def __init__(self, totals: Totals, say: Translate) -> None:
        self._totals, self._say = totals, say

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield from self._columns()
        yield from self._schools()
        for remark in Remark:
            yield from self._remark(remark)

    # -- figures -------------------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        say, totals = self._say, self._totals
        facts = {"day": totals.as_of.isoformat(), "plans": len(totals.schools), "targets": len(totals.columns)}
        yield self._fill(say("目标汇总（截至{day}）：{plans}份方案，目标{targets}项"), **facts)
        if county := totals.county:
            above = {"issuer": county.issuer, "title": county.title, "count": len(county.targets)}
            yield self._fill(say("对照{issuer}《{title}》的目标{count}项"), **above)
        its = totals.measures
        told = [
            (say("措施{count}项"), its.count),
            (say("时限已过{count}项"), its.past),
            (say("没有负责人{count}项"), its.without_lead),
            (say("没有时限{count}项"), its.without_deadline),
            (say("上级自己的其他方案{count}份，没有计入"), len(totals.own)),
            (say("读不了的文件{count}个，没有计入"), len(totals.unread)),
        ]
        if any(number for _, number in told):
            yield say("，").join(self._fill(text, count=number) for text, number in told if number)

    def _columns(self) -> Iterator[str]:
        names = (
            "目标",
            "计量单位",
            "上级目标值",
            "上级时限",
            "有",
            "没有",
            "合计",
            "最低",
            "中位",
            "最高",
            "晚于",
            "不及",
        )
        counts = Counter((one.column, one.remark) for one in self._totals.told)
        rows = [
            row
            for number, column in enumerate(self._totals.columns[:_MOST])
            for row in self._column(column, counts[number, Remark.LATER], counts[number, Remark.LOWER])
        ]
        yield from self._list(self._say("目标"), len(self._totals.columns), names, rows)
        yield from filter(None, map(self._not_summed, self._totals.columns[:_MOST]))

    def _not_summed(self, column: Column) -> str:
        """Below the figures, for it is too long to stand between them."""
        left_out = not_summed(column.held, self._say)
        return f"{column.name} {self._say('合计')}{left_out}" if left_out else ""

    def _column(self, column: Column, later: int, lower: int) -> Iterator[tuple[object, ...]]:
        """A line for every unit; the first one says what does not depend on it."""
        above, has = column.above, len(column.cells)
        wanted = (column.wanted.text if column.wanted else above.value, above.deadline) if above else ("", "")
        first, *others = column.tallies or (None,)
        without = len(self._totals.schools) - has
        yield (column.name, self._unit(first), *wanted, has, without, *_numbers(first), later, lower)
        for tally in others:
            yield ("", self._unit(tally), "", "", "", "", *_numbers(tally), "", "")

    def _unit(self, tally: Tally | None) -> str:
        return unit_of(tally, self._say) if tally else ""

    # -- plans ---------------------------------------------------------------------------------

    def _schools(self) -> Iterator[str]:
        """Those with something to tell, those with most faults first."""
        names = ("单位", "没有列入", "晚于上级", "不及上级", "疑问", "措施", "时限已过", "没有负责人", "没有时限")
        rows = sorted(map(self._school, self._totals.to_look_at), key=lambda row: -sum(row[1:4]))
        yield from self._list(self._say("要看一看的方案"), len(rows), names, [*rows[:_MOST]])

    def _school(self, place: int) -> tuple[str, int, int, int, int, int, int, int, int]:
        counts, its = self._totals.counts[place], self._totals.schools[place].measures
        faults = (counts[Remark.MISSING], counts[Remark.LATER], counts[Remark.LOWER])
        questions = sum(counts.values()) - sum(faults)
        measures = (its.count, its.past, its.without_lead, its.without_deadline)
        return (self._totals.labels[place], *faults, questions, *measures)

    # -- what is told --------------------------------------------------------------------------

    def _remark(self, remark: Remark) -> Iterator[str]:
        told = self._totals.of(remark)
        if remark is Remark.MISSING:
            yield from self._missing(told)
            return
        names = (WHO, WHAT, SAID.get(remark, SAYS), WANTED.get(remark, WANTS))
        rows = [(self._who(one), self._what(one), self._said(one), one.wanted) for one in told[:_MOST]]
        yield from self._list(self._say(NAMES[remark]), len(told), names, rows)

    def _missing(self, told: Sequence[Told]) -> Iterator[str]:
        """By target: who has none of it."""
        by_column: dict[str, list[str]] = {}
        for one in told:
            by_column.setdefault(self._what(one), []).append(self._who(one))
        rows = [(name, len(who), self._some(who)) for name, who in by_column.items()]
        names = (WHAT, HOW_MANY, WHO)
        yield from self._list(self._say(NAMES[Remark.MISSING]), len(told), names, rows[:_MOST], len(rows))

    def _some(self, names: Sequence[str]) -> str:
        shown = self._say("、").join(names[:_MOST_NAMES])
        return self._fill(self._say("{names}等"), names=shown) if len(names) > _MOST_NAMES else shown

    def _said(self, one: Told) -> str:
        return one.said + beside(one, self._its(one), self._say)

    def _who(self, one: Told) -> str:
        return "" if one.school is None else self._totals.labels[one.school]

    def _what(self, one: Told) -> str:
        column = self._its(one)
        return column.name if column else ""

    def _its(self, one: Told) -> Column | None:
        return None if one.column is None else self._totals.columns[one.column]

    # -- lists ---------------------------------------------------------------------------------

    def _list(
        self, title: str, count: int, names: Sequence[str], rows: Sequence[Sequence[object]], of: int | None = None
    ) -> Iterator[str]:
        """A title with what it counts, the rows, and how many rows of all (``of``) are left out; nothing of nothing."""
        if not count:
            return
        yield from ("", f"{title} {count}", *grid([*map(self._say, names)], rows))
        left = (count if of is None else of) - _MOST
        if left > 0:
            yield self._fill(self._say("……另有{count}条，见 --format json 或 --to xlsx"), count=left)

    def _fill(self, text: str, **facts: object) -> str:
        return fill(text, {name: str(fact) for name, fact in facts.items()})


def _numbers(tally: Tally | None) -> tuple[str, ...]:
    if tally is None:
        return ("",) * 4
    numbers = (tally.total, tally.least, tally.middle, tally.most)
    return tuple("" if number is None else shown(number, tally.factor) for number in numbers)
