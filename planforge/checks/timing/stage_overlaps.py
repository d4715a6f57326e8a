"""PF324: stages that overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from planforge.checks.first_few import first_few
from planforge.checks.timing.stage_days import StageDays, without_spanning
from planforge.checks.timing.stage_order import inside, misplaced
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedPlan


def stages_do_not_overlap(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A stage begins after the one before has ended; one of more than two that overlap is told of once.

    A stage out of order has been told of (PF326); one beside all others is meant so.
    """
    stages = without_spanning(inside(loaded.plan))
    told = {one.index for one in misplaced(stages)}
    for one, others in _crossings([stage for stage in stages if stage.index not in told]):
        diagnostics.warning(
            "PF324", loaded.place(one.path), path=one.path, text=one.period.text, name=one.stage.name,
            others=first_few(f"{other.stage.name}（{other.period.text}）" for other in others),
        )  # fmt: skip


def _crossings(stages: Sequence[StageDays]) -> Iterator[tuple[StageDays, list[StageDays]]]:
    """Each stage that overlaps others, with them: the one with most of them first, else the later of two."""
    pairs = [(a, b) for number, b in enumerate(stages) for a in stages[:number] if _overlap(a, b)]
    while pairs:
        counts = Counter(one.index for pair in pairs for one in pair)
        one = max((one for pair in pairs for one in pair), key=lambda one: (counts[one.index], one.index))
        yield one, [other for pair in pairs if one in pair for other in pair if other is not one]
        pairs = [pair for pair in pairs if one not in pair]


def _overlap(a: StageDays, b: StageDays) -> bool:
    """Whether they certainly share days; a month in which one ends and the other begins is none."""
    return _runs_into(a, b) and _runs_into(b, a)


def _runs_into(a: StageDays, b: StageDays) -> bool:
    """Whether ``b`` begins before ``a`` ends, or on the very day."""
    to_the_day = a.end.is_exact and b.begin.is_exact
    return b.begin.last < a.end.first or (to_the_day and b.begin.last == a.end.first)
