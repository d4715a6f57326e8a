"""The rows of a table laid over a plan: every case is an entry of ``cases/extending/表.yaml``."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_extending_cases import at

import planforge
from planforge.diagnostics import Diagnostic, Diagnostics, Severity
from planforge.extending.row import Row
from planforge.pipeline import Checked, read_rows
from planforge.reports.remarks import remark_of
from planforge.reports.wording import describe

FILE = Path(__file__).parents[1] / "cases" / "extending" / "表.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(FILE.read_text("utf-8"))
FORM, TABLE = "表样.yaml", "学校.csv"
SUBJECT = ("PF22", "PF26", "PF27", "PF28", "PF29", "PF30")
UNASKED = ("PF220", "PF221")


def rows_of(case: dict[str, Any], diagnostics: Diagnostics) -> list[Row]:
    """The rows of the table, having been sent to another process."""
    form, table = (str(case[name]).encode() for name in (FORM, TABLE))
    rows = read_rows(table, TABLE, form, FORM, diagnostics, named=case.get("用到", ()))
    return [pickle.loads(pickle.dumps(row)) for row in rows]


def read(case: dict[str, Any], row: Row) -> Checked:
    return planforge.read(str(case[FORM]).encode(), FORM, over=row)


def told(found: Diagnostic, case: dict[str, Any]) -> str:
    """Code, line in the table (or file:line), the words there, the nearest word."""
    place = found.place
    assert place
    lines = str(case[place.file]).split("\n")
    words = lines[place.line - 1][place.column - 1 : place.end_column - 1] if lines else ""
    spot = str(place.line) if place.file == TABLE else f"{place.file}:{place.line}"
    near = f" → {found.facts['nearest']}" if "nearest" in found.facts else ""
    return f"{found.code} {spot} {words}".rstrip() + near


def is_asked(found: Diagnostic, case: dict[str, Any]) -> bool:
    if found.code.startswith(tuple(case.get("也看", ()))):
        return True
    return not found.code.startswith(UNASKED) and (found.code.startswith(SUBJECT) or found.severity is Severity.ERROR)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["例"]))
def test_a_row_is_laid_over_the_plan(case: dict[str, Any]) -> None:
    """The values that come of each row, and the findings, each at its cell or in the plan; 话: what the plan's say."""
    diagnostics = Diagnostics()
    rows = rows_of(case, diagnostics)
    checked = [read(case, row) for row in rows] if not diagnostics.has_errors() or "问题" in case else []
    found = [*diagnostics, *(one for each in checked for one in each.diagnostics)]
    assert sorted({told(one, case) for one in found if is_asked(one, case)}) == sorted(case.get("问题", ()))
    of_form = [one for one in found if is_asked(one, case) and one.place and one.place.file == FORM]
    assert "话" not in case or {describe(one)[0] for one in of_form} == set(case["话"])
    for wanted, each in zip(case.get("方案", ()), checked, strict=False):
        assert each.loaded
        assert {path: at(each.loaded.plan, path) for path in wanted} == wanted


def test_a_row_is_small() -> None:
    """Rows are sent to worker processes by the thousand."""
    rows = rows_of(CASES[0], Diagnostics())
    assert max(len(pickle.dumps(row)) for row in rows) < 4_000


def test_a_remark_on_a_cell_stands_at_the_text_that_it_fills() -> None:
    """A review draft has it beside the words, though they are written in a table."""
    case = next(case for case in CASES if "花括号里填的字有毛病" in str(case["例"]))
    checked = read(case, rows_of(case, Diagnostics())[1])
    [found] = [one for one in checked.diagnostics if one.place and one.place.file == TABLE and one.code == "PF755"]
    assert remark_of(found, checked, "hans").where.path == "guiding"
