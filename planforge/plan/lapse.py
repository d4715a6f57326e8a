"""A lapse of time: 30日内, 30个工作日内, 三年, 收到反馈意见后10日内. What it makes is not its matter.

It counts from the issue of the plan (or the start of its period), unless another event is named.
Working days are Monday to Friday; public holidays are not known here. 半个月 is 15 days, 学期 6 months;
of 3—6个月 the upper limit counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.plan.anchor import Anchor
from planforge.plan.dates import add_days, add_months


class Unit(Enum):
    """What a lapse counts."""

    DAY = "day"
    WORKING_DAY = "working-day"
    MONTH = "month"


COUNT = "(?:[0-9]{1,3}|[零一二三四五六七八九十百两半]{1,5})"
ISSUE = r"(?:本?(?:方案|计划|规划|通知|文件|意见|办法|要点)?自?(?:印发|发布|下发|公布|发文|实施|施行)|即日)"
_UNITS = {
    "工作日": (Unit.WORKING_DAY, 1),
    "日": (Unit.DAY, 1),
    "天": (Unit.DAY, 1),
    "周": (Unit.DAY, 7),
    "星期": (Unit.DAY, 7),
    "月": (Unit.MONTH, 1),
    "季度": (Unit.MONTH, 3),
    "学期": (Unit.MONTH, 6),
    "学年": (Unit.MONTH, 12),
    "年": (Unit.MONTH, 12),
}
_HALVES = {"月": (Unit.DAY, 15), "学年": (Unit.MONTH, 6), "年": (Unit.MONTH, 6)}
_MOST_YEARS = 99
_DAY_HOURS = 24

_LAPSE = lazy(
    rf"(?:[自从于在]?(?:(?P<event>.{{2,30}}?)(?:之日起|之日|之后|后|起)|{ISSUE}))?"
    rf"(?:{COUNT}[-—–~至])?(?P<count>{COUNT})"
    r"(?P<unit>个?工作日|个?小时|日|天|周|个?星期|个?季度|个月|年|个?学期|个?学年)"
    r"(?P<within>之内|以内|内|左右)?"
)
_ISSUE = lazy(ISSUE)


@dataclass(frozen=True, slots=True)
class Lapse:
    """``count`` units from the issue, or from an ``event`` whose date the plan does not give."""

    count: int
    unit: Unit
    event: str = ""

    def due(self, anchor: Anchor) -> date | None:
        """The last day of the lapse; None where its beginning is not known."""
        return self.after(anchor.start) if anchor.start and not self.event else None

    def after(self, start: date) -> date:
        """The day at the end of the lapse that begins on ``start``."""
        if self.unit is Unit.MONTH:
            return add_months(start, self.count)
        if self.unit is Unit.WORKING_DAY:
            return _add_working_days(start, self.count)
        return add_days(start, self.count)


def parse_lapse(folded: str) -> Lapse | None:
    """The lapse that ``folded`` (see `dates.spelled`) names as a whole, or None.

    Days alone (30日) are not one: they could be a day of a month; 30日内 is.
    """
    match = _LAPSE.fullmatch(folded)
    if not match or (match["unit"] == "日" and not match["within"]):
        return None
    event = match["event"] or ""
    if _ISSUE.fullmatch(event):
        event = ""
    return _lapse(match["count"], match["unit"].removeprefix("个"), event)


def _lapse(count: str, unit: str, event: str) -> Lapse | None:
    if count == "半":
        return Lapse(_HALVES[unit][1], _HALVES[unit][0], event) if unit in _HALVES else None
    number = parse_number(count)
    if not number or (unit.endswith("年") and number > _MOST_YEARS):
        return None
    if unit == "小时":
        return Lapse(-(-number // _DAY_HOURS), Unit.DAY, event)
    kind, each = _UNITS[unit]
    return Lapse(number * each, kind, event)


def _add_working_days(start: date, count: int) -> date:
    """Working day ``count`` after ``start``; a weekend counts as its Friday."""
    start = add_days(start, -max(start.weekday() - 4, 0))
    weeks, rest = divmod(count, 5)
    weekend = 2 if start.weekday() + rest > 4 else 0
    return add_days(start, weeks * 7 + rest + weekend)
