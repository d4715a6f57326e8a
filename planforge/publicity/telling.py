"""What is said of an occurrence in few words, in the script of its plan: for calendars and tables. Computes no dates.

``translate`` gives our own words in that script; the texts of the plan are in it already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from planforge.plan.dates import formal_day
from planforge.publicity.occurrence import Occurrence, Review, Shift

Translate: TypeAlias = Callable[[str], str]

_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_MOVES = {
    Shift.POSTPONED: "原定{day}（{rest}），顺延",
    Shift.ADVANCED: "原定{day}（{rest}），提前",
    Shift.KEPT: "适逢{rest}",
    Shift.UNSTATED: "适逢{rest}",
}


def weekday(day: date, translate: Translate) -> str:
    """周五."""
    return translate(_WEEKDAYS[day.weekday()])


def week(one: Occurrence, translate: Translate) -> str:
    """第10周; nothing outside the terms."""
    return translate("第{number}周").format(number=one.week.number) if one.week else ""


def dated(day: date, beside: date) -> str:
    """5月1日; with its year, where that is not the year of ``beside``."""
    written = formal_day(day)
    return written if day.year != beside.year else written.partition("年")[2]


def moved(one: Occurrence, translate: Translate) -> str:
    """What its day has to do with a day off: 原定5月1日（劳动节），顺延; nothing where it is a working day."""
    words = _MOVES.get(one.shift)
    return translate(words).format(day=dated(one.nominal, one.day), rest=one.rest) if words and one.rest else ""


def remark(one: Occurrence, translate: Translate) -> str:
    """What became of its day, and its note."""
    return "；".join(filter(None, (moved(one, translate), one.note)))


def summary(one: Occurrence) -> str:
    """公众号｜校园文化（城西小学）: the channels, what it is, and the unit whose turn it is."""
    channels = "" if one.subject in one.channels else "、".join(one.channels)
    whose = f"（{one.units[0]}）" if len(one.units) == 1 and one.entry.lead and one.units != one.entry.lead else ""
    return "｜".join(filter(None, (channels, one.subject))) + whose


def reviewed(step: Review, beside: date) -> str:
    """局办公室审核（4月29日）."""
    return f"{step.label}（{dated(step.due, beside)}）" if step.due else step.label


def lines(one: Occurrence, translate: Translate) -> Iterator[str]:
    """All that people need to know of it beside its day, a line each."""
    for label, value in (
        (translate("内容"), "、".join(one.topics)),
        (translate("篇章"), "、".join(one.chapters)),
        (translate("形式"), one.form),
        (translate("责任单位"), "、".join(one.units)),
        (translate("责任人"), "、".join(one.persons)),
        (translate("交稿截止"), _with_weekday(one.copy_due, one.day, translate)),
        *((step.label, _with_weekday(step.due, one.day, translate)) for step in one.reviews),
        (translate("受众"), one.audience),
        (translate("成果"), one.output),
        (translate("备注"), remark(one, translate)),
    ):
        if value:
            yield f"{label}：{value}"


def _with_weekday(day: date | None, beside: date, translate: Translate) -> str:
    return f"{dated(day, beside)}（{weekday(day, translate)}）" if day else ""
