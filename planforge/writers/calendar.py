"""A schedule as an iCalendar file (RFC 5545) that Outlook, Apple and Google calendars import. Reads no clock.

An occurrence keeps its UID from issue to issue, and a later issue has the higher SEQUENCE, so that it updates.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vCategory, vText

from planforge.plan.dates import add_days
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.schedule import Schedule
from planforge.publicity.telling import Translate, lines, summary
from planforge.writers.one_line import one_line, shortened

ZONE = "Asia/Shanghai"
_AHEAD = timedelta(hours=8)
_LASTING = timedelta(minutes=60)
"""How long what begins at a time of day lasts: no plan says so."""
_ALARM = time(9)
"""When a deadline is called to mind on its day."""
_LONGEST = 80
"""Characters of a summary; all of its text is in the description."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class _Line(vText):
    """A text value as section 3.3.11 escapes it; icalendar takes the two characters ``\\N`` for a line break."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPES).encode()


def write(schedule: Schedule, *, name: str, stamp: date, translate: Translate) -> bytes:
    """The calendar ``name``, as it stands on the day ``stamp``; ``translate`` gives our words in the plan's script."""
    calendar = Calendar()
    calendar.add("prodid", "-//planforge//planforge//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))
    calendar.add("x-wr-timezone", _text(ZONE))
    calendar.add_component(_zone())
    for one in schedule.occurrences:
        calendar.add_component(_event(one, stamp, translate))
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """China's time since 1992, in full: nothing is taken from the time zone data of this machine."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))
    standard.add("tzoffsetfrom", _AHEAD)
    standard.add("tzoffsetto", _AHEAD)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _event(one: Occurrence, stamp: date, translate: Translate) -> Event:
    event = Event()
    event.add("uid", one.uid)
    issued = datetime.combine(stamp, time(), timezone(_AHEAD)).astimezone(UTC)
    event.add("dtstamp", issued)
    event.add("last-modified", issued)
    event.add("sequence", stamp.toordinal())
    event.add("status", "CONFIRMED")
    _add_times(event, one)
    event.add("summary", _text(_name(one)))
    if told := list(filter(None, map(one_line, lines(one, translate)))):
        event.add("description", _Line("\n".join(told)))
    if one.channels:
        event.add("categories", _categories(one))
    if one.copy_due:
        event.add_component(_alarm(one, one.copy_due, translate))
    return event


def _add_times(event: Event, one: Occurrence) -> None:
    """Whole days take no one's time; what has a time of day does."""
    event.add("transp", "OPAQUE" if one.clock else "TRANSPARENT")
    if one.clock is None:
        event.add("dtstart", one.day)
        event.add("dtend", add_days(one.until, 1))
        return
    begins, ends = datetime.combine(one.day, one.clock), datetime.combine(one.until, one.clock_until or one.clock)
    for name, at in (("dtstart", begins), ("dtend", ends if one.clock_until else _later(ends))):
        event.add(name, at, parameters={"TZID": ZONE})


def _later(at: datetime) -> datetime:
    """The end of what begins at ``at`` and says no end; the last hour of the calendar has none."""
    return at + _LASTING if at <= datetime.max - _LASTING else at


def _alarm(one: Occurrence, due: date, translate: Translate) -> Alarm:
    """At 9 o'clock of the day on which the copy is due, counted from the event's beginning, and not after it."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    begins = datetime.combine(one.day, one.clock or time())
    wanted = datetime.combine(due, _ALARM) - begins
    alarm.add("trigger", min(wanted, timedelta()) if one.clock else wanted)
    alarm.add("description", _text(f"{translate('交稿截止')}：{_name(one)}"))
    return alarm


def _categories(one: Occurrence) -> vCategory:
    categories = vCategory(list(one.channels))
    categories.cats = [_text(name) for name in one.channels]
    return categories


def _name(one: Occurrence) -> str:
    return shortened(one_line(summary(one)), _LONGEST)


def _text(text: str) -> _Line:
    return _Line(one_line(text))
