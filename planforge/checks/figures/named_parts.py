"""A number of things beside brackets that name them (12个乡镇（城关镇、河口镇……）). Knows no plan, reports nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from planforge.checks.figures.said_parts import SaidWhole
from planforge.language.numerals import parse_number
from planforge.language.script import plainly
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "parts.yaml"
_NAME = r"[^、,;:。()\n0-9等]{2,12}"
_FEWEST = 3
"""Names that are surely a list of all."""


def wrong_counts(text: str) -> Iterator[SaidWhole]:
    """The numbers in ``text`` that the names in brackets behind them do not bear out."""
    if "（" not in text and "(" not in text:
        return
    for found in _pattern().finditer(plainly(text)):
        number, names = parse_number(found["number"]), found["names"].split("、")
        last = re.split("和|及|与", names[-1])
        counts = {len(names), len(names) - 1 + len(last)}
        if number is not None and len(names) >= _FEWEST and number not in counts:
            yield SaidWhole(found.start("number"), found.end("unit"), Decimal(max(counts)), found["unit"])


@cache
def _pattern() -> re.Pattern[str]:
    data: dict[str, Any] = read_yaml(_DATA)
    things = "|".join(sorted(data["named"], key=len, reverse=True))
    number = r"(?<![0-9.〇零一二三四五六七八九十百第])(?P<number>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})"
    names = rf"(?P<names>{_NAME}(?:、{_NAME}){{1,60}})"
    return re.compile(rf"{number}(?P<unit>[个所家])[^、,;:。()\n]{{0,6}}?(?:{things})\({names}\)")
