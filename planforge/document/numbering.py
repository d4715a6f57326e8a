"""Numbers of headings: 一、 （一） 1. （1） ①, by schemes that are data (``numbering.yaml``). No layout.

A scheme is written by the first mark of each level; `parse_mark` reads any mark that people write, so
that a plan can ask for ``（1）`` or ``一是`` by writing it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from planforge.language.numerals import CIRCLED, parse_number, to_capital, to_circled, to_han
from planforge.language.ordinals import (
    PARENTHESIZED,
    STEMS,
    parse_ordinal,
    to_letter,
    to_parenthesized,
    to_roman,
    to_stem,
)
from planforge.language.script import narrow
from planforge.patterns import lazy
from planforge.resources import folder, read_yaml

DEFAULT = "gbt9704"
BEYOND = "（{}）"
"""What a number is written as where its kind of numeral ends (after ㊿)."""


class Numeral(Enum):
    """Which numerals a mark counts in; the values are those of the groups in its expression."""

    HAN = "han"
    CAPITAL = "capital"
    DECIMAL = "decimal"
    ARABIC = "arabic"
    CIRCLED = "circled"
    PARENTHESIZED = "parenthesized"
    STEM = "stem"
    ROMAN = "roman"
    UPPER_ROMAN = "upper_roman"
    LETTER = "letter"
    UPPER_LETTER = "upper_letter"


_WRITERS: dict[Numeral, Callable[[int, str], str]] = {
    Numeral.HAN: to_han,
    Numeral.CAPITAL: to_capital,
    Numeral.ARABIC: lambda n, script: str(n),
    Numeral.CIRCLED: lambda n, script: to_circled(n),
    Numeral.PARENTHESIZED: lambda n, script: to_parenthesized(n),
    Numeral.STEM: lambda n, script: to_stem(n),
    Numeral.ROMAN: lambda n, script: to_roman(n),
    Numeral.UPPER_ROMAN: lambda n, script: to_roman(n).upper(),
    Numeral.LETTER: lambda n, script: to_letter(n),
    Numeral.UPPER_LETTER: lambda n, script: to_letter(n).upper(),
}

_MARK = lazy(
    r"(?P<before>第|[（(〔\[【]?)"
    r"(?:(?P<decimal>[0-9]{1,3}(?:\.[0-9]{1,3})+)|(?P<arabic>[0-9０-９]{1,3})"
    r"|(?P<han>[一二三四五六七八九十百零〇]+)|(?P<capital>[壹贰貳叁參参肆伍陆陸柒捌玖拾佰零]+)"
    rf"|(?P<circled>[{CIRCLED}])|(?P<parenthesized>[{PARENTHESIZED}])|(?P<stem>[{STEMS}])"
    r"|(?P<roman>[ivx]{1,6})|(?P<upper_roman>[IVX]{1,6})|(?P<letter>[a-z])|(?P<upper_letter>[A-Z]))"
    r"(?P<after>[）)〕\]】]?[、.．，,：:]?|[章节節条條篇步项項类類款]|部分|阶段|階段|是|要)"
)
_BARE = (Numeral.DECIMAL, Numeral.ARABIC, Numeral.CIRCLED, Numeral.PARENTHESIZED)
"""Numerals that are a mark by themselves; the others need a sign or word beside them."""


class Mark(NamedTuple):
    """A mark such as （一）: its numerals, and what stands before and after them."""

    numeral: Numeral
    before: str
    after: str
    value: int
    """The number read; the last one of 1.2.3."""

    def write(self, counts: Sequence[int], script: str = "hans") -> str:
        """The mark with the last of ``counts``; decimal with all of them that are not 0."""
        if self.numeral is Numeral.DECIMAL:
            return f"{self.before}{'.'.join(str(count) for count in counts if count)}{self.after}"
        try:
            numeral = _WRITERS[self.numeral](counts[-1], script)
        except ValueError:
            return BEYOND.format(counts[-1])
        return f"{self.before}{numeral}{self.after}"


class Scheme(NamedTuple):
    """The marks of levels 1, 2, …; deeper levels use the last one."""

    name: str
    marks: tuple[Mark, ...]

    def mark(self, level: int) -> Mark:
        return self.marks[min(level, len(self.marks)) - 1]


def parse_mark(text: str) -> Mark | None:
    """The mark that ``text`` as a whole is (一、 （一） 1. 1、 （1） ① 第一， 一是), or None."""
    match = _MARK.fullmatch(text.strip())
    if not match:
        return None
    numeral = next(kind for kind in Numeral if match[kind.value])
    value = _value(match[numeral.value], numeral)
    if value is None or (numeral not in _BARE and not (match["before"] or match["after"])):
        return None
    return Mark(numeral, match["before"], match["after"], value)


def _value(written: str, numeral: Numeral) -> int | None:
    if numeral is Numeral.DECIMAL:
        return int(written.rpartition(".")[2])
    number = parse_number(written)
    return parse_ordinal(written.lower()) if number is None else number


def is_unnumbered(mark: str) -> bool:
    """Whether ``mark`` asks for a heading without number (无)."""
    return mark.strip() in _data()["unnumbered"]


def is_bullet(mark: str) -> bool:
    """Whether ``mark`` stands before every item alike and counts nothing (——)."""
    return mark.strip() in _data()["bullets"]


def mark_level(text: str) -> int | None:
    """The level that the mark ``text`` stands for (（一） is level 2), or None where it stands for none."""
    mark = parse_mark(text)
    return _levels().get(_shape(mark)) if mark else None


def scheme_named(name: str) -> Scheme | None:
    """The scheme with this key (gbt9704) or name (公文)."""
    return _schemes().get(name.strip())


def scheme_names() -> tuple[str, ...]:
    """The keys of all schemes."""
    return tuple(_data()["schemes"])


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(folder("templates") / "numbering.yaml"))


@cache
def _schemes() -> dict[str, Scheme]:
    schemes: dict[str, Scheme] = {}
    for key, entry in _data()["schemes"].items():
        scheme = Scheme(key, tuple(filter(None, map(parse_mark, entry["marks"]))))
        schemes[key] = schemes[entry["name"]] = scheme
    return schemes


@cache
def _levels() -> dict[tuple[Numeral, str, str], int]:
    marks = ((parse_mark(text), level) for level, texts in enumerate(_data()["levels"], 1) for text in texts)
    return {_shape(mark): level for mark, level in marks if mark}


def _shape(mark: Mark) -> tuple[Numeral, str, str]:
    return mark.numeral, narrow(mark.before), narrow(mark.after)


class Numberer:
    """Counts the headings of a document, or of one annex of it."""

    def __init__(self, scheme: Scheme | None = None, script: str = "hans") -> None:
        """``scheme`` is gbt9704 where none is given; ``script`` decides 贰 or 貳."""
        self.scheme = scheme or _schemes()[DEFAULT]
        self.script = script
        self._counts: dict[int, int] = {}
        self._running: dict[int, int] = {}

    def reset(self) -> None:
        """Begin again at the first number, as every annex does."""
        self._counts.clear()
        self._running.clear()

    def restart(self, level: int, first: int = 1) -> None:
        """Begin again at number ``first`` of ``level`` and at the first of those below, as every list does."""
        for deeper in [other for other in self._counts if other >= level]:
            del self._counts[deeper]
        if first != 1:
            self._counts[level] = first - 1

    def next(self, level: int, mark: str | None = None, run_on: bool = False) -> str:
        """The number of the next heading of ``level`` (from 1), which restarts the levels below it.

        ``mark`` replaces the scheme's mark (``（1）``, ``一是``); ``无`` gives no number and counts nothing.
        With ``run_on`` the numbers go on over the headings above (通编), until `reset`.

        Raises:
            ValueError: ``mark`` is no mark (see `parse_mark`).
        """
        if mark and is_bullet(mark):
            self.restart(level + 1)
            return mark.strip()
        form = self._form(level, mark)
        if form:
            self._count(level, run_on)
        self.restart(level + 1)
        return self._written(level, form) if form else ""

    def _form(self, level: int, mark: str | None) -> Mark | None:
        if not mark:
            return self.scheme.mark(level)
        if is_unnumbered(mark):
            return None
        form = parse_mark(mark)
        if form is None:
            raise ValueError(mark)
        return form

    def _count(self, level: int, run_on: bool) -> None:
        counts = self._running if run_on else self._counts
        self._counts[level] = counts[level] = counts.get(level, 0) + 1

    def _written(self, level: int, form: Mark) -> str:
        counts = [self._counts.get(above, 0) for above in range(1, level + 1)]
        text = form.write(counts, self.script)
        gap = _data()["gap"]
        return text + gap["text"] if text[-1] in gap["after"] else text
