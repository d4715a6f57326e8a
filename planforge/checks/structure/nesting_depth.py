"""PF214: nested deeper than a formal text has marks for: （一） 1. （1） ①."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan
from planforge.plan.measures import Measure
from planforge.plan.plan import Plan
from planforge.plan.points import Point
from planforge.plan.publicity import PublicityPlan
from planforge.plan.targets import Target
from planforge.source import Text

LEVELS = 4
Nested = Measure | Point | Target


def nesting_has_marks(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Measures, targets and points go four levels deep; what is below a stage or chapter three."""
    for entries, levels in _lists(loaded.plan):
        for one in _at(entries, levels + 1):
            text = _label(one)
            diagnostics.error(
                "PF214", loaded.place(text.path), path=text.path, name=text[:20], entity=one.entity, levels=levels
            )


def _lists(plan: Plan) -> Iterator[tuple[Sequence[Nested], int]]:
    yield plan.measures.entries if plan.measures else (), LEVELS
    yield plan.targets.entries if plan.targets else (), LEVELS
    for listing in (plan.principles, plan.safeguards, plan.requirements):
        yield listing.entries if listing else (), LEVELS
    if isinstance(plan, PublicityPlan):
        yield plan.submission.entries if plan.submission else (), LEVELS
        for chapter in plan.chapters.entries if plan.chapters else ():
            yield chapter.points, LEVELS - 1
    for stage in plan.stages.entries if plan.stages else ():
        yield stage.measures, LEVELS - 1


def _at(entries: Sequence[Nested], level: int) -> Iterator[Nested]:
    """Everything that stands ``level`` levels down."""
    for one in entries:
        if level == 1:
            yield one
        else:
            yield from _at(_below(one), level - 1)


def _below(one: Nested) -> Sequence[Nested]:
    if isinstance(one, Measure):
        return one.measures
    return one.points if isinstance(one, Point) else one.targets


def _label(one: Nested) -> Text:
    named = one.name if isinstance(one, Target) else one.title
    return named or one.text or Text("")
