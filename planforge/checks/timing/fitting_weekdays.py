"""PF312: a weekday that does not fit the date beside which it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planforge.checks.figured import figured
from planforge.checks.timing.due_days import plan_days
from planforge.checks.timing.free_days import weekday
from planforge.checks.timing.written_dates import WrittenDate, dates_in
from planforge.diagnostics import Diagnostics
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.dates import days_in
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan

_NAME = "(?:星期|礼拜|周)(?P<{}>[一二三四五六日天])"
_AFTER = lazy(
    rf"[ ]?(?:[上下]午|晚上?|早上|当天)?[ ]?(?P<open>[（(])?[ ]?{_NAME.format('weekday')}(?P<close>[）)])?"
)
_RANGE = lazy(rf"[ ]?[（(]{_NAME.format('first')}[ ]?[、和及与至到—–~-]+[ ]?{_NAME.format('last')}[）)]")
_IN_FRONT = lazy(rf"(?<!每){_NAME.format('weekday')}[ ]?[（(]$")
_HINT = lazy("(?:星期|[礼禮]拜|[周週])[一二三四五六日天]")
_LONGEST = 6
"""Characters before a date in which its weekday may stand: 星期五（."""


def weekdays_fit(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """The weekday beside a date is that of the date; without year, of one of the years that the plan is about."""
    years = _years(loaded.plan)
    for _, text in figured(loaded.plan):
        if not _HINT.search(text):
            continue
        flat = plainly(text)
        for start, end, year, month, day, written in _pairs(flat):
            right = {_weekday(its, month, day) for its in ((year,) if year else years)} - {""}
            if right and f"星期{written}" not in right:
                facts = {"text": text[start:end], "right": "或".join(sorted(right))}
                diagnostics.warning("PF312", loaded.place_at(text, start, end), path=text.path, **facts)


def _years(plan: Plan) -> tuple[int, ...]:
    """The years of the plan, and the one before, of which it may tell."""
    period = plan_days(plan)
    known = [
        day
        for day in (plan.date.first() if plan.date else None, period and period.first, period and period.last)
        if day
    ]
    years = [day.year for day in known]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def _pairs(text: str) -> Iterator[tuple[int, int, int | None, int, int, str]]:
    """Each date of ``text`` that has a weekday: start, end, year, month, day, weekday."""
    for found in dates_in(text):
        if found.day is None:
            continue
        if found.more:
            yield from _of_range(text, found)
        elif after := _AFTER.match(text, found.end):
            if bool(after["open"]) == bool(after["close"]):
                yield found.start, after.end(), found.year, found.month, found.day, _sunday(after["weekday"])
        elif before := _IN_FRONT.search(text[max(found.start - _LONGEST, 0) : found.start]):
            start = max(found.start - _LONGEST, 0) + before.start()
            if text[found.end : found.end + 1] in ("）", ")"):
                yield start, found.end + 1, found.year, found.month, found.day, _sunday(before["weekday"])


def _of_range(text: str, found: WrittenDate) -> Iterator[tuple[int, int, int | None, int, int, str]]:
    """The first and last day of 3月8日至9日（星期六至星期日）."""
    match = _RANGE.match(text, found.after)
    if not match or found.day is None:
        return
    wrong = [(found.day, match["first"]), (found.more[-1][2], match["last"])]
    for day, written in wrong:
        yield found.start, match.end(), found.year, found.month, day, _sunday(written)


def _sunday(written: str) -> str:
    return "日" if written == "天" else written


def _weekday(year: int, month: int, day: int) -> str:
    """星期六; empty for a date that does not exist, which is told elsewhere."""
    if not (0 < year < 10000 and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        return ""
    return weekday(date(year, month, day))
