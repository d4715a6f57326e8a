"""PF758, PF759: the year and the serial of a document number (GB/T 9704 7.2.5). Judges no issuer's code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.characters import LETTER, shape
from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

_YEAR = r"[\[［【〔﹝〖（(〈{｛][ ]?(?P<year>(?:19|20)[0-9]{2})[ ]?[\]］】〕﹞〗）)〉}｝]"
_SERIAL = r"[ ]?(?P<prefix>第[ ]?0*|0+)?(?P<serial>[1-9][0-9]{0,4})[ ]?[号號]"
_NUMBER = lazy(rf"(?P<bracket>{_YEAR})(?:{_SERIAL}|[ ]?(?P<prefix2>第[ ]?0*|0+)?[1-9][0-9]{{0,4}}\Z)")
YEAR_BRACKETS = frozenset("[［【〔﹝〖（(〈{｛")
_BUILDING = lazy("[楼樓院门門栋棟线線]")


def wrong_year_brackets(text: str) -> Iterator[Slip]:
    """The year stands in 〔 〕 and in no other brackets."""
    for found in _numbers(text):
        better = f"〔{found['year']}〕"
        if found["bracket"] != better:
            yield Slip(*found.span("bracket"), better)


def wrong_serials(text: str) -> Iterator[Slip]:
    """The serial has neither 第 nor zeros before it."""
    for found in _numbers(text):
        group = "prefix" if found["prefix"] else "prefix2"
        if found[group]:
            yield Slip(*found.span(group), "")


def _numbers(text: str) -> Iterator[re.Match[str]]:
    if "19" not in text and "20" not in text:
        return
    for found in _NUMBER.finditer(text):
        if _is_behind_han(text, found.start()) and not _BUILDING.match(text, found.end()):
            yield found


def _is_behind_han(text: str, at: int) -> bool:
    return shape(text[max(0, at - 1) : at]) == LETTER
