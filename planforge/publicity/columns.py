"""The columns of a schedule as a table (宣传工作安排表): headings and what stands in them. Knows no file format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from planforge.publicity.occurrence import Occurrence
from planforge.publicity.telling import Translate, remark, reviewed, week, weekday

Cell: TypeAlias = str | tuple[str, ...] | date | time | None
"""A text, several texts on a line each, a date, a time of day, or nothing."""

DAY, CHANNEL, UNIT = "日期", "渠道", "责任单位"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``rare`` ones are shown where at least one occurrence has something in them."""

    heading: str
    cell: Callable[[Occurrence, Translate], Cell]
    rare: bool = False


def _until(one: Occurrence, translate: Translate) -> Cell:
    return one.until if one.until != one.day else None


def _hours(one: Occurrence, translate: Translate) -> Cell:
    """A time of day; from one to another, or a part of the day, is a text."""
    return one.hours if one.clock_until or one.part else one.clock


def _reviews(one: Occurrence, translate: Translate) -> Cell:
    return tuple(reviewed(step, one.day) for step in one.reviews)


COLUMNS: tuple[Column, ...] = (
    Column(DAY, lambda one, translate: one.day),
    Column("至", _until, rare=True),
    Column("星期", lambda one, translate: weekday(one.day, translate)),
    Column("时间", _hours, rare=True),
    Column("周次", week, rare=True),
    Column(CHANNEL, lambda one, translate: "、".join(one.channels)),
    Column("篇章", lambda one, translate: "、".join(one.chapters), rare=True),
    Column("内容", lambda one, translate: one.subject),
    Column("形式", lambda one, translate: one.form, rare=True),
    Column(UNIT, lambda one, translate: "、".join(one.units)),
    Column("责任人", lambda one, translate: "、".join(one.persons), rare=True),
    Column("交稿截止", lambda one, translate: one.copy_due, rare=True),
    Column("审核", _reviews, rare=True),
    Column("审核截止", lambda one, translate: one.review_due, rare=True),
    Column("受众", lambda one, translate: one.audience, rare=True),
    Column("成果", lambda one, translate: one.output, rare=True),
)
REMARK = Column("备注", remark)


def table(
    occurrences: Sequence[Occurrence], translate: Translate, columns: Sequence[Column] = COLUMNS
) -> tuple[list[Column], list[list[Cell]]]:
    """Those of ``columns`` that are shown, and a row of cells for each of ``occurrences``."""
    rows = [[column.cell(one, translate) for column in columns] for one in occurrences]
    shown = [index for index, column in enumerate(columns) if not column.rare or any(row[index] for row in rows)]
    return [columns[index] for index in shown], [[row[index] for index in shown] for row in rows]
