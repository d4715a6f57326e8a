"""Deadlines that stand in the text of measures and stages (6月22日前完成项目库), with their days. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.checks.figured import figured
from planforge.checks.timing.due_days import Anchors, DueDay, days_of, plan_days
from planforge.checks.timing.issued_in_period import issued_in_time
from planforge.checks.timing.stage_days import StageDays, stage_days
from planforge.checks.timing.written_dates import WrittenDate, dates_in
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.dates import days_in
from planforge.plan.deadline import parse_deadline
from planforge.plan.plan import Plan
from planforge.plan.unreadable import Unreadable
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "said.yaml"
_HINT = lazy(
    r"(?:[0-9０-９一二三四五六七八九十][ ]?月|-[0-9]{1,2}).{0,24}?(?:前|完成|[办辦][结結]|[报報]|提交|交付|竣工|完工)"
)
_PLACES = lazy(r"(?:measures|stages|safeguards|requirements|submission)\.|closing$|findings\..*\.measures\.")
_STAGE = lazy(r"stages\.entries\.([0-9]+)\.")
_CLAUSE_END = lazy("[，。；！？,;!?\n]")
_YEAR = lazy("([0-9]{4})年")
_LONGEST = 40
"""Characters before a date that belong to its clause, at most."""
_FAR = 200
"""Characters before a date in which its year may stand."""


class SaidDay(NamedTuple):
    """A deadline in ``text[start:end]``; its days as those of a field."""

    text: Text
    start: int
    end: int
    due: DueDay
    stage: StageDays | None
    """The stage to which the text belongs, where that has days."""

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


@cache
def _words() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _tail() -> re.Pattern[str]:
    """What makes a deadline of the date before it."""
    clock = r"(?:[上下]午|中午|晚上?)?(?:[0-9]{1,2}(?::[0-9]{2}|[时点](?:[0-9]{1,2}分)?))?"
    before = f"(?P<before>之前|以前|前)(?!{'|'.join(_words()['not_before'])})"
    return re.compile(
        rf"[ ]?(?:[（(][^（()）]{{1,6}}[）)])?{clock}[ ]?(?:{before}|(?={'|'.join(_words()['handing_in'])}))"
    )


@cache
def _told() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile("|".join(_words()["told_before"])), re.compile(rf"[ ]?(?:{'|'.join(_words()['told_after'])})")


def said_days(plan: Plan) -> Iterator[SaidDay]:
    """The deadlines in the texts of measures, stages and requirements, as far as their year is certain."""
    found = [text for _, text in figured(plan) if _HINT.search(text) and _PLACES.match(text.path)]
    if not found:
        return
    anchors, frame = Anchors(plan), frame_of(plan)
    stages = {one.index: one for one in stage_days(plan)}
    for text in found:
        match = _STAGE.match(text.path)
        stage = stages.get(int(match[1])) if match else None
        yield from _of_text(text, stage, (stage.first, stage.last) if stage else frame, anchors)


def frame_of(plan: Plan) -> tuple[date | None, date | None]:
    """The days within which a text may set one: from the issue on, as one gets ready before the plan begins."""
    period = plan_days(plan)
    issued = issued_in_time(plan)
    return issued or (period.first if period else None), period.last if period else None


def _of_text(
    text: Text, stage: StageDays | None, frame: tuple[date | None, date | None], anchors: Anchors
) -> Iterator[SaidDay]:
    flat = plainly(text)
    for written in dates_in(flat):
        tail = _tail().match(flat, written.after)
        if not tail or written.more or not (tail["before"] or written.day) or _is_told(flat, written.start, tail.end()):
            continue
        due = _due(flat, written, frame, anchors)
        if due and not (written.year and anchors.own.issued and due.day < anchors.own.issued):
            yield SaidDay(text, written.start, tail.end(), due, stage)


def _is_told(flat: str, start: int, end: int) -> bool:
    """Whether the date is told of something past or recurring, or stands in a title."""
    clause = _CLAUSE_END.split(flat[max(start - _LONGEST, 0) : start])[-1]
    before, after = _told()
    return bool(before.search(clause) or after.match(flat, end)) or clause.count("《") > clause.count("》")


def _due(
    flat: str, written: WrittenDate, frame: tuple[date | None, date | None], anchors: Anchors
) -> DueDay | None:
    """The days of ``written``: in its own year, in the one named before it, or in the only one that fits."""
    found = [due for year in _years(flat, written, frame) if (due := _in_year(flat, written, year, anchors))]
    first, last = frame
    fitting = [one for one in found if (not first or one.day >= first) and (not last or one.begin <= last)]
    return (fitting or found)[0] if len(fitting or found) == 1 else None


def _years(flat: str, written: WrittenDate, frame: tuple[date | None, date | None]) -> list[int]:
    if written.year:
        return [written.year]
    first, last = frame
    if first is None or last is None:
        return []
    years = list(range(first.year, last.year + 1))
    before = flat[max(written.start - _FAR, 0) : written.start]
    named = [int(year) for year in _YEAR.findall(before) if int(year) in years]
    return named[-1:] or years


def _in_year(flat: str, written: WrittenDate, year: int, anchors: Anchors) -> DueDay | None:
    """The days of ``written`` in ``year``; None where there is no such day, which is told elsewhere."""
    if not (0 < year < 10000 and 1 <= written.month <= 12):
        return None
    if written.day is not None:
        if not 1 <= written.day <= days_in(year, written.month):
            return None
        day = date(year, written.month, written.day)
        return DueDay(Text(""), day, day, exact=True, counted=False)
    words = flat[written.start : written.end]
    try:
        deadline = parse_deadline(f"{words if written.year else f'{year}年{words}'}前")
    except Unreadable:
        return None
    return next(days_of(deadline, anchors), None)
