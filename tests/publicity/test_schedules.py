"""The days that a schedule means: every case of ``cases/schedule`` shows the entries and the days that come of them.

A case is a title, what it promises, the plan (without the head that all share) and its days: date, weekday, and what
stands on them; ``-`` before what is left out, ``!`` before what cannot be computed. Days below a year are those of
the plan rolled over to it. ``--update`` writes the days anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan, read_text
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.occurrence import LeftOut, Occurrence
from planforge.publicity.problem import Problem
from planforge.publicity.rolling.comparing import Pair
from planforge.publicity.rolling.over import RollOver
from planforge.publicity.schedule import Schedule, make_schedule

FOLDER = Path(__file__).parents[1] / "cases" / "schedule"
HEAD = "类型: 宣传方案\n标题: 宣传方案\n发文单位: 青山县教育局\n"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<prose>(?:(?!```)(?!## ).*\n)*)```yaml\n(?P<plan>(?s:.*?))```\n"
    r"\n```(?P<year>\d*)\n(?P<days>(?s:.*?))```\n",
    re.MULTILINE,
)
_WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True)
class Case:
    file: Path
    title: str
    plan: str
    year: str
    days: str

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"

    @property
    def loaded(self) -> LoadedPlan:
        """The plan of the case, which has no mistake of form."""
        diagnostics = Diagnostics()
        loaded = read_text(HEAD + self.plan, "方案.yaml", diagnostics)
        assert [(one.code, one.facts) for one in diagnostics if one.severity > 1] == []
        assert isinstance(loaded, LoadedPlan)
        return loaded

    @property
    def shown(self) -> str:
        """The days as they come out today."""
        lines = rolled(self.loaded, HEAD + self.plan, int(self.year)) if self.year else days(schedule_of(self.loaded))
        return "".join(f"{line}\n" for line in lines)


def schedule_of(loaded: LoadedPlan) -> Schedule:
    assert isinstance(loaded.plan, PublicityPlan)
    return make_schedule(loaded.plan, loaded.script)


def rolled(loaded: LoadedPlan, text: str, year: int) -> Iterator[str]:
    """The texts that change, and what becomes of each day."""
    over = RollOver(text, loaded, year)
    next_text = over.next_text()
    for before, after in zip(text.split("\n"), next_text.split("\n"), strict=True):
        if before != after:
            yield f"{before.strip()} → {after.strip()}"
    again = read_text(next_text, "方案.yaml", Diagnostics())
    assert isinstance(again, LoadedPlan)
    yield from (paired(pair) for pair in over.pairs(schedule_of(again)))


def paired(pair: Pair) -> str:
    days = " → ".join(spoken(one.day) if one else "没有" for one in (pair.old, pair.new))
    why = f" | {pair.why.value}，应在{spoken(pair.wanted)}" if pair.has_moved and pair.wanted else ""
    one = pair.new or pair.old
    return f"{days} | {one.subject if one else ''}{why}"


def days(schedule: Schedule) -> Iterator[str]:
    yield from map(occurrence, schedule.occurrences)
    yield from map(left_out, schedule.left_out)
    yield from map(problem, schedule.problems)


def occurrence(one: Occurrence) -> str:
    week = f"第{one.week.number}周" if one.week else ""
    stretch = f"—{one.until.isoformat()}" if one.until != one.day else ""
    clock = f" {one.hours}" if one.hours else ""
    moved = f"{one.shift.value}: {one.nominal} {one.rest}" if one.shift.value else ""
    due = f"交稿{one.copy_due}" if one.copy_due else ""
    reviews = "、".join(f"{step.label}{step.due or ''}" for step in one.reviews)
    names = ("、".join(those) for those in (one.channels, one.chapters, one.topics, one.units, one.persons))
    said = filter(None, (week, one.title, *names, one.form, due, reviews, moved))
    return " | ".join((f"{spoken(one.day)}{stretch}{clock}", *said))


def left_out(one: LeftOut) -> str:
    return f"- {spoken(one.day)} {one.why.value} {one.rest}".rstrip()


def problem(one: Problem) -> str:
    return f"! {one.severity} {one.code} {one.path} {' '.join(f'{name}={value}' for name, value in one.facts.items())}"


def spoken(day: date) -> str:
    return f"{day.isoformat()} {_WEEKDAYS[day.weekday()]}"


def cases() -> list[Case]:
    return [
        Case(file, *(match[name] for name in ("title", "plan", "year", "days")))
        for file in sorted(FOLDER.glob("*.md"))
        for match in _CASE.finditer(file.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", cases(), ids=str)
def test_the_entries_mean_these_days(case: Case, update: bool) -> None:
    """As the case shows them."""
    if update:
        text = case.file.read_text("utf-8")
        old = f"## {case.title}\n"
        start = text.index(case.plan, text.index(old)) + len(case.plan)
        head, tail = text[:start], text[start:]
        case.file.write_text(head + tail.replace(f"\n{case.days}```", f"\n{case.shown}```", 1), "utf-8")
        return
    assert case.shown == case.days


def test_every_case_is_read() -> None:
    """No heading without its case."""
    headings = sum(file.read_text("utf-8").count("\n## ") for file in FOLDER.glob("*.md"))
    assert headings == len(cases()) > 30
