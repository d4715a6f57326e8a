"""What is said beside the rules of a schedule time: 共8期, 5月1日除外, 遇节假日顺延, 16:30. Not the rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from planforge.patterns import lazy
from planforge.plan.clock_words import Clock, clock_at_end, in_part
from planforge.plan.festivals import festival_of
from planforge.plan.rule_grammar import read_rules
from planforge.plan.school_weeks import TermWeeks
from planforge.plan.timing import Excepted, Frequency, Once, OnHoliday
from planforge.plan.timing_words import COUNT, any_of, count_of, data, tidy

_EACH_TIME = lazy("(?<![第0-9十共计续])(?:各|每次)?[1一][期次篇条讲场]$")
_EXCEPT_AT_END = lazy(r"除外$|(?:以|之)?外$")
_WITHIN = lazy(r"(?:^|(?<=,))(?:只?[在限])?学期(?:内|期间),?")
_MAY_BEGIN = lazy(r"(?<![0-9])(?=[0-9一二三四五六七八九十第最学期末春秋元清劳端中国])")


@dataclass(slots=True)
class Tails:
    """What was said beside the rules; None and empty where nothing was."""

    count: int | None = None
    length: Frequency | None = None
    """连续8周: the unit of which ``count`` are meant; None where days are counted (共8期)."""
    exceptions: tuple[Excepted, ...] = ()
    on_holiday: OnHoliday | None = None
    clock: Clock = field(default_factory=Clock)
    in_term: bool = False


def without_tails(text: str, words: str) -> tuple[str, Tails]:
    """``words`` (see `timing_words.plain`) without what stands beside the rules, and that.

    Raises:
        Unreadable: an exception is a day that does not exist, or said to be another weekday; ``text`` is quoted.
    """
    tails = Tails()
    peels: list[Callable[[str, str, Tails], str]]
    peels = [_holiday, _exceptions, _count, _each_time, _clock, _in_term]
    before = ""
    while words != before:
        before = words
        for peel in peels:
            words = tidy(peel(text, words, tails))
    return words, tails


def _clock(_: str, words: str, tails: Tails) -> str:
    rest, found = clock_at_end(words)
    both = _together(tails.clock, found) if found else None
    if both is None:
        return words
    tails.clock = both
    return rest


def _together(known: Clock, found: Clock) -> Clock | None:
    """What two times say of one: an hour and its part of the day (下午，共8期，4:30); None where both are of a kind."""
    if known == Clock():
        return found
    if known.part or found.at or not known.at:
        return None
    return known._replace(
        at=in_part(known.at, found.part), until=in_part(known.until, found.part) if known.until else None
    )


def _in_term(_: str, words: str, tails: Tails) -> str:
    """学期内每周五: in the terms only, whichever they are."""
    rest = _WITHIN.sub("", words)
    tails.in_term |= rest != words
    return rest


def _each_time(_: str, words: str, __: Tails) -> str:
    """每周五一期 says no more than 每周五."""
    return _EACH_TIME.sub("", words)


@cache
def _counts() -> tuple[re.Pattern[str], ...]:
    lengths = any_of(data()["lengths"])
    units = any_of(data()["count_units"])
    led = rf"{any_of(data()['count_leads'])}(?P<count>{COUNT})(?:{units}|(?P<length>{lengths}))(?:为止|止)?"
    return tuple(map(re.compile, (rf"{led}$", rf"^{led}", rf"(?<=[,;])(?P<count>{COUNT})(?P<length>){units}$")))


def _count(_: str, words: str, tails: Tails) -> str:
    match = next((match for count in _counts() if (match := count.search(words))), None)
    number = count_of(match["count"]) if match else 0
    if not match or not number or tails.count:
        return words
    tails.count = number
    tails.length = Frequency(data()["lengths"][match["length"]]) if match["length"] else None
    return words[: match.start()] + words[match.end() :]


@cache
def _holidays() -> tuple[re.Pattern[str], ...]:
    answers = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in data()["on_holiday"].items())
    said = f"{data()['day_off']}(?:{answers})"
    without = f"除{data()['day_off']}(?P<cancel>(?:以|之)?外)"
    return tuple(map(re.compile, (f"{said}$", f"^{said}(?:,|$)", without)))


def _holiday(_: str, words: str, tails: Tails) -> str:
    match = next((match for said in _holidays() if (match := said.search(words))), None)
    if not match or tails.on_holiday:
        return words
    tails.on_holiday = OnHoliday(match.lastgroup)
    return words[: match.start()] + words[match.end() :]


def _exceptions(text: str, words: str, tails: Tails) -> str:
    if words.startswith("除") and (match := re.match(r"除(?P<list>.+?)(?:以|之)?外,?", words)):
        start, written, rest = 0, match["list"], words[match.end() :]
    elif match := _EXCEPT_AT_END.search(words):
        start = _start_of_list(text, words[: match.start()])
        written, rest = words[start : match.start()], ""
    else:
        return words
    found = excepted(text, written)
    if not found:
        return words
    tails.exceptions += found
    return words[:start].removesuffix("除") + rest


def _start_of_list(text: str, words: str) -> int:
    """Where the list of exceptions at the end of ``words`` begins: after a comma, or where it can be read from."""
    after_mark = max(words.rfind(mark) for mark in ",;除") + 1
    starts = (match.start() for match in _MAY_BEGIN.finditer(words, after_mark))
    return next((start for start in (after_mark, *starts) if excepted(text, words[start:])), len(words))


def excepted(text: str, written: str) -> tuple[Excepted, ...]:
    """The holidays, days and weeks that ``written`` lists; empty where it is no such list.

    Raises:
        Unreadable: a day does not exist, or is said to be another weekday; ``text`` is quoted.
    """
    pieces = re.split("[、,]", written)
    festivals = [one for piece in pieces if (one := festival_of(piece))]
    others = "、".join(piece for piece in pieces if not festival_of(piece))
    rules = read_rules(text, others) if others else ()
    found = tuple(rule for rule in rules if isinstance(rule, (Once, TermWeeks)))
    return (*festivals, *found) if len(found) == len(rules) and bool(others) == bool(rules) else ()
