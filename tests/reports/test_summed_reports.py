"""The table of targets on the screen, as JSON, as a document and as a workbook: the cases of ``cases/summing``."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from summed_plans import CASES, DAY, summary, table

from planforge.language.catalogs import labels
from planforge.reports import summed_json, summed_text
from planforge.reports.summed_files import summed_files
from planforge.summing.gathering import Totals, gather
from planforge.summing.remarks import Remark
from planforge.writers import workbook_summing

AGAINST = next(case for case in CASES if case.stem == "对照")
UNITLESS = next(case for case in CASES if case.stem == "没有单位")
UNITS = next(case for case in CASES if case.stem == "计量单位")
GOLDENS = Path(__file__).parents[1] / "cases" / "summing_documents"
_HAN = re.compile("[\u3400-\u9fff]+")
ABOVE = ("青山县教育局", "青山县教育局实施方案")
HARM = '=HYPERLINK("http://a")'


def many(plans: int, targets: int) -> Totals:
    """A table of so many plans, each with targets that no other has."""
    made = []
    for plan in range(plans):
        own = ", ".join(f"{{名称: 第{plan}校第{each}项, 目标值: {each}所}}" for each in range(targets))
        made.append(summary(f"第{plan}小学", f"目标: [{own}]\n", f"{plan}.yaml"))
    return gather(made, DAY)


def workbook(totals: Totals) -> dict[str, list[tuple[Any, ...]]]:
    """The sheets of the workbook as a program reads them."""
    data = workbook_summing.write(totals, translate=labels("hans"), font="宋体")
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.iter_rows()] for sheet in book}


def word(totals: Totals, script: str = "hans") -> Document:
    """The document as python-docx reads it."""
    return docx.Document(io.BytesIO(summed_files(totals, ["docx"], script)["docx"]))


# -- the screen --------------------------------------------------------------------------------


def test_the_screen_begins_with_figures() -> None:
    """Plans, targets and measures; a line for every target with what the plans have; then who has something to tell."""
    lines = summed_text.render(table(AGAINST)).split("\n")
    assert lines[:12] == [
        "目标汇总（截至2025-09-30）：4份方案，目标6项",
        "对照青山县教育局《青山县教育局实施方案》的目标5项",
        "",
        "目标 6",
        "目标              计量单位  上级目标值  上级时限  有  没有  合计  最低  中位   最高  晚于  不及",
        "学前三年毛入园率  %         不低于96%   2025年底   3     1        95.5  95.75  96       1     1",
        "辍学率            %         1%          2025年底   2     2        0.8   1.15   1.5      0     1",
        "班额              人        不超过45人  2025年底   1     3        50    50     50       0     1",
        "新增学位          个        1200个      2025年底   4     0  500   200   750    1200     0     0",
        "校园环境                                           1     3                              0     0",
        "新建操场          个                               1     3  2     2     2      2        0     0",
        "新增学位 合计（未计入照抄上级总数的2个单位）",
    ]
    assert "要看一看的方案 4" in lines
    assert "班额                   3  第二小学、第十小学、第十一小学" in lines


def test_the_screen_has_an_end() -> None:
    """Lists are cut, and say how many are left; names of one list are cut too."""
    lines = summed_text.render(many(60, 50)).split("\n")
    assert len(lines) < 100
    assert "……另有2980条，见 --format json 或 --to xlsx" in lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_label_is_translated(case: Path) -> None:
    """Nothing but the words of plans goes past the message catalog."""
    screen = summed_text.render(table(case), lambda text: _HAN.sub("□", text))
    written = re.sub(r"\s+", "", case.read_text("utf-8"))
    assert [word for word in _HAN.findall(screen) if word not in written and word not in ABOVE] == []


# -- for programs ------------------------------------------------------------------------------


def test_the_data_say_everything() -> None:
    """English names, ISO dates, bare numbers; every plan with every target, every remark with its file."""
    data = summed_json.to_data(table(AGAINST))
    assert data["against"]["file"] == "县.yaml"
    first = data["plans"][0]
    assert (first["issuer"], first["targets"][0]["day"]) == ("第一小学", "2026-06-30")
    assert first["targets"][0]["figure"] == {
        "low": 95.5,
        "high": 95.5,
        "unit": "%",
        "direction": "exactly",
        "each": False,
    }
    assert data["targets"][3]["figures"] == [
        {
            "unit": "个",
            "each": False,
            "count": 4,
            "total": 500,
            "summed": 2,
            "copied": 2,
            "least": 200,
            "median": 750,
            "most": 1200,
        }
    ]
    later = next(one for one in data["remarks"] if one["remark"] == "later")
    assert later == {
        "remark": "later",
        "fault": True,
        "file": "第一小学1.yaml",
        "issuer": "第一小学",
        "target": "学前三年毛入园率",
        "said": "2026年6月底前",
        "wanted": "2025年底",
    }
    assert data["totals"]["faults"] + data["totals"]["questions"] == len(data["remarks"])


def test_nothing_is_left_out_of_the_data_and_the_workbook() -> None:
    """Three thousand targets that one plan each has: all are there."""
    totals = many(60, 50)
    assert len(json.loads(json.dumps(summed_json.to_data(totals)))["targets"]) == 3000
    sheets = workbook(totals)
    assert len(sheets["目标汇总"]) == len(sheets["明细"]) == 3001
    assert [len(row) for row in sheets["目标值"]] == [3001] * 61


# -- the workbook ------------------------------------------------------------------------------


def test_numbers_are_numbers_in_the_workbook() -> None:
    """Counted as most plans count them, with the unit in the heading; what is in another unit stands as written."""
    sheets = workbook(table(UNITS))
    heads, first, second = sheets["目标值"]
    values = {head: (one, other) for head, one, other in zip(heads, first, second, strict=True)}
    assert values["投入资金（万元）"] == (80.5, 1200)
    assert values["校舍面积（亩）"] == (5, "3000平方米")
    assert values["教研员（人）"] == (2, "3至5名")
    assert values["校风"] == (None, "明显好转")
    days = {row[4]: row[10] for row in workbook(table(AGAINST))["明细"] if row[0] == "第一小学"}
    assert days["95.5%"].date().isoformat() == "2026-06-30"


def test_the_workbook_says_who_is_not_in_a_sum() -> None:
    """How many repeat the total from above stands in a column of its own, and beside a sum that is told."""
    sheets = workbook(table(AGAINST))
    place = sheets["目标汇总"][0].index("照抄总数未计入")
    assert {row[0]: row[place] for row in sheets["目标汇总"] if row[place]} == {"目标": "照抄总数未计入", "新增学位": 2}
    assert "500个（未计入照抄上级总数的2个单位）" in [row[5] for row in sheets["要看的"]]


def test_numbers_too_long_for_excel_are_texts() -> None:
    """To the last digit: Excel would round them after the fifteenth."""
    text = "目标: [{名称: 投入资金, 目标值: 123456789012345.678901亿元}]\n"
    row = workbook(gather([summary("甲校", text)], DAY))["目标汇总"][1]
    assert "123456789012345.678901" in row


def test_the_head_is_frozen_and_rows_can_be_filtered() -> None:
    """On every sheet; its head is on every printed page."""
    data = workbook_summing.write(table(AGAINST), translate=labels("hans"), font="宋体")
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"


def test_no_text_becomes_a_formula() -> None:
    """Wherever it stands: the issuer, a name, a value, a unit, a deadline, a file."""
    text = f"目标: [{{名称: '{HARM}', 目标值: '{HARM}', 现状: '+1', 计量单位: '@甲'}}]\n"
    made = replace(summary("甲校", text, "=cmd.yaml"), issuer="=1+1", title="@SUM(1)")
    data = workbook_summing.write(gather([made, made], DAY, None, ["=b.yaml"]), translate=labels("hans"), font="宋体")
    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(cell.value == HARM for cell in cells)
    assert not any(cell.hyperlink for cell in cells)


# -- the document ------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_document_is_the_golden_one(case: Path, update: bool) -> None:
    """Its Markdown, in Simplified Chinese, to be read beside the case."""
    golden = GOLDENS / f"{case.stem}.md"
    made = summed_files(table(case), ["md"], "hans")["md"].decode()
    if update:
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def test_the_document_lies_on_landscape_pages() -> None:
    """From the first on, where the first table begins; every table repeats its head row."""
    document = word(table(AGAINST))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.LANDSCAPE]
    heads = [one.rows[0]._tr.find(f".//{qn('w:tblHeader')}") for one in document.tables]
    assert heads and None not in heads


@pytest.mark.parametrize(("targets", "tables"), [(8, [8]), (9, [5, 4]), (17, [6, 6, 5])])
def test_many_targets_make_several_tables(targets: int, tables: list[int]) -> None:
    """As few as can be and much alike, each with all units."""
    document = word(many(1, targets))
    values = [one for one in document.tables if one.cell(0, 0).text == "单位" and one.cell(0, 1).text.startswith("第")]
    assert [len(one.columns) - 1 for one in values] == tables
    assert {len(one.rows) for one in values} == {1 + 1 + 1}


def test_the_tables_have_an_end() -> None:
    """Each has its own heading; what is left is counted."""
    texts = [paragraph.text for paragraph in word(many(3, 17)).paragraphs]
    assert "另有3项目标，见目标汇总表的电子表格。" in texts
    assert any(text.endswith("第9—16项") for text in texts)


def test_units_without_anything_to_tell_have_no_row() -> None:
    """They stand in one sentence, of so many as can be read."""
    totals = many(202, 1)
    document = word(totals)
    assert not [one for one in document.tables if one.cell(0, 2).text == "疑问"]
    [said] = [one.text for one in document.paragraphs if "没有要看的情况" in one.text]
    assert said.startswith("202个单位没有要看的情况：第0小学、第1小学、")
    assert said.endswith("、第199小学等。")


def test_units_with_measures_past_their_deadline_are_not_called_clear() -> None:
    """That days pass is nothing to look at by itself, and is told all the same: of which units, and how often."""
    measure = "措施: [{{内容: 建校舍, 牵头单位: 总务处, 责任人: 何静, 完成时限: {}}}]\n"
    days = {"第一小学": "2025年7月底前", "第二小学": "2025年12月底前"}
    totals = gather([summary(issuer, measure.format(day)) for issuer, day in days.items()], DAY)
    said = summed_files(totals, ["md"], "hans")["md"].decode()
    assert "措施中时限已过1项。" in said
    assert "1个单位没有要看的情况：第二小学。" in said
    assert "1个单位除有措施时限已过外，没有要看的情况：第一小学（1项）。" in said


@pytest.mark.parametrize("script", ["hant", "hant-tw", "hant-hk"])
def test_the_document_is_in_one_script(script: str) -> None:
    """Whatever the plans are written in: names, values, units and days are converted."""
    case = next(case for case in CASES if case.stem == "两种文字")
    text = summed_files(table(case), ["md"], script)["md"].decode()
    assert "| 第二小學 | 百分之九十五 | 六十個 |" in text
    assert "个" not in text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_same_table_gives_the_same_bytes(case: Path) -> None:
    """Word, Markdown and workbook, on any day."""
    formats = ["docx", "md", "xlsx"]
    assert summed_files(table(case), formats, "hans") == summed_files(table(case), formats, "hans")


def test_who_writes_no_unit_is_named_everywhere() -> None:
    """On the screen, in the document, the data and the workbook."""
    totals = table(UNITLESS)
    assert "第一小学  生均图书  95        不低于25册" in summed_text.render(totals)
    assert "| 第一小学 | 生均图书 | 95 | 不低于25册 |" in summed_files(totals, ["md"], "hans")["md"].decode()
    told = [(one["issuer"], one["target"]) for one in summed_json.to_data(totals)["remarks"]]
    assert ("第一小学", "生均图书") in told
    assert ("目标值没有写计量单位", "疑问", "第一小学") in [row[:3] for row in workbook(totals)["要看的"]]


def test_every_remark_has_a_name() -> None:
    """None is told without one."""
    assert {one.remark for case in CASES for one in table(case).told} == set(Remark)
