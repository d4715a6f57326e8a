"""A plan rolled over to another year, for the screen: which day became which, and what people have to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from planforge.diagnostics import Place
from planforge.publicity.occurrence import Occurrence, Shift, Week
from planforge.publicity.rolling.comparing import Pair
from planforge.publicity.rolling.day_mapping import Why
from planforge.reports.grid import grid
from planforge.reports.wording import Translate, fill, same

_HEADER = ("原来", "星期", "周次", "现在", "星期", "周次", "选题", "渠道", "单位", "变动")
_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WHY = {
    Why.HOLIDAY: "{nominal}是{rest}，改期",
    Why.RULE: "按日期的规律，同一周是{wanted}",
    Why.FIXED: "日期固定，不按周次，同一周是{wanted}",
    Why.WEEKS: "没有这一周，放到最后一周",
    Why.EDGE: "不在学期内，放到学期里最近的一天",
}
"""Why a day is not in the same school week, on the same weekday."""
_MORE, _GONE = "原来没有这一期", "没有这一期了"
_KEPT = "{rest}，照常"
_LONGEST = 60


def render(
    pairs: Sequence[Pair],
    excepted: Sequence[tuple[date, date]],
    left: Sequence[tuple[Place, str]],
    year: int,
    translate: Translate | None = None,
) -> str:
    """All days beside those of the plan before, the moved ones counted; the days that are ``excepted`` now instead of
    others; the texts that still name days of the plan before."""
    say = translate or same
    rows = [_row(pair, say) for pair in pairs]
    lines = [fill(say("排到{year}年：同一教学周、同一天"), {"year": str(year)}), ""]
    told = (_counts(pairs, say), *_excepted(excepted, say), *_left(left, say))
    return "\n".join((*lines, *grid([*map(say, _HEADER)], rows), "", *told))


def reason(pair: Pair, say: Translate) -> str:
    """Why a day had to move, or what became of it; empty for one that is where it was."""
    if pair.old is None:
        return say(_MORE)
    if pair.new is None:
        return say(_GONE)
    if pair.has_moved and pair.wanted:
        days = {"wanted": pair.wanted.isoformat(), "nominal": pair.new.nominal.isoformat()}
        return fill(say(WHY[pair.why]), {**days, "rest": pair.new.rest})
    stays = pair.new.shift in (Shift.KEPT, Shift.UNSTATED)
    return fill(say(_KEPT), {"rest": pair.new.rest}) if stays else ""


def _row(pair: Pair, say: Translate) -> tuple[str, ...]:
    one = pair.new or pair.old
    assert one is not None
    about = (one.subject, say("、").join(one.channels), say("、").join(one.units))
    return (*_day(pair.old, say), *_day(pair.new, say), *about, reason(pair, say))


def _day(one: Occurrence | None, say: Translate) -> tuple[str, str, str]:
    if one is None:
        return "", "", ""
    return one.day.isoformat(), say(_WEEKDAYS[one.day.weekday()]), _week(one.week, say)


def _week(week: Week | None, say: Translate) -> str:
    return fill(say("第{number}周"), {"number": str(week.number)}) if week else ""


def _counts(pairs: Sequence[Pair], say: Translate) -> str:
    told = (
        ("共{count}项", sum(pair.new is not None for pair in pairs)),
        ("改动{count}项", sum(pair.has_moved for pair in pairs)),
        ("多出{count}项", sum(pair.old is None for pair in pairs)),
        ("少了{count}项", sum(pair.new is None for pair in pairs)),
    )
    return say("，").join(fill(say(text), {"count": str(number)}) for text, number in told if number)


def _excepted(days: Sequence[tuple[date, date]], say: Translate) -> Iterator[str]:
    """The days of 除外; those of a holiday go with the holiday."""
    if days:
        yield ""
        yield say("除外的日子：")
        yield from (f"{old.isoformat()} → {new.isoformat()}" for old, new in days)


def _left(left: Sequence[tuple[Place, str]], say: Translate) -> Iterator[str]:
    """Where years still stand that are those of the plan before."""
    if not left:
        return
    yield ""
    yield say("还要自己改的（里面有原来的年份或日期）：")
    for place, text in left:
        yield fill(say("第{line}行：{text}"), {"line": str(place.line), "text": _cut(text)})


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
