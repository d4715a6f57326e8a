"""What comes again: 每年12月底前, 每月5日前, 每季度末, 每学期, 按月. No list of its days.

The interval is kept; the day within it is checked, so that 每年13月 is refused.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from planforge.patterns import lazy
from planforge.plan.dates import NUMBER, check_day, number_of
from planforge.plan.time_words import action
from planforge.plan.unreadable import Unreadable


class Every(Enum):
    """How often."""

    YEARS = "years"
    YEAR = "year"
    SCHOOL_YEAR = "school-year"
    HALF_YEAR = "half-year"
    TERM = "term"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


_INTERVALS = {
    "年": Every.YEAR,
    "年度": Every.YEAR,
    "学年": Every.SCHOOL_YEAR,
    "学年度": Every.SCHOOL_YEAR,
    "半年": Every.HALF_YEAR,
    "学期": Every.TERM,
    "季度": Every.QUARTER,
    "季": Every.QUARTER,
    "半月": Every.MONTH,
    "月": Every.MONTH,
    "月度": Every.MONTH,
    "周": Every.WEEK,
    "星期": Every.WEEK,
    "日": Every.DAY,
    "天": Every.DAY,
    "工作日": Every.DAY,
}
_POINT = (
    rf"(?:(?:{NUMBER}月份?(?:{NUMBER}[日号])?|[首末]月(?:{NUMBER}[日号])?|{NUMBER}[日号]|(?<=[周期])[一二三四五六日天1-6]"
    r"(?:[^0-9,;]{1,6}(?=[前后]))?|年|月|期|上半年|下半年|第?[一二三四1-4]季度|[春秋]季学期|[春秋]季|寒假|暑假|开学|放假|考试|结束)"
    r"(?:[初底末中]|[上中下]旬|开学)?|[初底末中]|[上中下]旬)"
)
_TIMES = rf"(?:(?:至少|不少于|定期|集中)?(?:{NUMBER}|两)[次轮](?:以上)?)"
_DATE = lazy(rf"(?P<month>{NUMBER})月份?(?:(?P<day>{NUMBER})[日号])?")
_DAY = lazy(rf"(?P<day>{NUMBER})[日号]")
_ONCE = lazy(r"^一(?=(?:年|个?学年|个?学期|个?季度|个?月|周|天)[一二两三四五六1-9][次轮])")
_LONGEST_MONTH = 31
_BEGINNINGS = ("每", "按", "逐", "一")


@cache
def _recurring() -> re.Pattern[str]:
    return re.compile(
        rf"[每按逐](?P<many>(?:两|{NUMBER})个?)?"
        r"(?P<every>个?工作日|半年|半个?月|个?学年度?|个?学期|个?季度?|年度?|个?月度?|周|个?星期|[天日])"
        rf"(?:{_POINT}(?:[、,和及或至]{_POINT})*)?(?:之前|以前|之后|前后|前|后|内)?{_TIMES}?{action(20)}?"
    )


def parse_recurring(text: str, folded: str) -> Every | None:
    """How often ``folded`` (see `dates.spelled`) comes again, or None where it does not.

    Raises:
        Unreadable: it names a day that does not exist (PF304, PF305); ``text`` is quoted.
    """
    if not folded.startswith(_BEGINNINGS):
        return None
    match = _recurring().fullmatch(_ONCE.sub("每", folded))
    if not match:
        return None
    _check(text, folded)
    every = _INTERVALS[match["every"].replace("个", "")]
    return Every.YEARS if match["many"] and every is Every.YEAR else every


def _check(text: str, folded: str) -> None:
    for date in _DATE.finditer(folded):
        check_day(text, None, number_of(date["month"]), number_of(date["day"]))
    for date in _DAY.finditer(_DATE.sub("", folded)):
        day = number_of(date["day"]) or 0
        if not 1 <= day <= _LONGEST_MONTH:
            raise Unreadable("PF305", {"text": text, "when": "一个月", "day": day, "days": _LONGEST_MONTH})
