"""How tables are read: encodings, workbooks as people see them, and tables that are made to do harm."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import planforge
from planforge.diagnostics import Diagnostics, Severity
from planforge.extending.row import Row
from planforge.extending.table import grid, workbook
from planforge.extending.table.shown import shown
from planforge.extending.table.text import text_of
from planforge.pipeline import read_rows

FORM = "类型: 实施方案\n标题: '{学校}方案'\n发文单位: '{学校}'\n成文日期: 2026-02-06\n结语: 完。\n".encode()
Found = tuple[list[list[str]], list[tuple[str, int, int]]]


def rows_of(data: bytes, file: str, **options: Any) -> Found:
    """The cells of every row, and code, line and column of every finding."""
    diagnostics = Diagnostics()
    rows: list[Row] = read_rows(data, file, FORM, "表样.yaml", diagnostics, **options)
    places = [(one.code, one.place.line, one.place.column) for one in diagnostics if one.place]
    return [[cell.value for _, cell in row.names] for row in rows], places


def book(*rows: Sequence[Any], change: Callable[[Worksheet], None] | None = None) -> bytes:
    """A workbook with ``rows`` in its first sheet."""
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    return saved(made)


def saved(made: Workbook) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


TEXT = "学校,结语\n向阳小学,完毕。\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_in_unicode_is_read_in_silence(codec: str) -> None:
    assert rows_of(TEXT.encode(codec), "学校.csv") == ([["向阳小学", "完毕。"]], [])


def test_a_table_in_gbk_is_recognised_and_told() -> None:
    """Excel writes CSV so. What is named is not told."""
    assert rows_of(TEXT.encode("gbk"), "学校.csv") == ([["向阳小学", "完毕。"]], [("PF286", 1, 1)])
    assert rows_of(TEXT.encode("gbk"), "学校.csv", encoding="gbk") == ([["向阳小学", "完毕。"]], [])
    assert text_of(TEXT.encode("gbk")) == TEXT


def test_windows_line_ends_and_rows_of_blanks() -> None:
    assert rows_of("学校,结语\r\n,\r\n 向阳小学 , \r\n\r\n".encode(), "学校.csv") == ([["向阳小学", ""]], [])


def test_the_place_of_a_cell_is_that_of_its_characters() -> None:
    """With its quotation marks, on the right line behind cells of several lines."""
    diagnostics = Diagnostics()
    table = '学校,结语\n"一\n二",完\n红星,"再\n见",多\n'
    read_rows(table.encode(), "学校.csv", FORM, "表样.yaml", diagnostics)
    [found] = diagnostics
    assert found.place
    assert (found.place.line, found.place.column, found.place.end_line, found.place.end_column) == (5, 4, 5, 5)


# -- workbooks -------------------------------------------------------------------------------------


def test_the_cells_of_a_workbook_are_read_as_people_see_them() -> None:
    """Numbers, percentages, dates; blank rows and columns do not count."""

    def formats(sheet: Worksheet) -> None:
        sheet["B2"].number_format = "0.0%"
        sheet["D2"].number_format = "yyyy-mm-dd"

    cells = ("向阳小学", 0.915, 12, datetime.date(2026, 3, 2), None, None)
    data = book(("学校", "（一）", "（二）", "成文日期", "结语", None), cells, (None, None), change=formats)
    assert rows_of(data, "学校.xlsx") == ([["向阳小学", "91.5%", "12", "2026年3月2日", ""]], [])


@pytest.mark.parametrize(
    ("value", "format", "seen"),
    [
        (True, "General", "是"),
        (0.1 + 0.2, "General", "0.3"),
        (12000, "#,##0", "12000"),
        (0.285, "0%", "29%"),
        (2.675, "0.00", "2.68"),
        (1e-07, "General", "0.0000001"),
        (100000000000000000000, "General", "100000000000000000000"),
        (datetime.datetime(2026, 3, 2), "yyyy-mm-dd", "2026年3月2日"),
        (datetime.datetime(2026, 3, 2), "mm-dd-yy", "2026年3月2日"),
        (datetime.datetime(2026, 3, 2), 'm"月"d"日"', "2026年3月2日"),
        (datetime.datetime(2026, 3, 2), "[$-804]aaaa;@", "2026年3月2日"),
        (datetime.datetime(2026, 3, 2, 8, 30), "General", "2026年3月2日 08:30"),
        (datetime.datetime(2026, 3, 1), "mmm-yy", "2026年3月"),
        (datetime.datetime(2026, 3, 1), 'yyyy"年"m"月"', "2026年3月"),
        (datetime.datetime(2026, 3, 1), 'yyyy"年"', "2026年"),
        (datetime.time(8, 5), "h:mm", "08:05"),
    ],
)
def test_a_value_is_shown_as_a_plan_writes_it(value: Any, format: str, seen: str) -> None:
    """As far as the format of its cell shows it; dates as documents do, since their format is mostly the machine's."""
    assert shown(value, format) == seen


def test_a_cell_that_is_missing_at_the_end_of_a_row_has_its_place() -> None:
    """In a workbook its column; in text the end of the line."""
    form = FORM + "引言: '{校长}{片区}'\n".encode()
    for data, file, columns in ((book(("学校", "校长", "片区"), ("甲校",)), "学校.xlsx", [2, 3]),
                                ("学校,校长,片区\n甲校\n".encode(), "学校.csv", [3, 3])):  # fmt: skip
        [row] = read_rows(data, file, form, "表样.yaml", Diagnostics())
        assert [cell.place.column for _, cell in row.names[1:]] == columns


def test_each_of_merged_cells_below_one_another_has_the_value() -> None:
    """A title that is merged across is passed over."""

    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("B3:B4")

    data = book(("各校一览表",), ("学校", "结语"), ("向阳小学", "完毕。"), ("红星小学",), change=merge)
    assert rows_of(data, "学校.xlsx") == ([["向阳小学", "完毕。"], ["红星小学", "完毕。"]], [])


def test_hidden_sheets_are_passed_over_and_a_sheet_can_be_named() -> None:
    made = Workbook()
    made.worksheets[0].sheet_state = "hidden"
    for name in ("甲", "学校"):
        sheet = made.create_sheet(name)
        sheet.append(("学校", "结语"))
        sheet.append((name, "完"))
    data = saved(made)
    assert rows_of(data, "学校.xlsx") == ([["甲", "完"]], [])
    assert rows_of(data, "学校.xlsx", sheet="学校") == ([["学校", "完"]], [])
    assert rows_of(data, "学校.xlsx", sheet="学效") == ([], [("PF288", 1, 1)])


def test_a_formula_without_value_is_no_empty_cell() -> None:
    """openpyxl saves none; each is told at its cell. So are errors."""
    data = book(("学校", "结语", "（一）"), ("向阳小学", "=1+1", None), ("红星小学", None, "#DIV/0!"))
    assert rows_of(data, "学校.xlsx")[1] == [("PF283", 2, 2), ("PF284", 3, 3)]


def test_what_may_not_stand_in_a_plan_may_not_stand_in_a_cell() -> None:
    """As everywhere: told, and replaced."""
    assert rows_of(book(("学校", "结语"), ("向阳\u202e小学", "完")), "学校.xlsx")[1] == [("PF106", 2, 1)]
    assert rows_of("学校,结语\n向阳\u202e小学,完\n".encode(), "学校.csv")[1] == [("PF106", 2, 3)]


# -- harm ------------------------------------------------------------------------------------------


def packed(**parts: bytes) -> bytes:
    """A zip file; underscores in the names stand for slashes."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("_", "/"), data)
    return stream.getvalue()


def declaring() -> bytes:
    """A workbook whose sheet declares entities."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(book(("学校", "结语"), ("甲", "乙")))) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.infolist():
            declared = b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>" if part.filename.startswith("xl/worksheets/") else b""
            new.writestr(part.filename, declared + old.read(part))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(packed(xl_workbook=b"\0" * 120_000_000), "PF282", id="grows when unpacked"),
        pytest.param(packed(**{f"part{n}": b"" for n in range(2_100)}), "PF282", id="thousands of parts"),
        pytest.param(b"PK\x03\x04" + b"\0" * 21_000_000, "PF282", id="too many bytes"),
        pytest.param(packed(word_document=b"<x/>"), "PF281", id="another kind of file"),
        pytest.param(b"PK\x03\x04broken", "PF281", id="no zip file"),
        pytest.param(declaring(), "PF281", id="declares entities"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "PF281", id="an old workbook, or one with a password"),
        pytest.param(b"\x80\x81\xff" * 300, "PF281", id="no text"),
        pytest.param(b"a" * 40_000 + b",b\nc,d\n", "PF282", id="a huge cell"),
        pytest.param(b"a," * 300 + b"\nb,c\n", "PF282", id="too many columns"),
        pytest.param(b"a,b\n" * 100_000, "PF282", id="100 000 rows"),
        pytest.param(b"", "PF285", id="empty"),
    ],
)
def test_a_harmful_table_is_refused_in_one_message(data: bytes, code: str) -> None:
    assert rows_of(data, "学校.xlsx") == ([], [(code, 1, 1)])


def test_a_sheet_is_as_big_as_what_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not as big as it says; and rows are counted as they come."""
    claimed = b'<dimension ref="A1:XFD1048576"/>'
    plain = book(("学校", "结语"), *(("向阳小学", "完") for _ in range(30)))
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(plain)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b'<dimension ref="A1:B31"/>', claimed))
    assert len(rows_of(stream.getvalue(), "学校.xlsx")[0]) == 30
    for module in (grid, workbook):
        monkeypatch.setattr(module, "MOST_ROWS", 20)
    assert rows_of(stream.getvalue(), "学校.xlsx") == ([], [("PF282", 1, 1)])


def test_a_cell_fills_no_more_places_than_a_plan_can_hold() -> None:
    """Thousands of places, each of which a long cell would fill."""
    form = FORM + b"\xe6\x8e\xaa\xe6\x96\xbd: [" + "'{学校}', ".encode() * 2_000 + b"]\n"
    table = f"学校,结语\n{'长' * 30_000},完\n".encode()
    [row] = read_rows(table, "学校.csv", form, "表样.yaml", Diagnostics())
    checked = planforge.read(form, "表样.yaml", over=row)
    assert [one.code for one in checked.diagnostics if one.severity is Severity.ERROR] == ["PF282"]
