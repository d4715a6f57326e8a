"""How long before a day something is due (提前3个工作日). Which days are working days is not known here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planforge.language.numerals import parse_number
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.unreadable import Unreadable

_LEAD = lazy(
    r"(?:至少|最少|应|须)?(?:提前)?(?:(?P<count>[0-9]{1,3}|两|[零一二三四五六七八九十]{1,4})"
    r"(?P<unit>个?工作日|[日天]|个?星期|周)?|(?P<none>当[日天]))(?:以上|以前|之前|前|交稿|完成)?"
)
_DAYS_OF_WEEK = 7
_MOST = 366


@dataclass(frozen=True, slots=True)
class LeadTime:
    """``count`` working days before; calendar days where ``working`` is false."""

    text: str
    """As written."""
    count: int
    working: bool = True

    def __str__(self) -> str:
        return self.text


def parse_lead_time(text: str) -> LeadTime:
    """The lead time that ``text`` writes: 3, 3个工作日, 提前三个工作日; 3天 and 一周 are calendar days.

    Raises:
        Unreadable: it is none (PF942).
    """
    match = _LEAD.fullmatch(re.sub(r"\s", "", fold(text)))
    if match is None:
        raise Unreadable("PF942", {"text": text})
    if match["none"]:
        return LeadTime(text, 0)
    count = int(match["count"]) if match["count"].isdecimal() else parse_number(match["count"].replace("两", "二"))
    unit = (match["unit"] or "").removeprefix("个")
    if count is None or count > _MOST:
        raise Unreadable("PF942", {"text": text})
    if unit in ("周", "星期"):
        return LeadTime(text, count * _DAYS_OF_WEEK, working=False)
    return LeadTime(text, count, working=unit not in ("日", "天"))
