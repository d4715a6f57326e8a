"""PF324: stages that overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planforge.checks.first_few import first_few
from planforge.checks.timing.stage_days import Edge, StageDays, without_spanning
from planforge.checks.timing.stage_order import inside, misplaced
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import add_days
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
    pairs += (pair for pair in _in_one_month(stages) if pair not in pairs)
    while pairs:
        counts = Counter(one.index for pair in pairs for one in pair)
        one = max((one for pair in pairs for one in pair), key=lambda one: (counts[one.index], one.index))
        yield one, [other for pair in pairs if one in pair for other in pair if other is not one]
        pairs = [pair for pair in pairs if one not in pair]


def _overlap(a: StageDays, b: StageDays) -> bool:
    """Whether both certainly hold a day; a month in which one ends and the other begins is none."""
    return _runs_into(a, b) and _runs_into(b, a)


def _in_one_month(stages: Sequence[StageDays]) -> list[tuple[StageDays, StageDays]]:
    """The one pair of neighbours with a month in common (2—4月, 4—6月), where others have each month to themselves."""
    months = [(a, b) for a, b in pairwise(stages) if _is_month(a.end) and _is_month(b.begin)]
    sharing = [(a, b) for a, b in months if a.end == b.begin]
    following = [(a, b) for a, b in months if add_days(a.end.last, 1) == b.begin.first]
    return sharing if len(sharing) == 1 and following else []


def _is_month(edge: Edge) -> bool:
    first, last = edge.first, edge.last
    return first.day == 1 and (first.year, first.month) == (last.year, last.month) and not edge.is_exact


def _runs_into(a: StageDays, b: StageDays) -> bool:
    """Whether ``b`` certainly begins before ``a`` ends, or on the very day."""
    if a.end.is_rough or b.begin.is_rough:
        return b.begin.last < a.end.first
    in_one = a.end == b.begin and not a.end.is_exact
    return b.begin.first <= a.end.last and not in_one
