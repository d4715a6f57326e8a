"""Deadlines (完成时限) as people write them, kept as written. Whether one is good enough is for the checks.

==================================  ==========  ====================================================
written                             kind        resolves to
==================================  ==========  ====================================================
2025-06-30, 2025年6月30日前         FIXED       that day (前 includes a day, 初, 旬, 底, 末)
2025年6月底前, 6月末, 6月下旬       FIXED       30 June
6月初, 6月上旬 · 6月中旬            FIXED       10 June · 20 June
2025年6月                           FIXED       30 June
2025年6月前, 2025年前               FIXED       31 May, 31 December 2024: before it begins
2025年底, 年底前, 年内              FIXED       31 December
上半年 · 第二季度(末)               FIXED       30 June
本学期末                            FIXED       15 July or 31 January
9月开学前, 春季开学前               FIXED       31 August, the end of February
2025年3月—6月                       FIXED       30 June
印发之日起30日内, 一个月内          RELATIVE    the day of issue plus 30 days, plus a month
30个工作日内                        RELATIVE    Monday to Friday counted, holidays unknown
按实施期限                          RELATIVE    the last day of the plan's period
验收后10日内, 与主体工程同步        RELATIVE    None: that day is not in the plan
每年12月底前, 每月5日前, 每学期     RECURRING   None
逐年, 逐年缩小                      YEARLY      None
分阶段, 一年探索、二年实践、三年…   STAGED      the end of its last stage, if dated
2025年6月底前完成…，年底完成…       STAGED      the end of its last stage
长期坚持, 持续推进, 常态化          CONTINUOUS  None
立行立改, 立即整改                  IMMEDIATE   the day of issue
尽快, 适时, 按上级要求              VAGUE       None
==================================  ==========  ====================================================

立行立改，长期坚持 is of the first kind; parts are kept as ``stages``. A month without year is the first one
after issue that the plan's period holds (see `anchor.Anchor.choose`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache, lru_cache

from planforge.language.numerals import parse_number
from planforge.patterns import lazy
from planforge.plan.anchor import Anchor as Anchor
from planforge.plan.dates import spelled
from planforge.plan.due import AtOnce, EndOf, EndOfPlan, EndOfSpan, Rule, YearOfPlan
from planforge.plan.lapse import parse_lapse
from planforge.plan.period import parse_period
from planforge.plan.recurring import Every, parse_recurring
from planforge.plan.refusing import refuse
from planforge.plan.stretch import pattern, stretch_of
from planforge.plan.time_words import action, any_of, data, forms, worded
from planforge.plan.unreadable import Unreadable


class Kind(Enum):
    """What sort of deadline."""

    FIXED = "fixed"
    RELATIVE = "relative"
    RECURRING = "recurring"
    YEARLY = "yearly"
    STAGED = "staged"
    CONTINUOUS = "continuous"
    IMMEDIATE = "immediate"
    VAGUE = "vague"


_RANK = {
    Kind.IMMEDIATE: 0,
    Kind.FIXED: 1,
    Kind.RELATIVE: 1,
    Kind.RECURRING: 2,
    Kind.YEARLY: 2,
    Kind.STAGED: 3,
    Kind.CONTINUOUS: 4,
    Kind.VAGUE: 5,
}
_LONGEST = 200
"""Longer texts are no deadline."""
_TAIL = "(?P<tail>前后|左右|期间|之内|以内|内|之前|以前|前)?"
_BEFORE = ("前", "之前", "以前")
_NEXT_DATE = r"(?:[0-9０-９]{4}年|[0-9]{1,2}月|年底)"
_DIVIDER = lazy(r"[,，;；。、]|\s+(?=[0-9]{4}年)|(?<!合)[并並]且?|同时|同時")
_DATE_ALONE = lazy("[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[底末]?前?(?:完成)?")
"""As most deadlines are written; the patterns of words take long to compile."""
_SECOND_DATE = lazy(rf"、{_NEXT_DATE}|\s[0-9]{{4}}年")
_NOTE = lazy(r"\([^()]*\)$")
_TOGETHER = lazy(r"[与同随和].{1,30}(?:同步|同时|一并).{0,10}|同步(?:推进|实施|完成|整改)?")
_YEAR_STAGE = lazy(r"第?(?P<number>[一二三四五六七八九十两1-9])年内?[^0-9年月日]{1,10}")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline; ``text`` is exactly as written, and so is ``str()``."""

    text: str
    kind: Kind
    rule: Rule | None = None
    """What its day is computed from; None where it has none of its own."""
    every: Every | None = None
    """How often a recurring one comes."""
    stages: tuple[Deadline, ...] = ()
    """Its parts, where several deadlines are written in one."""

    def __str__(self) -> str:
        return self.text

    def resolve(self, anchor: Anchor) -> date | None:
        """The last day in time, or None where there is no one such day (see the table above)."""
        if self.rule:
            return self.rule.due(anchor)
        if self.kind is not Kind.STAGED:
            return None
        return max(filter(None, (stage.resolve(anchor) for stage in self.stages)), default=None)

    def sort_key(self, anchor: Anchor) -> tuple[int, date]:
        """Sorts immediate, dated (by day), recurring, staged, continuous, vague."""
        return _RANK[self.kind], self.resolve(anchor) or date.max


def parse_deadline(text: str) -> Deadline:
    """The deadline that ``text`` writes, in either script.

    Raises:
        Unreadable: it is none (PF310, with the nearest form), or holds a day that does not exist, or a
            year that is short or open (PF302–PF309).
    """
    if len(text) <= _LONGEST:
        if single := _whole(str(text)):
            return replace(single, text=text)
        deadline = _several(text) or _span(text)
        if deadline:
            return deadline
    raise refuse(text, "PF310", forms())


@lru_cache(maxsize=1024)
def _whole(text: str) -> Deadline | None:
    """The one deadline that ``text`` writes; remembered, as a plan writes the same many times."""
    return _single(text, _NOTE.sub("", spelled(text)))


def _single(text: str, folded: str) -> Deadline | None:
    for read in (_worded, _dated, _recurring, _lapse, _bound_to_plan, _together):
        deadline = read(text, folded)
        if deadline:
            return deadline
    return None


def _worded(text: str, folded: str) -> Deadline | None:
    match = None if _DATE_ALONE.fullmatch(folded) else worded().fullmatch(folded)
    if not match:
        return None
    kind = Kind(match.lastgroup)
    return Deadline(text, kind, AtOnce() if kind is Kind.IMMEDIATE else None)


@cache
def _date_expression() -> re.Pattern[str]:
    return re.compile(rf"{any_of('lead_ins')}*(?P<stretch>{pattern()}){_TAIL}(?P<action>{action(40)})?")


def _dated(text: str, folded: str) -> Deadline | None:
    match = _date_expression().fullmatch(folded)
    stretch = stretch_of(text, match) if match and match["stretch"] else None
    if not match or not stretch or (match["action"] and _SECOND_DATE.search(text)):
        return None
    before = match["tail"] in _BEFORE and not stretch.ends_inside
    return Deadline(text, Kind.FIXED, EndOf(stretch, before))


def _recurring(text: str, folded: str) -> Deadline | None:
    every = parse_recurring(text, folded)
    return Deadline(text, Kind.RECURRING, every=every) if every else None


def _lapse(text: str, folded: str) -> Deadline | None:
    lapse = parse_lapse(folded)
    return Deadline(text, Kind.RELATIVE, lapse) if lapse else None


def _bound_to_plan(text: str, folded: str) -> Deadline | None:
    return Deadline(text, Kind.RELATIVE, EndOfPlan()) if folded in data()["period_end"] else None


def _together(text: str, folded: str) -> Deadline | None:
    return Deadline(text, Kind.RELATIVE) if _TOGETHER.fullmatch(folded) else None


def _span(text: str) -> Deadline | None:
    try:
        period = parse_period(text)
    except Unreadable as problem:
        if problem.code == "PF308":
            return None
        raise
    closed = period.last or period.end or period.lapse
    return Deadline(text, Kind.FIXED, EndOfSpan(period)) if closed else Deadline(text, Kind.CONTINUOUS)


def _several(text: str) -> Deadline | None:
    """Several deadlines in one text, each with what is due then (完成校舍、操场改造 is due at one time).

    Raises:
        Unreadable: one of them is none (PF310).
    """
    pieces = list(filter(None, map(str.strip, _DIVIDER.split(text))))
    read = [_part(piece, spelled(piece)) for piece in pieces]
    if not any(read):
        return None
    parts: list[Deadline] = []
    for piece, part in zip(pieces, read, strict=True):
        if part:
            parts.append(_after(parts[-1], part) if parts else part)
        elif not parts or not _goes_on(parts[-1], piece):
            raise refuse(piece, "PF310", forms())
    return _joined(text, parts)


def _part(piece: str, folded: str) -> Deadline | None:
    part = _single(piece, folded)
    if part is None and (match := _YEAR_STAGE.fullmatch(folded)):
        return Deadline(piece, Kind.RELATIVE, YearOfPlan(parse_number(match["number"]) or 1))
    return part or _span(piece)


def _goes_on(part: Deadline, piece: str) -> bool:
    """Whether ``piece`` goes on with what is to be done by ``part``."""
    return bool(_verb().search(spelled(part.text))) and not re.search(_NEXT_DATE, piece)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(any_of("verbs"))


def _after(earlier: Deadline, part: Deadline) -> Deadline:
    """``part`` with the year of the deadline before it, or the next one where it would come before that."""
    if not (isinstance(earlier.rule, EndOf) and isinstance(part.rule, EndOf) and earlier.rule.stretch.year):
        return part
    year, anchor = earlier.rule.stretch.year, Anchor()
    rule = _in_year(part.rule, year)
    last, previous = rule.due(anchor), earlier.rule.due(anchor)
    if last and previous and last < previous:
        rule = _in_year(part.rule, year + 1)
    return replace(part, rule=rule)


def _in_year(rule: EndOf, year: int) -> EndOf:
    return replace(rule, stretch=rule.stretch.within(year))


def _joined(text: str, parts: list[Deadline]) -> Deadline:
    stages = tuple(parts) if len(parts) > 1 else ()
    leading = [part for part in parts if part.kind is not Kind.CONTINUOUS] or parts
    leading = [part for part in leading if part.kind is not Kind.IMMEDIATE] or leading
    kinds = {part.kind for part in leading}
    if len(leading) == 1 or kinds.isdisjoint({Kind.FIXED, Kind.RELATIVE, Kind.STAGED}):
        return replace(leading[-1], text=text, stages=stages)
    return Deadline(text, Kind.STAGED, stages=stages)
