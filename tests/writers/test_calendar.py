"""The .ics of a schedule says what the plan says: read by the rules of RFC 5545, by vobject and by icalendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from ical_reader import Component, read_calendar
from schedules import ENTRIES, HEAD, ISSUED, digests, schedule_of, telling

from planforge.language.catalogs import labels, same
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.telling import lines, summary
from planforge.writers import calendar
from planforge.writers.one_line import one_line

BEIJING = timezone(timedelta(hours=8))
HOSTILE = [
    "BEGIN:VEVENT",
    "题目\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:假",
    "题目\nX-EVIL:1",
    "题目\rX-EVIL:1",
    "题\x85BEGIN:VEVENT\u2028目\u2029END:VCALENDAR",
    "一,二;三:四\\五\"六'七",
    "反斜线\\n不是换行，\\N也不是\\",
    "\x00\x07\x0b\x0c\x1b\x1e\x7f\x9f",
    "\u202e倒着\u2066念",
    "\ud800孤",
    "^n^'^^",
    "🎉" * 60,
    "长" * 500,
    "a" * 74 + "，",
    " 前后空格\t",
]
PIECES = [*"\\;,:\"'\r\n\t\x85\u2028 nN长a", "BEGIN:VEVENT", "\r\n ", "END:"]
TEXTS = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)


def write(schedule: Schedule, stamp: date = ISSUED) -> bytes:
    return calendar.write(schedule, name="青山县教育宣传方案", stamp=stamp, translate=same)


def events(schedule: Schedule, stamp: date = ISSUED) -> list[Component]:
    """The events of its calendar, by the strict reader."""
    return read_calendar(write(schedule, stamp)).all("VEVENT")


# -- what it says ------------------------------------------------------------------------------


def test_every_occurrence_is_there_once() -> None:
    """With its UID, by each of the three readers."""
    schedule = schedule_of()
    uids = [one.uid for one in schedule.occurrences]
    data = write(schedule)
    assert len(set(uids)) == len(uids) == 21
    assert [event.values["UID"] for event in read_calendar(data).all("VEVENT")] == uids
    assert [event.uid.value for event in vobject.readOne(data.decode()).vevent_list] == uids
    assert [str(event["uid"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")] == uids


def test_the_days_are_those_of_the_schedule() -> None:
    """Whole days end on the day after the last; what has a time of day lasts an hour of China's time."""
    schedule = schedule_of()
    read = vobject.readOne(write(schedule).decode()).vevent_list
    assert [_span(event) for event in read] == [_wanted_span(one) for one in schedule.occurrences]
    assert {one.until - one.day for one in schedule.occurrences} >= {timedelta(days=4)}, "a stretch is among them"
    assert {one.clock for one in schedule.occurrences} == {None, time(15, 30)}


def _span(event: Any) -> tuple[Any, Any]:
    start, end = event.dtstart.value, event.dtend.value
    return (start.astimezone(UTC), end.astimezone(UTC)) if isinstance(start, datetime) else (start, end)


def _wanted_span(one: Occurrence) -> tuple[Any, Any]:
    if one.clock is None:
        return one.day, one.until + timedelta(days=1)
    start = datetime.combine(one.day, one.clock, BEIJING).astimezone(UTC)
    return start, start + timedelta(hours=1)


def test_the_alarm_is_at_nine_on_the_day_the_copy_is_due() -> None:
    """Counted from the beginning of the event; what has no copy has no alarm."""
    schedule = schedule_of()
    read = vobject.readOne(write(schedule).decode()).vevent_list
    for one, event in zip(schedule.occurrences, read, strict=True):
        alarms = [alarm for alarm in event.components() if alarm.name == "VALARM"]
        begins = datetime.combine(one.day, one.clock or time())
        rings = [begins + alarm.trigger.value for alarm in alarms]
        assert rings == ([datetime.combine(one.copy_due, time(9))] if one.copy_due else [])
        assert all(alarm.description.value == f"交稿截止：{summary(one)}" for alarm in alarms)
    assert 0 < sum(one.copy_due is None for one in schedule.occurrences) < len(schedule.occurrences)


def test_an_alarm_of_something_with_a_time_of_day_is_at_nine_too() -> None:
    """Also where the copy is due on the day itself; where the release is before 9, when it begins."""
    head = HEAD.replace("5个工作日", "0个工作日")
    (one,) = schedule_of("  - {时间: 5月8日 15:30, 渠道: 公众号, 选题: 快讯}\n", head).occurrences
    assert one.copy_due == one.day
    for clock, trigger in ((time(15, 30), "-PT6H30M"), (time(8), "P0D")):
        (event,) = events(replace(schedule_of(), occurrences=(replace(one, clock=clock),)))
        assert event.all("VALARM")[0].values["TRIGGER"] == trigger


def test_an_event_tells_all_of_its_occurrence() -> None:
    """The first release, which the holiday has moved, as a subscriber sees it."""
    first = events(schedule_of())[0]
    assert first.text("SUMMARY") == "公众号｜新教学楼启用（城东小学）"
    assert first.text("CATEGORIES") == "公众号"
    assert first.text("DESCRIPTION").split("\n") == [
        "内容：新教学楼启用",
        "责任单位：城东小学",
        "交稿截止：4月24日（周五）",
        "局办公室审核：4月29日（周三）",
        "局领导审签：4月30日（周四）",
        "备注：原定5月1日（劳动节），顺延",
    ]
    assert (first.values["STATUS"], first.values["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert first.parameters["DTSTART"] == ";VALUE=DATE"


def test_the_calendar_is_named_and_dated_in_china() -> None:
    """Published under the plan's title, in a time zone that it brings along."""
    read = read_calendar(write(schedule_of()))
    assert (read.text("NAME"), read.text("X-WR-CALNAME")) == ("青山县教育宣传方案", "青山县教育宣传方案")
    assert (read.values["METHOD"], read.values["VERSION"], read.values["CALSCALE"]) == ("PUBLISH", "2.0", "GREGORIAN")
    (zone,) = read.all("VTIMEZONE")
    assert read.text("X-WR-TIMEZONE") == zone.text("TZID") == "Asia/Shanghai"
    assert zone.all("STANDARD")[0].values["TZOFFSETTO"] == "+0800"
    timed = {event.parameters["DTSTART"] for event in read.all("VEVENT") if "T" in event.values["DTSTART"]}
    assert timed == {";TZID=Asia/Shanghai"}


def test_several_channels_are_several_categories() -> None:
    """Divided by commas; a comma in a name does not divide."""
    one = replace(schedule_of().occurrences[0], channels=("公众号,抖音", "校内广播"))
    data = write(replace(schedule_of(), occurrences=(one,)))
    (event,) = vobject.readOne(data.decode()).vevent_list
    assert event.categories.value == ["公众号,抖音", "校内广播"]


def test_what_a_holiday_cancels_is_not_in_it() -> None:
    """遇休: 取消 leaves out 1 May."""
    head = HEAD.replace("遇休: 顺延", "遇休: 取消")
    days = [event.values["DTSTART"] for event in events(schedule_of("  - {时间: 每周五, 名称: 广播}\n", head))]
    assert "20260508" in days and "20260501" not in days


def test_a_traditional_plan_speaks_traditional() -> None:
    """Our labels too."""
    data = calendar.write(schedule_of(), name="方案", stamp=ISSUED, translate=labels("hant"))
    assert "責任單位：" in read_calendar(data).all("VEVENT")[0].text("DESCRIPTION")


# -- issued again ------------------------------------------------------------------------------


def test_the_same_schedule_gives_the_same_bytes() -> None:
    """In another process too, whatever its hashes and its time zone."""
    runs = digests("test_calendar")
    assert runs[0] == runs[1] != ""


def test_a_later_issue_is_the_newer_one() -> None:
    """A higher SEQUENCE and a later stamp, midnight in China, so that calendars take it."""
    first, second = (events(schedule_of(), day)[0] for day in (ISSUED, ISSUED + timedelta(days=1)))
    assert int(second.values["SEQUENCE"]) > int(first.values["SEQUENCE"])
    assert first.values["DTSTAMP"] == first.values["LAST-MODIFIED"] == "20260419T160000Z"
    assert second.values["DTSTAMP"] == "20260420T160000Z"


REISSUES = {
    "another date": ("时间: 5月20日, 渠道: 公众号, 选题: 甲", "时间: 5月22日, 渠道: 公众号, 选题: 甲"),
    "a topic in other words, with its 编号": ("时间: 5月20日, 编号: a, 选题: 甲", "时间: 5月20日, 编号: a, 选题: 甲乙"),
    "another unit": ("时间: 5月20日, 选题: 甲, 责任单位: 城东小学", "时间: 5月20日, 选题: 甲, 责任单位: 城西小学"),
    "someone in charge": ("时间: 5月20日, 选题: 甲", "时间: 5月20日, 选题: 甲, 责任人: 何静"),
}


@pytest.mark.parametrize("change", REISSUES)
def test_an_entry_keeps_its_uid(change: str) -> None:
    """What is changed is updated, and not doubled."""
    (before,), (after,) = (events(schedule_of(f"  - {{{entry}}}\n")) for entry in REISSUES[change])
    assert before.values["UID"] == after.values["UID"]
    assert before.values != after.values


def test_whose_turn_it_is_does_not_tell_events_apart() -> None:
    """One school more in the turn, two that change places, a day that is left out: the other days stay who they are."""
    row = "  - {{时间: '每周五{}', 选题: 甲, 责任单位: [{}], 轮流: 责任单位}}\n"
    before = _uids(row.format("", "城东小学, 城西小学"))
    assert _uids(row.format("", "城西小学, 城东小学")) == before
    assert _uids(row.format("", "城东小学, 城西小学, 青山一中")) == before
    assert _uids(row.format("，5月15日除外", "城东小学, 城西小学")) < before


def test_the_same_plan_in_another_year_has_other_events() -> None:
    """Those of the year before stay in the calendar."""
    rows = "  - {{时间: {}年5月20日, 名称: 启动}}\n"
    assert not _uids(rows.format(2026)) & {
        event.values["UID"] for event in events(schedule_of(rows.format(2025), HEAD.replace("2026", "2025")))
    }


def test_an_id_of_the_plan_outlives_its_name() -> None:
    """With 编号 the title may change."""
    heads = (HEAD.replace("主题: ", f"编号: xc\n主题: {new}") for new in ("", "新的"))
    before, after = ({event.values["UID"] for event in events(schedule_of(ENTRIES, head))} for head in heads)
    assert before == after


def test_other_entries_keep_their_uids() -> None:
    """When one is moved in the list, added, or taken out."""
    rows = ENTRIES.splitlines(keepends=True)
    uids = _uids(ENTRIES)
    assert _uids("".join(reversed(rows))) == uids
    assert _uids(ENTRIES + "  - {时间: 5月21日, 名称: 新的}\n") > uids
    assert _uids("".join(rows[1:])) < uids


def _uids(entries: str) -> set[str]:
    return {event.values["UID"] for event in events(schedule_of(entries))}


# -- texts that could do harm ------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_its_field(text: str) -> None:
    """One event with one alarm, whose texts read back as they are on one line."""
    _reads_back(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_reads_back(text: str) -> None:
    """Whatever characters, in every field at once."""
    _reads_back(text)


def _reads_back(text: str) -> None:
    schedule = telling(text)
    data = calendar.write(schedule, name=text, stamp=ISSUED, translate=same)
    read = read_calendar(data)
    (event,) = read.all("VEVENT")
    told = "\n".join(filter(None, map(one_line, lines(schedule.occurrences[0], same))))
    assert read.text("X-WR-CALNAME") == one_line(text)
    assert event.text("DESCRIPTION") == told
    assert event.text("CATEGORIES") == one_line(text)
    said = one_line(summary(schedule.occurrences[0]))
    assert event.text("SUMMARY") == (said if len(said) <= 80 else said[:79] + "…")
    assert len(event.all("VALARM")) == 1
    (seen,) = vobject.readOne(data.decode()).vevent_list
    assert (seen.summary.value, seen.description.value) == (event.text("SUMMARY"), told)


def test_a_text_on_one_line_is_what_it_was() -> None:
    """Breaks become spaces, damage becomes U+FFFD, all else stays."""
    assert one_line("甲\r\n 乙\u2028丙\x85") == "甲 乙 丙"
    assert one_line("a\x00b\u202ec") == "a\ufffdb\ufffdc"
    assert one_line("=1+1,;\\n“引”") == "=1+1,;\\n“引”"
