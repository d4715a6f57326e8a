"""The occurrences of a schedule as CSV (RFC 4180, UTF-8, lines end with LF): a line of names, then one for each.

The names are those of `schedule_json`, without its lists; a week is ``term`` and ``week``. A cell that a spreadsheet
would take for a formula has an apostrophe before it. Prints nothing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from planforge.publicity.occurrence import Occurrence
from planforge.reports.schedule_json import to_data

COLUMNS = (
    *("date", "until", "weekday", "time", "time_until", "part_of_day"),
    *("term", "week", "number", "of", "nominal", "shift", "rest"),
    *("title", "subject", "channel", "chapter", "topic", "form", "unit", "person", "reviewer"),
    *("copy_deadline", "review_deadline", "audience", "output", "note", "path", "uid"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What begins a formula, or hides that one begins."""


def render(occurrences: Iterable[Occurrence]) -> str:
    """The lines of the file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in to_data(occurrences):
        flat = {**one, **_flat(one["week"])}
        writer.writerow([_cell(flat[name]) for name in COLUMNS])
    return stream.getvalue()


def _flat(week: dict[str, Any] | None) -> dict[str, Any]:
    return {"term": week["term"], "week": week["number"]} if week else {"term": None, "week": None}


def _cell(value: object) -> object:
    """``value``, which no spreadsheet runs."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip(" \u3000").startswith(_FORMULA) else text
