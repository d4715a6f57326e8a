"""PF349: the figure of an indicator said otherwise elsewhere in the plan (目标值 不低于96%, 引言 达到95%)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from planforge.checks.figured import figured
from planforge.checks.figures.indicator import Value, value_of
from planforge.checks.passages import occurrences
from planforge.diagnostics import Diagnostics
from planforge.language.script import narrow, plainly
from planforge.patterns import lazy
from planforge.plan.breakdown import anchor
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.targets import Target
from planforge.plan.walk import models
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "repeated.yaml"
_SHORTEST = 4
"""Characters of a name that is found in other texts."""
_READ = frozenset({Kind.PROSE, Kind.MARKDOWN})
_FIGURE = (
    r"(?P<figure>百分之[零一二三四五六七八九十百点]{1,8}|[0-9]{1,9}(?:\.[0-9]{1,6})?\s?[万亿]?(?:%|‰|[^\s0-9,，。;；、:()]{0,3}))"
)
_HAS_FIGURE = lazy("[0-9０-９]|百分之")
_YEAR = lazy(r"(?<![0-9])([0-9]{4})年")
_FOUR = lazy("[0-9]{4}")
_CLAUSE = lazy(r"[,;:、\n|()]")
_SENTENCE = lazy(r"[。！!？?\n;]")
_NEAR = 60


@dataclass(slots=True)
class _Known:
    """What the plan says of the indicators of one name."""

    name: Text
    values: list[Value] = field(default_factory=list)
    years: set[int] = field(default_factory=set)
    """Those of its targets' deadlines and of its values."""

    def agrees(self, value: Value) -> bool:
        """Whether one of the values says what ``value`` does, or none can be compared with it."""
        same = [one for one in self.values if one.unit == value.unit]
        return not same or any(set(value.quantity.numbers) & set(one.quantity.numbers) for one in same)


def figures_are_the_same(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What other texts say of an indicator by its name is its 目标值, its 现状 or the value of a year."""
    if isinstance(loaded.plan, PublicityPlan):
        return
    known = _known(loaded)
    if not known:
        return
    ends = {name[-2:] for name in known}
    for kind, text in figured(loaded.plan):
        if kind not in _READ or not _HAS_FIGURE.search(text) or text.path.endswith((".name", ".value", ".baseline")):
            continue
        plain = plainly(text)
        if not any(end in plain for end in ends):
            continue
        for name, mention in _mentions(known, plain):
            one = known[name]
            value = value_of(Text(text[mention.start("figure") : mention.end("figure")].rstrip("的和及与以")))
            if value and not value.is_relative and not one.agrees(value) and _is_of_it(plain, name, mention, one):
                start = mention.start("figure")
                place = loaded.place_at(text, start, start + len(value.text))
                diagnostics.warning(
                    "PF349", place, path=text.path, figure=value.text, of=one.name, own=one.values[0].text
                )


def _known(loaded: LoadedPlan) -> dict[str, _Known]:
    """The indicators with figures, by their names as they are looked for."""
    known: dict[str, _Known] = {}
    counted_from = anchor(loaded.plan)
    for _, target in models(loaded.plan, Target):
        value = value_of(target.value, target.unit)
        if not target.name or value is None or value.is_relative or value.is_rank or value.is_ratio:
            continue
        name = re.sub(_data()["prefix"], "", plainly(target.name))
        if len(name) < _SHORTEST:
            continue
        one = known.setdefault(name, _Known(target.name))
        others = (value_of(text, target.unit) for text in (target.baseline, *(year.value for year in target.years)))
        one.values += [value, *filter(None, others)]
        day = target.by.resolve(counted_from) if target.by else None
        one.years |= {day.year} if day else set()
        one.years |= {int(found) for year in target.years for found in _FOUR.findall(narrow(year.year))}
    return known


def _mentions(names: Iterable[str], plain: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each of ``names`` in ``plain`` with the figure behind it: at one place the longest, none within another.

    No pattern is made of the names, which would have to be compiled for every plan.
    """
    spots = sorted((start, -len(name), name) for name in names for start in occurrences(name, plain))
    end = 0
    for start, _, name in spots:
        found = _said().match(plain, start + len(name)) if start >= end else None
        if found:
            yield name, found
            end = found.end()


@cache
def _said() -> re.Pattern[str]:
    """What stands behind a name that is mentioned, with the figure."""
    return re.compile(rf"[”\"」]?{_data()['between']}{_FIGURE}")


def _is_of_it(plain: str, name: str, mention: re.Match[str], one: _Known) -> bool:
    """Whether the mention is of the indicator itself, at the time of the target, and of the whole of the plan."""
    start = mention.start() - len(name)
    before = plain[max(0, start - _NEAR) : start]
    if not (_before().search(before) or not re.search(r"[\w]$", before)):
        return False
    clause = _CLAUSE.split(_SENTENCE.split(before)[-1])
    head = clause[-1] + plain[mention.start() : mention.start("figure")]
    if _another().search(head) or _is_growth(plain, mention.end()):
        return False
    years = {int(year) for year in _YEAR.findall(_SENTENCE.split(before)[-1])}
    return not years or not one.years or bool(years & one.years)


def _is_growth(plain: str, end: int) -> bool:
    """Whether what follows makes the figure a difference (提高3个百分点)."""
    return plain.startswith(("个百分点", "百分点", "倍"), end)


@cache
def _before() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(_data()["before"]) + ")$")


@cache
def _another() -> re.Pattern[str]:
    return re.compile("|".join(_data()["another"]))


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))
