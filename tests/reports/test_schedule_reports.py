"""A schedule on the screen (``cases/schedule_reports/屏幕.md``), as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from planforge import pipeline
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.schedule import Schedule, make_schedule
from planforge.reports import schedule_csv, schedule_json, schedule_text

SCREENS = (Path(__file__).parents[1] / "cases" / "schedule_reports" / "屏幕.md").read_text("utf-8")
_CASE = re.compile(
    r"^## (?P<title>.+)\n\n```yaml\n(?P<yaml>(?s:.*?))```\n\n```\n(?P<screen>(?s:.*?))```\n", re.MULTILINE
)
CASES = {found["title"]: (found["yaml"], found["screen"]) for found in _CASE.finditer(SCREENS)}
USUAL = "类型: 宣传方案\n标题: 宣传方案\n发文单位: 县教育局\n成文日期: 2026-04-20\n宣传时间: 2026年5月—6月\n"
FULL = """\
学校: [城东小学, 城西小学]
校历: {学期: {2026年春季学期: 2026-03-02 至 2026-07-03}}
提前: 5个工作日
审核: 局办公室审核（提前2个工作日）→ 局领导审签
排期:
  - 时间: 每周五16:30，共2期
    编号: 周五
    选题: [德育, 礼仪]
    篇章: 特色创建篇
    渠道: [公众号, 校内广播]
    责任单位: 各校
    责任人: [何静, 魏成]
    形式: 图文
    遇休: 顺延
    受众: 家长
    成果: 消息1篇
    备注: 附照片
"""


def schedule(yaml: str) -> Schedule:
    """The schedule of a plan with these keys."""
    checked = pipeline.read((USUAL + yaml).encode(), "方案.yaml")
    assert checked.loaded and isinstance(checked.loaded.plan, PublicityPlan)
    return make_schedule(checked.loaded.plan, checked.loaded.script)


def noted(note: str) -> Schedule:
    """The schedule of one day with this 备注, whatever characters it has."""
    return schedule(f"排期: [{{时间: 5月8日, 名称: 读书会, 备注: {json.dumps(note)}}}]\n")


def rows(made: Schedule) -> list[dict[str, str]]:
    """The lines of the CSV as a program reads them."""
    return list(csv.DictReader(io.StringIO(schedule_csv.render(made.occurrences), newline="")))


@pytest.mark.parametrize("title", CASES)
def test_the_screen(title: str) -> None:
    """Line for line as in the case."""
    yaml, screen = CASES[title]
    assert schedule_text.render(schedule(yaml)) + "\n" == screen


def test_the_labels_are_translated_and_the_words_of_the_plan_are_not() -> None:
    """Every label goes through the message catalog, weekday and reason too; topics, units and notes stay as written."""
    yaml = FULL + "    除外: 5月8日\n"
    screen = schedule_text.render(schedule(yaml), lambda text: re.sub(r"[\u3400-\u9fff]", "□", text))
    found = set(re.findall(r"[\u3400-\u9fff]+", screen))
    assert found <= {"公众号", "校内广播", "德育", "礼仪", "图文", "各校", "何静", "魏成", "附照片", "劳动节"}


def test_json_says_all_of_an_occurrence() -> None:
    """English names, ISO dates, joined words and lists; 各校 is printed so, and stands for the schools."""
    first, second = schedule_json.to_data(schedule(FULL).occurrences)
    uid = first.pop("uid")
    assert first == {
        "date": "2026-05-06",
        "until": "2026-05-06",
        "weekday": 3,
        "nominal": "2026-05-01",
        "shift": "postponed",
        "rest": "劳动节",
        "week": {"term": "2026年春季学期", "number": 10},
        "time": "16:30",
        "time_until": None,
        "part_of_day": None,
        "number": 1,
        "of": 2,
        "title": None,
        "subject": "德育",
        "channel": "公众号、校内广播",
        "channels": ["公众号", "校内广播"],
        "chapter": "特色创建篇",
        "chapters": ["特色创建篇"],
        "topic": "德育",
        "topics": ["德育"],
        "form": "图文",
        "unit": "各校",
        "units": ["城东小学", "城西小学"],
        "person": "何静、魏成",
        "persons": ["何静", "魏成"],
        "reviewer": "局办公室审核、局领导审签",
        "review": [
            {"by": "局办公室", "action": "审核", "due": "2026-04-29"},
            {"by": "局领导", "action": "审签", "due": None},
        ],
        "copy_deadline": "2026-04-24",
        "review_deadline": "2026-04-29",
        "audience": "家长",
        "output": "消息1篇",
        "note": "附照片",
        "path": "schedule.entries.0",
    }
    assert (second["date"], second["shift"], second["topic"], second["number"]) == ("2026-05-08", None, "礼仪", 2)
    assert second["uid"] != uid


def test_json_of_little_has_the_same_names() -> None:
    """What is not said is null, or an empty list; a stretch ends on another day."""
    (little,) = schedule_json.to_data(schedule("排期: [{时间: 5月11日—15日, 名称: 读书会}]\n").occurrences)
    assert list(little) == list(schedule_json.to_data(schedule(FULL).occurrences)[0])
    told: dict[str, Any] = {name: value for name, value in little.items() if value not in (None, [])}
    assert {**told, "uid": ""} == {
        "date": "2026-05-11",
        "until": "2026-05-15",
        "weekday": 1,
        "nominal": "2026-05-11",
        "number": 1,
        "of": 1,
        "title": "读书会",
        "subject": "读书会",
        "path": "schedule.entries.0",
        "uid": "",
    }


def test_json_is_plain_data() -> None:
    """Nothing in it but what JSON knows."""
    data = schedule_json.to_data(schedule(FULL).occurrences)
    assert json.loads(json.dumps(data)) == data


def test_csv_says_the_same_as_json() -> None:
    """Each column is the value of that name; the week is in two columns; null is an empty cell."""
    made = schedule(FULL)
    for row, one in zip(rows(made), schedule_json.to_data(made.occurrences), strict=True):
        one |= {"term": one["week"]["term"], "week": one["week"]["number"]}
        assert row == {name: "" if one[name] is None else str(one[name]) for name in row}
        assert set(one) - set(row) == {"channels", "chapters", "topics", "units", "persons", "review"}


@pytest.mark.parametrize("note", ["甲,乙", '说"好"', "一行\n又一行", "，、；", "'已有撇号", "2026-05-08", "1=1", "a@b"])
def test_csv_gives_back_what_was_written(note: str) -> None:
    """Commas, quotes and line ends are quoted as RFC 4180 wants; harmless texts are left alone."""
    (row,) = rows(noted(note))
    assert row["note"] == note


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "　=1+1", '=HYPERLINK("http://x")'])
def test_csv_runs_nothing_in_a_spreadsheet(note: str) -> None:
    """An apostrophe makes it text; a sheet made of the cells has no formula."""
    (row,) = rows(noted(note))
    assert row["note"].startswith("'") and row["note"].endswith(note.strip())
    sheet = Workbook().active
    assert sheet is not None
    sheet.append(list(row.values()))
    assert {cell.data_type for cell in sheet[1]} <= {"s", "n"}


def test_csv_lines_end_alike() -> None:
    """LF only, at the last line too, and no byte order mark."""
    text = schedule_csv.render(schedule(FULL).occurrences)
    assert text.startswith("date,until,") and text.endswith("\n") and "\r" not in text
