"""PF343, PF344 in sentences: 由91%提高到90%, 辍学率不低于0.6%, and 整改目标 that are no step from the finding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planforge.checks.figured import figured
from planforge.checks.figures.indicator import Sense, Value, data, is_wanted_more, says, sense_of_name, value_of
from planforge.checks.passages import lines_with
from planforge.diagnostics import Diagnostics
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import Finding, RectificationPlan
from planforge.plan.walk import models
from planforge.source import Text

_READ = frozenset({Kind.PROSE, Kind.MARKDOWN, Kind.TITLE})
_AMOUNT = r"(?:[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,4})?[万亿]?(?:%|‰|[^\s0-9,，。;；、:()%“”至到的由从]{0,2}))"
_RATE = lazy(
    r"(?P<name>[^\s0-9,;。、:()“”和及与]{1,16}?(?:率|占比|比例|满意度))"
    rf"(?:要|应当?|须|力争|确保|稳定|保持|控制|在){{0,3}}(?P<value>(?:不[得应]?(?:低于|少于|小于|高于|超过|大于|多于)|(?:降低?|下降|减少?|提高|提升|上升|增加?)[到至]){_AMOUNT})"
)
_OF_RATE = lazy(r"[率比例度](?:要|应当?|须|力争|确保|稳定|保持|控制|在){0,3}[不降下减提上增]")
"""Behind the name of a rate; without it none is looked for."""
_PERCENT = lazy(r"[0-9]{1,3}(?:\.[0-9]{1,2})?%")
_SHORTEST = 2
"""Characters that a finding and its 整改目标 have in common where they speak of one thing."""


def texts_go_the_right_way(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What a sentence says to rise from one figure to another rises; a rate it names is not asked for the wrong way."""
    for kind, text in figured(loaded.plan):
        if kind not in _READ or not _has_move(text) or text.path.endswith((".value", ".baseline")):
            continue
        plain = plainly(text)
        for start, end, baseline in _steps(plain):
            facts = {"value": text[start:end], "baseline": baseline}
            diagnostics.warning("PF343", loaded.place_at(text, start, end), path=text.path, **facts)
        for found in _rates(plain):
            value = value_of(Text(found["value"]))
            if value and _is_against(found["name"], value):
                place, name = loaded.place_at(text, *found.span("value")), text[found.start("name") : found.end("name")]
                written = text[found.start("value") : found.end("value")]
                diagnostics.warning("PF344", place, path=text.path, value=written, name=name)
    if isinstance(loaded.plan, RectificationPlan):
        _compare_findings(loaded, diagnostics)


def _rates(plain: str) -> Iterator[re.Match[str]]:
    """Where it is said what a rate is to be."""
    for line in lines_with(_OF_RATE, plain):
        yield from _RATE.finditer(plain, *line)


def _has_move(text: str) -> bool:
    """Whether ``text`` has words of a figure that moves or of a bound, at little cost."""
    return ("由" in text or "从" in text or "從" in text or "率" in text or "比" in text or "度" in text) and bool(
        _move_words().search(text)
    )


@cache
def _move_words() -> re.Pattern[str]:
    return re.compile("[到至為为][^，。]{0,3}[0-9０-９]|不[得应應]?[低少小高多大超]")


def _steps(plain: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence says 由 … 提高到 …, and the second figure is no step from the first; that as written."""
    for found in _move().finditer(plain) if "由" in plain or "从" in plain else ():
        baseline, value = value_of(Text(found["first"])), value_of(Text(found["value"]))
        if baseline and value and (baseline.unit == value.unit or not baseline.unit) and not value.is_relative:
            step = 1 if says("up", found["value"]) else -1
            if (value.high <= baseline.low) if step > 0 else (value.low >= baseline.high):
                yield *found.span("value"), found["first"]


@cache
def _move() -> re.Pattern[str]:
    moves = "|".join(re.sub(r"\s+", "", data()[group]) for group in ("up", "down"))
    return re.compile(
        rf"[由从][^,;。、0-9]{{0,12}}?(?P<first>{_AMOUNT})[^,;。、0-9]{{0,6}}?(?P<value>(?:{moves}){_AMOUNT})"
    )


def _is_against(name: str, value: Value) -> bool:
    sense = sense_of_name(name)
    up, down = value.has_floor or says("up", value.text), value.has_ceiling or says("down", value.text)
    return (sense is Sense.LESS and up) or (is_wanted_more(name) and down)


def _compare_findings(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A 整改目标 with one percentage that is to fall (rise) lies below (above) that of its finding."""
    for _, finding in models(loaded.plan, Finding):
        told = plainly(f"{finding.title or ''}。{finding.text or ''}")
        now = _PERCENT.findall(told)
        for target in finding.target if len(now) == 1 else ():
            plain = plainly(target)
            goals = list(_PERCENT.finditer(plain))
            step = says("up", plain) - says("down", plain)
            if len(goals) != 1 or not step or not _speak_of_one(told, plain):
                continue
            if step * (float(goals[0][0][:-1]) - float(now[0][:-1])) <= 0:
                place = loaded.place_at(target, *goals[0].span())
                facts = {"value": target[slice(*goals[0].span())], "baseline": now[0]}
                diagnostics.warning("PF343", place, path=target.path, **facts)


def _speak_of_one(told: str, target: str) -> bool:
    """Whether the words before the figure of ``target`` have something in common with ``told``."""
    head = _PERCENT.split(target)[0]
    pairs = {head[place : place + _SHORTEST] for place in range(len(head) - 1)}
    return any(pair in told for pair in pairs if not _COMMON.search(pair))


_COMMON = lazy("学校|占比|比例|达到|整改|问题|率|[^\u4e00-\u9fff]")
