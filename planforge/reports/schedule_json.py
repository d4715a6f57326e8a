"""The occurrences of a schedule as JSON data: a list in order of their dates, names in English, dates in ISO form.

::

    [{"date", "until", "weekday", "nominal", "shift", "rest", "week": {"term", "number"}, "time", "time_until",
      "part_of_day", "number", "of",
      "title", "subject", "channel", "channels": […], "chapter", "chapters": […], "topic", "topics": […], "form",
      "unit", "units": […], "person", "persons": […], "reviewer", "review": [{"by", "action", "due"}],
      "copy_deadline", "review_deadline", "audience", "output", "note", "path", "uid"}]

``until`` is the last day of a stretch, else the same as ``date``; ``weekday`` is 1 (Monday) to 7. ``nominal`` is the
day by the rule, before days off were looked at; ``rest`` is the day off that it is, and ``shift`` what became of it:
postponed, advanced, kept (照常, as the plan says), unstated (kept, the plan says nothing), null where it is a working
day. ``week`` is that of the term, null outside of terms; ``time`` and ``time_until`` are ``"15:30"``, ``part_of_day``
is 下午 where no hour is said. ``number`` ``of``: which issue of its entry, of how many. ``subject`` says in few words
what it is. ``unit`` is as it is printed, ``units`` who is meant by it: the schools where it says 各校.
``copy_deadline`` and ``review_deadline`` are the last days for handing in the copy and for the last step of the
review. ``path`` is the entry in the YAML. ``uid`` stays the same when the plan is issued again. Other names that
stand in pairs are the words joined by 、 and the list of them. What is not said is null, a list of nothing is empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from planforge.publicity.occurrence import Occurrence, Review, Week


def to_data(occurrences: Iterable[Occurrence]) -> list[dict[str, Any]]:
    """``occurrences`` as the module's docstring says."""
    return [{**_days(one), **_content(one), **_people(one), **_deadlines(one), **_rest(one)} for one in occurrences]


def _days(one: Occurrence) -> dict[str, Any]:
    return {
        "date": one.day.isoformat(),
        "until": one.until.isoformat(),
        "weekday": one.day.isoweekday(),
        "nominal": one.nominal.isoformat(),
        "shift": one.shift.value or None,
        "rest": one.rest or None,
        "week": _week(one.week),
        "time": one.clock.isoformat("minutes") if one.clock else None,
        "time_until": one.clock_until.isoformat("minutes") if one.clock_until else None,
        "part_of_day": one.part or None,
        "number": one.number,
        "of": one.total,
    }


def _content(one: Occurrence) -> dict[str, Any]:
    return {
        "title": one.title,
        "subject": one.subject or None,
        **_pair("channel", one.channels),
        **_pair("chapter", one.chapters),
        **_pair("topic", one.topics),
        "form": one.form,
    }


def _people(one: Occurrence) -> dict[str, Any]:
    return {
        "unit": _joined(one.units),
        "units": _names(one.members or one.units),
        **_pair("person", one.persons),
        "reviewer": _joined(step.label for step in one.reviews),
        "review": [_step(step) for step in one.reviews],
    }


def _deadlines(one: Occurrence) -> dict[str, Any]:
    return {"copy_deadline": _iso(one.copy_due), "review_deadline": _iso(one.review_due)}


def _rest(one: Occurrence) -> dict[str, Any]:
    return {"audience": one.audience, "output": one.output, "note": one.note, "path": one.path, "uid": one.uid}


def _week(week: Week | None) -> dict[str, Any] | None:
    return {"term": str(week.term), "number": week.number} if week else None


def _step(step: Review) -> dict[str, Any]:
    return {"by": str(step.who) or None, "action": str(step.action) or None, "due": _iso(step.due)}


def _pair(name: str, words: Iterable[str]) -> dict[str, Any]:
    """The words joined, and the list of them under the plural."""
    listed = _names(words)
    return {name: _joined(listed), f"{name}s": listed}


def _joined(words: Iterable[str]) -> str | None:
    return "、".join(words) or None


def _names(words: Iterable[str]) -> list[str]:
    return list(map(str, words))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
