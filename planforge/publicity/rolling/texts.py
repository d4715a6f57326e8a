"""The dates in a text about time, put into another year; all else in it stays as written. Reads no plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from planforge.plan.dates import WEEKDAYS
from planforge.publicity.written_days import DATE, EVERY, WEEKDAY, Found, folded, found_in

Roll = Callable[[Found], date]


def rolled(text: str, shift: int, roll: Roll) -> str:
    """``text`` with every date as ``roll`` has it and every year by itself ``shift`` years later.

    What comes again (每月5日, 每年9月10日) is no date, and stays.
    """
    words = folded(text)
    written, at, last = [], 0, None
    for match in DATE.finditer(words):
        if match["next"] and last is None:
            continue
        if (match["month"] or match["next"]) and EVERY.search(words[: match.start()]):
            last = None
            continue
        written.append(text[at : match.start()])
        new, last = _put(match, text[match.start() : match.end()], shift, roll, last)
        written.append(new)
        at = match.end()
        if last and (weekday := WEEKDAY.match(words[at:])):
            start, end = at + weekday.start("said"), at + weekday.end("said")
            written += [text[at:start], WEEKDAYS[last[1].weekday()]]
            at = end
    return "".join((*written, text[at:]))


def _put(
    match: re.Match[str], written: str, shift: int, roll: Roll, last: tuple[Found, date] | None
) -> tuple[str, tuple[Found, date] | None]:
    """The new text of a match, and the date that it was with the date that it is."""
    if match["alone"] or match["second"]:
        return str(int(match["alone"] or match["second"]) + shift), None
    found = found_in(match, last[0] if last else None)
    new = roll(found)
    return _written(match, written, found, new, last), (found, new)


def _written(
    match: re.Match[str], written: str, found: Found, new: date, last: tuple[Found, date] | None
) -> str:
    """``new`` in the manner of the text that it replaces."""
    if match["iso"]:
        mark, width = match["mark"], 2 if len(match["isomonth"]) == 2 else 1
        return f"{new.year}{mark}{new.month:0{width}}{mark}{new.day:0{width}}"
    sign = written[-1] if not written[-1].isalnum() or written[-1] in "日号號" else ""
    if match["next"]:
        lead = written[: len(written) - len(written.lstrip())]
        same_month = last is not None and last[1].month == new.month
        return f"{lead}{'' if same_month else f'{new.month}月'}{new.day}{sign}"
    return f"{f'{new.year}年' if found.year else ''}{new.month}月{new.day}{sign}"
