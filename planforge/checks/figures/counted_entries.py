"""PF349: a number of stages or measures that a text says (分三个阶段) and the plan has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from planforge.diagnostics import Diagnostics
from planforge.language.numerals import parse_number
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.rectification import RectificationPlan
from planforge.plan.walk import models
from planforge.resources import read_yaml
from planforge.source import Text

_DATA = Path(__file__).parent / "data" / "repeated.yaml"
_OF_ONE = lazy(r"(?:培训|活动|项目|工程|改造|创建|验收|比赛|竞赛|评选)[^,;。]{0,6}$")
"""Before the number: what has stages of its own."""


def entries_are_counted_right(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What the words around stages and measures say of their number is true."""
    plan = loaded.plan
    stages = len(plan.stages.entries) if plan.stages else 0
    if stages and plan.stages:
        around = (plan.preamble, plan.guiding, plan.goal, plan.stages.intro, plan.stages.closing)
        _compare(loaded, "stages", around, {stages}, diagnostics)
    measures = plan.measures.entries if plan.measures else ()
    if measures and plan.measures and not isinstance(plan, RectificationPlan):
        every = sum(1 for _ in models(plan, Measure))
        lowest = sum(not one.measures for _, one in models(plan, Measure))
        known = {len(measures), sum(len(one.measures) for one in measures), every, lowest}
        _compare(loaded, "measures", (plan.measures.intro,), known, diagnostics)


def _compare(
    loaded: LoadedPlan, group: str, around: tuple[Text | None, ...], known: set[int], diagnostics: Diagnostics
) -> None:
    for text in filter(None, around):
        for start, end, number in _said(group, text):
            if number not in known:
                place = loaded.place_at(text, start, end)
                usual = len(getattr(loaded.plan, group).entries)
                of = "阶段" if group == "stages" else "措施"
                diagnostics.warning("PF349", place, path=text.path, figure=text[start:end], of=of, counted=usual)


def _said(group: str, text: str) -> Iterator[tuple[int, int, int]]:
    """Where ``text`` says a number of ``group``, and the number."""
    plain = plainly(text)
    for found in _pattern(group).finditer(plain):
        name = next(name for name, written in found.groupdict().items() if written)
        number = parse_number(found[name].replace("两", "二"))
        if number and not _OF_ONE.search(plain[max(0, found.start() - 10) : found.start()]):
            yield found.start(name), found.end(), number


@cache
def _pattern(group: str) -> re.Pattern[str]:
    return re.compile(read_yaml(_DATA)[group])
