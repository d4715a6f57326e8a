"""Plans with a hostile text in every field: each file and report that is made of them says it, and does nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pytest
import vobject
from commonmark import see
from docx import Document
from full_plan import Filler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Standard

import planforge
from planforge.pipeline import write_calendar, write_workbook
from planforge.plan.kinds import KINDS, PlanKind
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.publicity.schedule import Schedule, make_schedule
from planforge.rectification.overview import overview
from planforge.reports import json_report, sarif, schedule_csv, schedule_text, standing_text, text
from planforge.reports.columns import width

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
UNSHOWN = {*map(chr, (*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)))}
"""What a terminal would obey: controls, and the marks that turn the direction of what follows."""
READABLE = [one for one in HOSTILE if not (UNSHOWN | {"\u2066"}) & set(one) - {"\t"}]
"""Those that the reader of files lets through."""
CELL = 32_767
"""Characters of a cell of a workbook at most."""
DAY = date(2026, 1, 1)


def hostile(kind: PlanKind, said: Sequence[str]) -> planforge.Checked:
    """A plan of ``kind`` with one of ``said`` after the other before every text that is free."""
    filler, waiting = Filler(), cycle(said)
    data = {**filler.fill(kind.model), "类型": kind.zh[0]}

    def put(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: put(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [put(inner) for inner in value]
        return f"{next(waiting)}{value}" if value in filler.said and value.startswith("词") else value

    return planforge.read(json.dumps(put(data), ensure_ascii=False).encode(), "方案.yaml")


def look_at_documents(checked: planforge.Checked) -> bytes | None:
    """No HTML in the Markdown; no field, link or object in the Word file, which is handed back."""
    made = planforge.render(checked, ["docx", "md"])
    if made is None:
        assert checked.diagnostics.has_errors()
        return None
    assert "html_block" not in see(made["md"].decode()).others
    body = Document(BytesIO(made["docx"])).element.body
    names = {one.tag.rpartition("}")[2] for one in body.iter() if isinstance(one.tag, str)}
    assert not names & {"hyperlink", "object", "altChunk"}
    return made["docx"]


def look_at_schedule(schedule: Schedule) -> None:
    """As a calendar, a workbook, comma-separated values and on the screen."""
    seen = vobject.readOne(write_calendar(schedule, DAY).decode())
    assert [event.uid.value for event in getattr(seen, "vevent_list", [])] == [one.uid for one in schedule.occurrences]
    cells = [cell for row in openpyxl.load_workbook(BytesIO(write_workbook(schedule))).worksheets[0] for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    head, *rows = csv.reader(io.StringIO(schedule_csv.render(schedule.occurrences), newline=""))
    assert {len(row) for row in rows} <= {len(head)}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    assert not UNSHOWN & set(schedule_text.render(schedule))


def look_at_findings(checked: planforge.Checked) -> None:
    """On the screen, as JSON, and as SARIF that meets its standard."""
    found = list(checked.diagnostics)
    assert not UNSHOWN & set(text.render(found, {checked.file: checked.text}))
    data = json_report.to_data(found)
    assert json.loads(json.dumps(data)) == data
    log = sarif.to_data(found, sarif.Run("1.0"))
    Standard.model_validate(log)
    for one in log["runs"][0]["results"]:
        assert not re.search(r"(?<!\\)\[[^\[\]]*(?<!\\)\]\(", one["message"]["text"])
        for place in one.get("locations", ()):
            address = urlsplit(place["physicalLocation"]["artifactLocation"]["uri"])
            assert (address.scheme, address.netloc) == ("", "")


def look_at_all(kind: PlanKind, said: Sequence[str]) -> bytes | None:
    """Everything that is made of a plan; its Word file."""
    checked = hostile(kind, said)
    word = look_at_documents(checked)
    look_at_findings(checked)
    loaded = checked.loaded
    if loaded and isinstance(loaded.plan, PublicityPlan):
        look_at_schedule(make_schedule(loaded.plan))
    if loaded and isinstance(loaded.plan, RectificationPlan):
        assert not UNSHOWN & set(standing_text.render(overview([(f"\x1b{loaded.plan.title}", loaded)], DAY, 30)))
    return word


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind(kind: PlanKind, tmp_path: Path) -> None:
    """The Word file passes the schema check; no field, link, formula, event or escape is made of a text."""
    word = look_at_all(kind, READABLE)
    assert word is not None
    (tmp_path / "方案.docx").write_bytes(word)
    assert [str(one) for one in OpenXmlValidator().validate(tmp_path / "方案.docx").errors] == []


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(KINDS), st.lists(TEXTS, min_size=1, max_size=9))
def test_any_text_in_every_field(kind: PlanKind, said: list[str]) -> None:
    """Whatever is put together from marks that mean something to some program."""
    look_at_all(kind, said)


@pytest.mark.parametrize("said", HOSTILE, ids=ascii)
def test_findings_that_quote_it(said: str) -> None:
    """In a key that no one knows, in a value that no one can read, and in the name of the file."""
    data = {"类型": "实施方案", "标题": said, "发文单位": said, said: said, "成文日期": said, "措施": [{said: 1}]}
    checked = planforge.read(json.dumps(data, ensure_ascii=False).encode(), f"{said}.yaml")
    assert checked.diagnostics.has_errors()
    look_at_findings(checked)


def test_a_text_that_no_cell_can_hold() -> None:
    """It is cut in the workbook, where the rest would make Excel refuse the file, and nowhere else."""
    post = {"时间": "2026年5月6日", "渠道": "公众号", "选题": "甲" * (CELL + 1)}
    head = {"类型": "宣传方案", "标题": "方案", "发文单位": "县教育局", "实施期限": "2026年5月—6月"}
    data = {**head, "渠道": ["公众号"], "排期": [post]}
    loaded = planforge.read(json.dumps(data, ensure_ascii=False).encode(), "方案.yaml").loaded
    schedule = make_schedule(_publicity(loaded))
    look_at_schedule(schedule)
    table = openpyxl.load_workbook(BytesIO(write_workbook(schedule))).worksheets[0]
    longest = max((str(cell.value) for row in table for cell in row), key=len)
    assert (len(longest), longest[-1]) == (CELL, "…")
    assert "甲" * (CELL + 1) in schedule_csv.render(schedule.occurrences)


def _publicity(loaded: LoadedPlan | None) -> PublicityPlan:
    assert loaded is not None and isinstance(loaded.plan, PublicityPlan)
    return loaded.plan


def test_a_line_without_end_is_shown_in_part() -> None:
    """The place of a finding in it, with a little around."""
    plan = f"类型: 实施方案\n标题: 方案\n发文单位: 县教育局\n措失: 乙  # {'甲' * 200_000}\n"
    checked = planforge.read(plan.encode(), "方案.yaml")
    shown = text.render(checked.diagnostics, {checked.file: checked.text})
    assert "措失" in shown
    assert max(map(width, shown.split("\n"))) <= text.WIDTH
