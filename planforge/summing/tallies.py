"""The figures of one target from many plans, by unit: sum where one means something, least, middle, most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from planforge.summing.figures import Figure, can_be_summed

_EXACT = Context(prec=80)
"""Sums of the largest figures that are read, from any number of plans, to the last digit."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures in one unit."""

    unit: str
    is_each: bool
    """Whether they are of every one (每校2名)."""
    count: int
    """How many plans have such a figure."""
    factor: Decimal
    """What most of them count by (万): for showing numbers, which are bare here."""
    total: Decimal | None
    """None where a sum means nothing (rates, levels), and where nothing is left to add."""
    summed: int
    """How many are in the sum: no limits (不超过), no ranges."""
    copied: int
    """How many are not in the sum because they repeat the total from above."""
    least: Decimal
    middle: Decimal
    """The median."""
    most: Decimal

    @property
    def sort(self) -> tuple[str, bool]:
        """That of its figures."""
        return self.unit, self.is_each


def tallies(name: str, figures: Iterable[Figure], copies: Container[Figure] = ()) -> tuple[Tally, ...]:
    """The figures of the target called ``name``, the most usual unit first; ``copies`` are in no sum."""
    sorts: dict[tuple[str, bool], list[Figure]] = {}
    for figure in figures:
        sorts.setdefault(figure.sort, []).append(figure)
    found = [_tally(name, unit, is_each, its, copies) for (unit, is_each), its in sorts.items()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.unit, one.is_each)))


def _tally(name: str, unit: str, is_each: bool, figures: Sequence[Figure], copies: Container[Figure]) -> Tally:
    total, added = Decimal(0), [one for one in figures if can_be_summed(name, one) and one not in copies]
    for figure in added:
        total = _EXACT.add(total, figure.low)
    ends = sorted(end for figure in figures for end in {figure.low, figure.high})
    return Tally(
        unit=unit,
        is_each=is_each,
        count=len(figures),
        factor=_usual(figure.factor for figure in figures),
        total=total if added else None,
        summed=len(added),
        copied=sum(figure in copies for figure in figures),
        least=ends[0],
        middle=_median(sorted(_EXACT.divide(_EXACT.add(one.low, one.high), Decimal(2)) for one in figures)),
        most=ends[-1],
    )


def _usual(factors: Iterable[Decimal]) -> Decimal:
    """The factor that most have; of several the smallest."""
    often = Counter(factors)
    return min(often, key=lambda factor: (-often[factor], factor))


def _median(numbers: Sequence[Decimal]) -> Decimal:
    half = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[half]
    return _EXACT.divide(_EXACT.add(numbers[half - 1], numbers[half]), Decimal(2))
