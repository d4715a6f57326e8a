"""Plans of every kind with a hostile text in every field: each file that is made of them says it, and does nothing."""

from __future__ import annotations

import csv
import io
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import vobject
from commonmark import see
from docx import Document
from full_plan import Filler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

import planforge
from planforge.plan.kinds import KINDS, PlanKind
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.schedule import make_schedule
from planforge.reports import schedule_csv, schedule_text, text

HOSTILE = [
    '";X="\r\nBEGIN:VEVENT',
    'ALTREP="http://a.b":;,\\n',
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "internal:'x'!A1",
    "http://a.b/?a=1&b=2",
    "[甲](javascript:alert(1))<script>",
    "# 甲\n\n::: page\n| a |\n|---|",
    "</w:t><w:fldChar/>]]>&#x1b;",
    "\x1b[31m红\x1b]0;甲\x07",
    "\x9b31m\x9d0;甲\x9c",
    "\u202e倒\u2066序",
]
PIECES = [*"=+-@;,:\"'\\\r\n\t|<>&*_[]#", "\x1b[31m", "\x9b", "\u202e", "BEGIN:VEVENT", "甲", "http://"]
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join))
FORMULA = tuple("=+-@\t\r\n")
UNSHOWN = set(map(chr, (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def hostile(kind: PlanKind, said: str) -> planforge.Checked:
    """A plan of ``kind`` with ``said`` beside every text that is free."""
    filler = Filler()
    data = filler.fill(kind.model)
    data["类型"] = kind.zh[0]
    plan = _with(data, {one for one in filler.said if one.startswith("词")}, said)
    return planforge.read(json.dumps(plan, ensure_ascii=False).encode("utf-8", "surrogatepass"), "方案.yaml")


def _with(value: Any, free: set[str], said: str) -> Any:
    if isinstance(value, dict):
        return {key: _with(inner, free, said) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, free, said) for inner in value]
    return f"{said}{value}" if value in free else value


def _look(kind: PlanKind, said: str, *, validate: bool, folder: Path) -> None:
    checked = hostile(kind, said)
    shown = text.render(checked.diagnostics, {checked.file: checked.text})
    assert not UNSHOWN & set(shown)
    for format, data in (planforge.render(checked, ["docx", "md"]) or {}).items():
        if format == "md":
            assert "html_block" not in see(data.decode()).others
            continue
        body = Document(BytesIO(data)).element.body
        names = {one.tag.rpartition("}")[2] for one in body.iter() if isinstance(one.tag, str)}
        assert not names & {"hyperlink", "object", "altChunk"}
        if validate:
            file = folder / "方案.docx"
            file.write_bytes(data)
            assert [str(one) for one in OpenXmlValidator().validate(file).errors] == []
    if checked.loaded and isinstance(checked.loaded.plan, PublicityPlan):
        _look_at_schedule(checked.loaded.plan)


def _look_at_schedule(plan: PublicityPlan) -> None:
    """As a calendar, a workbook, comma-separated values and on the screen."""
    from datetime import date

    schedule = make_schedule(plan)
    seen = vobject.readOne(planforge.pipeline.write_calendar(schedule, date(2026, 1, 1)).decode())
    assert [event.uid.value for event in getattr(seen, "vevent_list", [])] == [one.uid for one in schedule.occurrences]
    book = openpyxl.load_workbook(BytesIO(planforge.pipeline.write_workbook(schedule)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    head, *rows = csv.reader(io.StringIO(schedule_csv.render(schedule.occurrences), newline=""))
    assert {len(row) for row in rows} <= {len(head)}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert not UNSHOWN & set(schedule_text.render(schedule))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("said", HOSTILE[::5], ids=ascii)
def test_every_field_of_every_kind(kind: PlanKind, said: str, tmp_path: Path) -> None:
    """The Word file passes the schema check; no field, link, formula, event or escape is made of a text."""
    _look(kind, said, validate=True, folder=tmp_path)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(KINDS), TEXTS)
def test_any_text_in_every_field(tmp_path: Path, kind: PlanKind, said: str) -> None:
    """Whatever is put together from marks that mean something to some program."""
    _look(kind, said, validate=False, folder=tmp_path)
