"""Dates, periods, deadlines and quantities as people write them: every case is a line of ``cases/time``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from planforge.plan.anchor import Anchor
from planforge.plan.dates import parse_date
from planforge.plan.deadline import parse_deadline
from planforge.plan.period import parse_period
from planforge.plan.quantity import parse_quantity
from planforge.plan.unreadable import Unreadable

CASES = Path(__file__).parents[1] / "cases" / "time"
PLAN = Anchor(issued=date(2025, 2, 6), first=date(2025, 2, 8), last=date(2025, 12, 31))
YEAR_PLAN = Anchor(issued=date(2025, 2, 6), first=date(2025, 1, 1), last=date(2025, 12, 31))


def cases(name: str) -> dict[str, Any]:
    """The case file ``name``; every value is text."""
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.BaseLoader))


def shown(day: date | None) -> str:
    return day.isoformat() if day else "—"


DEADLINES = [
    (kind, text, day)
    for kind, entries in cases("deadlines").items()
    if kind != "refused"
    for text, day in entries.items()
]
REFUSED = [
    (name, text, said)
    for name in ("dates", "periods", "deadlines")
    for text, said in cases(name)["refused"].items()
]
PARSERS: dict[str, Callable[[str], object]] = {
    "dates": parse_date,
    "periods": parse_period,
    "deadlines": parse_deadline,
}


@pytest.mark.parametrize(("kind", "text", "day"), DEADLINES)
def test_a_deadline_has_its_kind_and_day_and_stays_as_written(kind: str, text: str, day: str) -> None:
    """Either script, any form: one kind, one last day, and the text itself is not touched."""
    deadline = parse_deadline(text)
    assert (deadline.kind.value, shown(deadline.resolve(PLAN)), str(deadline)) == (kind, day, text)


@pytest.mark.parametrize(("text", "forms"), cases("dates")["read"].items())
def test_a_date_is_read_and_written_formally(text: str, forms: list[str]) -> None:
    """All ways of writing a date give the same ISO and formal date."""
    read = parse_date(text)
    assert [read.iso, read.formal()] == forms
    assert str(read) == text


@pytest.mark.parametrize(("text", "expected"), cases("periods")["read"].items())
def test_a_period_has_its_days_and_formal_form(text: str, expected: list[str]) -> None:
    """First and last day are both included; what is no plain span stays as written."""
    period = parse_period(text)
    formal = expected[2] if len(expected) > 2 else text
    assert [shown(period.first), shown(period.last), period.formal()] == [*expected[:2], formal]
    assert str(period) == text


@pytest.mark.parametrize(("text", "days"), cases("periods")["resolved"].items())
def test_an_open_period_is_resolved_by_the_plan(text: str, days: list[str]) -> None:
    """A year, a beginning or a length that is not written comes from the plan's own dates."""
    period = parse_period(text).resolve(YEAR_PLAN)
    assert [shown(period.first), shown(period.last)] == days


@pytest.mark.parametrize(("name", "text", "said"), REFUSED)
def test_what_is_refused_says_exactly_what_is_wrong(name: str, text: str, said: str) -> None:
    """The code names the fault, the facts hold what the message needs, the text is quoted as written."""
    code, *facts = said.split()
    with pytest.raises(Unreadable) as refused:
        PARSERS[name](text)
    assert refused.value.code == code
    assert refused.value.facts["text"] == text
    assert set(facts) <= set(refused.value.facts.values())
    assert ("near" in refused.value.facts) == bool(facts and code in {"PF302", "PF308", "PF310"})


@pytest.mark.parametrize(
    ("text", "wrong", "near"),
    [
        ("立行立改、常期坚持", "常期坚持", "长期坚持"),
        ("2025年6月低前，長期堅持", "2025年6月低前", "2025年6月底前"),
    ],
)
def test_of_several_deadlines_the_unreadable_one_is_named(text: str, wrong: str, near: str) -> None:
    """So that the advice is about the word that is wrong."""
    with pytest.raises(Unreadable) as refused:
        parse_deadline(text)
    assert refused.value.facts == {"text": wrong, "near": near}


@pytest.mark.parametrize(("text", "said"), cases("quantities").items())
def test_a_value_gives_its_figure_or_none(text: str, said: str) -> None:
    """Direction, numbers and unit of an indicator's value; plain words are None and no error."""
    quantity = parse_quantity(text)
    if said == "—":
        assert quantity is None
        return
    direction, *rest = said.replace('"', "").split()
    figures = [word for word in rest if word[0].isdigit()]
    unit = "".join(word for word in rest if not word[0].isdigit())
    assert quantity is not None
    assert (quantity.direction.value, quantity.unit, str(quantity)) == (direction, unit, text)
    assert list(quantity.numbers) == [Decimal(figure) for figure in figures]
