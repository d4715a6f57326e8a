"""School weeks (第3周周二, 开学第一天, 第3—10周) as people write them. Which days they are is not known here."""

from __future__ import annotations

import re
from functools import cache

from planforge.patterns import lazy
from planforge.plan.dates import YEAR
from planforge.plan.period import Period, parse_period
from planforge.plan.school_weeks import Parity, TermWeeks
from planforge.plan.timing_words import COUNT, RANGE, WEEKDAYS, any_of, count_of, data, plain, weekdays
from planforge.plan.unreadable import Unreadable

_MOST_WEEKS = 60
"""No term is longer; larger numbers are slips."""
_SCHOOL_YEAR = rf"(?:民国)?(?:{YEAR}|[0-9]{{3}})(?:{RANGE}(?:{YEAR}|[0-9]{{2,3}}))?学年度?"
_WEEK = lazy(rf"{COUNT}周")
"""Of school weeks, so that no form without them is near."""
_PARITIES = {"单": Parity.ODD, "双": Parity.EVEN}
_EVERY_DAY = tuple(range(7))


@cache
def _term() -> str:
    season = rf"(?:(?:{YEAR}年?|{_SCHOOL_YEAR})?[春秋]季?(?:学期|(?=开学)))"
    numbered = rf"(?:(?:{_SCHOOL_YEAR})?第?[一二12上下]个?学期)"
    return rf"(?:(?P<term>{season}|{numbered}|{any_of(data()['this_term'])})的?,?)?"


@cache
def _weeks() -> re.Pattern[str]:
    numbers = rf"第(?P<weeks>{COUNT}周?(?:(?:、|{RANGE})第?{COUNT}周?)*)(?<=周)"
    return re.compile(
        rf"{_term()}(?:{any_of(data()['week_lead_ins'])}?"
        rf"(?:{numbers}(?:[的内,]*逢?(?P<among>[单双])周)?|最后(?P<last>{COUNT})周|倒数第(?P<back>{COUNT})周)|(?:每逢?|逢)?(?P<parity>[单双])周)"
        rf"(?:[的每逢内,]*(?P<days>{WEEKDAYS})|的?(?P<daily>{any_of(data()['daily'])}))?"
    )


@cache
def _since() -> re.Pattern[str]:
    before, after = (any_of(data()["since"][side]) for side in ("before", "after"))
    return re.compile(
        rf"{before}?{_term()}{any_of(data()['week_lead_ins'])}?第(?P<since>{COUNT})周{after}[的,]*"
        rf"(?:(?:每逢?|逢)?(?P<parity>[单双])周)?(?:[的每逢,]*(?P<days>{WEEKDAYS})|的?(?P<daily>{any_of(data()['daily'])}))"
    )


@cache
def _opening() -> re.Pattern[str]:
    first, last = (any_of(data()["openings"][side]) for side in ("first", "last"))
    return re.compile(rf"{_term()}(?:(?P<first>{first})|(?P<last>{last}))")


def parse_weeks(text: str, folded: str) -> TermWeeks | None:
    """The school weeks that ``folded`` (see `timing_words.plain`) names as a whole, or None.

    Raises:
        Unreadable: the weeks end before they begin (PF309); ``text`` is quoted.
    """
    if match := _opening().fullmatch(folded):
        return TermWeeks(opening=1 if match["first"] else -1, term=_term_of(match))
    if match := _since().fullmatch(folded):
        return _from_week(match)
    match = _weeks().fullmatch(folded)
    if not match:
        return None
    days = _days_of(match)
    if match["parity"]:
        return TermWeeks(days=days, parity=_PARITIES[match["parity"]], term=_term_of(match)) if days else None
    weeks = _among(_numbers(text, match), match["among"])
    return TermWeeks(weeks, days, term=_term_of(match)) if weeks and (days or not match["among"]) else None


def _from_week(match: re.Match[str]) -> TermWeeks | None:
    """第3周起每周五."""
    since = count_of(match["since"])
    parity = _PARITIES.get(match["parity"] or "")
    return TermWeeks((), _days_of(match), parity, 0, since, _term_of(match)) if 0 < since <= _MOST_WEEKS else None


def _days_of(match: re.Match[str]) -> tuple[int, ...]:
    return _EVERY_DAY if match["daily"] else weekdays(match["days"] or "周")


def _among(weeks: tuple[int, ...], parity: str | None) -> tuple[int, ...]:
    """第3—10周单周周三: of ``weeks`` the odd ones."""
    odd = _PARITIES.get(parity or "")
    return weeks if odd is None else tuple(week for week in weeks if (week % 2 == 1) == (odd is Parity.ODD))


def term_of(folded: str) -> str:
    """The term that ``folded`` names as a whole (第二学期, 下学期期间); empty where it names none."""
    match = re.fullmatch(rf"{_term()}(?:期间|之?内)?", folded)
    return _term_of(match) if match else ""


def parse_season(text: str) -> Period:
    """The period that ``text`` writes: as `parse_period`, or weeks of a term (第3周至第10周).

    Raises:
        Unreadable: as `parse_period`.
    """
    weeks = parse_weeks(text, plain(text))
    if weeks and weeks.weeks and not weeks.days:
        return Period(text, weeks=weeks)
    try:
        return parse_period(text)
    except Unreadable as problem:
        if problem.code == "PF308" and _WEEK.search(plain(text)):
            raise Unreadable("PF308", {"text": text}) from None
        raise


def _term_of(match: re.Match[str]) -> str:
    term: str = match["term"] or ""
    if re.fullmatch(any_of(data()["this_term"]), term):
        return ""
    return term if not term or "学期" in term else f"{term}学期"


def _numbers(text: str, match: re.Match[str]) -> tuple[int, ...]:
    """The numbers of the weeks; none where one of them is no week."""
    if match["last"]:
        most = count_of(match["last"])
        return tuple(range(-most, 0)) if most <= _MOST_WEEKS else ()
    if match["back"]:
        back = count_of(match["back"])
        return (-back,) if 0 < back <= _MOST_WEEKS else ()
    return _listed(text, match["weeks"].replace("周", "").replace("第", ""))


def _listed(text: str, written: str) -> tuple[int, ...]:
    weeks: set[int] = set()
    for piece in written.split("、"):
        ends = [count_of(end) for end in re.split(RANGE, piece)]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or not all(0 < end <= _MOST_WEEKS for end in ends):
            return ()
        if last < first:
            raise Unreadable("PF309", {"text": text, "first": f"第{first}周", "last": f"第{last}周"})
        weeks.update(range(first, last + 1))
    return tuple(sorted(weeks))
