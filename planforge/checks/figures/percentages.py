"""PF347: a share of more than the whole (巩固率达到105%). Growth, and what may be overfulfilled, is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from planforge.checks.figured import figured
from planforge.checks.figures.indicator import RATIO, value_of
from planforge.checks.figures.table_totals import tables
from planforge.diagnostics import Diagnostics
from planforge.language.numerals import parse_number
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "shares.yaml"
_WHOLE = 100
_FIGURE = lazy(
    r"(?<![0-9.,])(?P<arabic>[0-9]{3,9}(?:\.[0-9]{1,6})?)\s?%|百分之(?P<han>[一二三四五六七八九]?[百千][零一二三四五六七八九十百]{1,6})"
)
_CELL = lazy(r"(?P<number>[0-9]{3,6}(?:\.[0-9]{1,4})?)(?P<sign>%)?")
_CLAUSE = lazy(r"[，,；;。！!？?：:、\n|（(）)]")
_NEAR = 30
"""Characters before and after a figure in which its clause says what it is."""
_VALUES = frozenset({"value", "baseline"})
_READ = frozenset({Kind.PROSE, Kind.MARKDOWN, Kind.TITLE})


def shares_are_parts(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No rate or share is more than 100%, in an indicator's values as in sentences."""
    values: set[str] = set()
    for _, target in models(loaded.plan, Target):
        for text in (target.baseline, target.value, *(year.value for year in target.years)):
            if text is None:
                continue
            values.add(text.path)
            if _is_over(target, text):
                diagnostics.warning("PF347", loaded.place(text.path), path=text.path, figure=text)
    for kind, text in figured(loaded.plan):
        if kind in _READ and text.path not in values:
            in_table = _cells_over(text) if kind is Kind.MARKDOWN else ()
            for start, end in (*_shares_over(text), *in_table):
                place = loaded.place_at(text, start, end)
                diagnostics.warning("PF347", place, path=text.path, figure=text[start:end])


def _is_over(target: Target, text: Text) -> bool:
    value = value_of(text, target.unit)
    if value is None or value.unit != "%" or value.unit == RATIO or value.high <= _WHOLE or value.is_relative:
        return False
    return not _says("exempt", plainly(f"{target.name or target.text}，{text}"))


def _shares_over(text: str) -> Iterator[tuple[int, int]]:
    """The figures over 100% of a clause that speaks of a rate or of a part of things."""
    if "%" not in text and "％" not in text and "百分之" not in text:
        return
    plain = plainly(text)
    for figure in _FIGURE.finditer(plain):
        number = float(figure["arabic"]) if figure["arabic"] else parse_number(figure["han"]) or 0
        if number <= _WHOLE:
            continue
        head = _CLAUSE.split(plain[max(0, figure.start() - _NEAR) : figure.start()])[-1]
        tail = _CLAUSE.split(plain[figure.end() : figure.end() + _NEAR])[0]
        if _says("exempt", head) or _says("exempt", tail[:8]):
            continue
        if _says("shares", head) or _says("of_things", tail):
            yield figure.start(), figure.end()


def _cells_over(text: str) -> Iterator[tuple[int, int]]:
    """The cells of a table that are over 100%, in a column or a row whose head speaks of a rate."""
    if "|" not in text:
        return
    for header, rows in tables(text, _pattern("shares")):
        for row in rows:
            for head, cell in zip(header[1:], row[1:], strict=False):
                figure = _CELL.fullmatch(cell.text)
                named = f"{row[0].text} {head.text}"
                if not figure or not (figure["sign"] or "%" in named) or float(figure["number"]) <= _WHOLE:
                    continue
                if _says("shares", named) and not _says("exempt", named):
                    yield cell.start, cell.end


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile("|".join(_data()[group]))


def _says(group: str, text: str) -> bool:
    return bool(_pattern(group).search(text))
