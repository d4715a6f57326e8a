"""The .xlsx of a schedule, read by openpyxl: dates are dates, texts are texts, and what is to be filled in has room."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from schedules import HEAD, ISSUED, digests, schedule_of, telling

from planforge.language.catalogs import labels, same
from planforge.publicity.schedule import Schedule
from planforge.source import Text
from planforge.writers import workbook
from planforge.writers.one_line import one_line

HOSTILE = [
    "=1+1",
    "+86 13800000000",
    "-公众号",
    "@SUM(A1)",
    "=HYPERLINK(\"http://a.b\",\"点\")",
    "http://a.b/c",
    "mailto:a@b.cn",
    "internal:'汇总'!A1",
    "0012",
    "3月5日",
    "TRUE",
    "{=1}",
    "题目\r\n第二行\x85第三行\u2028",
    "\x00\x07\x1b\ufffe\ud800",
    "_x0041_",
    "<b>&amp;</b>",
    "*?~",
    "&G&[Picture]&P",
    "长" * 40000,
]


def write(schedule: Schedule, name: str = "青山县教育宣传方案") -> bytes:
    return workbook.write(schedule, name=name, stamp=ISSUED, translate=same, font="宋体")


def sheets(schedule: Schedule, *, values: bool = False) -> tuple[Worksheet, Worksheet]:
    """The table and the counts, with formulas or their values."""
    table, totals = openpyxl.load_workbook(BytesIO(write(schedule)), data_only=values).worksheets
    return table, totals


def columns(sheet: Worksheet) -> dict[str, list[object]]:
    """The values of the table's columns by heading."""
    return {str(heading): list(rest) for heading, *rest in sheet.iter_cols(values_only=True)}


# -- the table ---------------------------------------------------------------------------------


def test_every_occurrence_is_a_row() -> None:
    """In order, with all that is known of it."""
    schedule = schedule_of()
    found = columns(sheets(schedule)[0])
    assert found["序号"] == list(range(1, len(schedule.occurrences) + 1))
    assert found["日期"] == [datetime.combine(one.day, time()) for one in schedule.occurrences]
    assert found["内容"] == [one.subject for one in schedule.occurrences]
    assert found["责任单位"] == ["、".join(one.units) or None for one in schedule.occurrences]
    assert found["时间"] == [one.clock for one in schedule.occurrences]
    dues = [one.copy_due and datetime.combine(one.copy_due, time()) for one in schedule.occurrences]
    assert found["交稿截止"] == dues


def test_the_columns_are_those_of_the_printed_table() -> None:
    """And four that people fill in; columns of which no occurrence has anything are left out."""
    assert list(columns(sheets(schedule_of())[0])) == [
        *("序号", "日期", "至", "星期", "时间", "周次", "渠道", "内容", "形式", "责任单位", "责任人"),
        *("交稿截止", "审核", "审核截止", "受众", "成果", "完成情况", "发布日期", "链接或版面", "备注"),
    ]
    bare = schedule_of("  - {时间: 5月8日, 名称: 启动}\n", HEAD.split("校历")[0])
    assert list(columns(sheets(bare)[0])) == [
        *("序号", "日期", "星期", "渠道", "内容", "责任单位", "完成情况", "发布日期", "链接或版面", "备注")
    ]


def test_the_first_row_says_what_a_holiday_did() -> None:
    """The remark is there, and the row is marked."""
    sheet = sheets(schedule_of())[0]
    moved, kept = (list(row) for row in (sheet[2], sheet[sheet.max_row - 3]))
    assert (moved[-1].value, kept[-1].value) == ("原定5月1日（劳动节），顺延", None)
    assert moved[1].fill.fgColor.rgb == "FFFFF2CC" != kept[1].fill.fgColor.rgb


def test_dates_are_shown_in_chinese() -> None:
    """By number format, the year where there are several: the cell itself is a date."""
    sheet = sheets(schedule_of())[0]
    assert sheet["B2"].is_date and sheet["B2"].number_format == 'm"月"d"日"'
    years = sheets(schedule_of("  - {时间: [2025年12月30日, 2026年5月8日], 名称: 启动}\n"))[0]
    assert years["B2"].number_format == 'yyyy"年"m"月"d"日"'
    assert sheet["B2"].font.name == "宋体"


def test_rows_are_as_high_as_their_fullest_cell() -> None:
    """Programs that do not count the lines themselves cut nothing off."""
    long = "教育" * 40
    sheet = sheets(schedule_of(f"  - {{时间: 5月8日, 名称: 启动}}\n  - {{时间: 5月11日, 名称: {long}}}\n"))[0]
    assert sheet.row_dimensions[2].height < 20 < 100 < sheet.row_dimensions[3].height


def test_what_is_filled_in_is_offered() -> None:
    """A list of states, and dates alone."""
    sheet = sheets(schedule_of())[0]
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    last = sheet.max_row
    assert rules["list"].formula1 == '"未开始,进行中,已发布,取消"'
    assert str(rules["list"].sqref) == f"{letters['完成情况']}2:{letters['完成情况']}{last}"
    assert str(rules["date"].sqref) == f"{letters['发布日期']}2:{letters['发布日期']}{last}"


def test_it_is_ready_to_print_and_to_filter() -> None:
    """A4 landscape, one page wide, the headings on every page and in sight."""
    sheet = sheets(schedule_of())[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "A2")
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.oddHeader.center.text == "青山县教育宣传方案"


# -- the counts --------------------------------------------------------------------------------


def test_the_counts_are_right() -> None:
    """By month and channel: 每月第一个周一 is on two channels at once, and counts once in the month."""
    totals = sheets(schedule_of(), values=True)[1]
    rows = [list(row) for row in totals.iter_rows(values_only=True)]
    assert rows[:4] == [
        ["月份", "公众号", "县电视台专栏", "活动", "合计"],
        [datetime(2026, 5, 1), 6, 3, 5, 13],
        [datetime(2026, 6, 1), 4, 1, 4, 8],
        ["合计", 10, 4, 9, 21],
    ]
    assert rows[5][:3] == ["责任单位", "期数", "已发布"]
    assert [row[:3] for row in rows[6:]] == [["城东小学", 8, 0], ["城西小学", 8, 0]]


def test_the_counts_follow_the_table() -> None:
    """They are formulas over the whole of its rows."""
    table, totals = sheets(schedule_of())
    formulas = [cell for row in totals.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 3 * 4 + 2 * 2
    over = [cell.value for cell in formulas if "SUMPRODUCT" in cell.value]
    assert all(f"${table.max_row}" in formula and "'宣传工作安排表'!" in formula for formula in over)


# -- texts that could do harm ------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_no_text_is_taken_for_more(text: str) -> None:
    """No formula, link, number or date is made of a text; only the counts are formulas, and they count."""
    _is_text(text)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=30))
def test_any_text_is_a_text(text: str) -> None:
    """Whatever characters, in every field at once."""
    _is_text(text)


def _is_text(text: str) -> None:
    said = one_line(text)
    shown = said if len(said) <= 32767 else said[:32766] + "…"
    book = openpyxl.load_workbook(BytesIO(write(telling(text), f"方案{text}")))
    table, totals = book.worksheets
    cells = {table.cell(1, cell.column).value: cell for cell in table[2]}
    for heading in ("渠道", "篇章", "形式", "责任单位", "责任人", "受众", "成果"):
        assert (cells[heading].value or "") == shown
    assert {cell.data_type for row in table.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for sheet in book for row in sheet.iter_rows() for cell in row)
    if said:
        assert (totals["B1"].value, totals["B1"].data_type) == (shown, "s")


def test_a_channel_is_counted_by_its_whole_name() -> None:
    """公众号 is not 教育局公众号, and * is no joker, for the formulas as for their values."""
    first, second = schedule_of().occurrences[:2]
    named = (replace(first, channels=(Text("*"),)), replace(second, channels=(Text("公众号"), Text("教育局公众号"))))
    totals = sheets(replace(schedule_of(), occurrences=named), values=True)[1]
    rows = list(totals.iter_rows(values_only=True, max_row=2))
    assert rows == [("月份", "*", "公众号", "教育局公众号", "合计"), (datetime(2026, 5, 1), 1, 1, 1, 2)]
    assert all("COUNTIF" not in str(cell.value) for row in sheets(schedule_of())[1].iter_rows() for cell in row)


# -- the file ----------------------------------------------------------------------------------


def test_the_same_schedule_gives_the_same_bytes() -> None:
    """In another process and time zone; the properties tell the plan's date and no other."""
    runs = digests("test_workbook")
    assert runs[0] == runs[1] != ""
    data = write(schedule_of())
    assert openpyxl.load_workbook(BytesIO(data)).properties.created == datetime(2026, 4, 20)
    assert {entry.date_time for entry in zipfile.ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_day_that_excel_does_not_know_is_a_text() -> None:
    """Its calendar begins with 1900."""
    one = replace(schedule_of().occurrences[0], day=date(1899, 5, 5), until=date(1899, 5, 5))
    table = sheets(replace(schedule_of(), occurrences=(one,)))[0]
    assert (table["B2"].value, table["B2"].data_type) == ("1899-05-05", "s")


def test_a_traditional_plan_has_traditional_sheets() -> None:
    """Their names, headings and choices."""
    data = workbook.write(schedule_of(), name="方案", stamp=None, translate=labels("hant"), font="宋体")
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames == ["宣傳工作安排表", "彙總"]
    assert "責任單位" in columns(book.worksheets[0])
