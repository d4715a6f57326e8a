"""The targets of many plans as columns: one for each name, with what every plan says of it. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planforge.summing.figures import Figure, can_be_summed, figure_of
from planforge.summing.summary import Summary, TargetSummary
from planforge.summing.tallies import Tally, tallies


@dataclass(frozen=True, slots=True)
class Cell:
    """What one plan says of a target; ``figure`` is None for plain words and for nothing."""

    school: int
    """Its place among the schools."""
    target: TargetSummary
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Column:
    """A target with all that the plans say of it."""

    name: str
    """As the plan from above writes it, else as the first plan that has it."""
    key: str
    above: TargetSummary | None
    """The target of the plan from above; None for one that only schools have."""
    cells: tuple[Cell, ...]
    """One for every plan that has it, in the order of the schools."""
    tallies: tuple[Tally, ...]
    """By unit, the most usual first."""
    copies: tuple[Cell, ...] = ()
    """Those that repeat the total from above; they are in no sum."""

    @property
    def wanted(self) -> Figure | None:
        """The figure of the plan from above."""
        return _wanted(self.above)

    @property
    def held(self) -> Tally | None:
        """The figures that can be held against ``wanted``."""
        wanted = self.wanted
        return next((one for one in self.tallies if wanted and one.sort == wanted.sort), None)


def columns_of(schools: Sequence[Summary], county: Summary | None) -> tuple[Column, ...]:
    """The targets of ``county`` in its order, then the others by how many of ``schools`` have them."""
    above: dict[str, TargetSummary] = {}
    for target in county.targets if county else ():
        above.setdefault(target.key, target)
    cells: dict[str, dict[int, Cell]] = {key: {} for key in above}
    for place, school in enumerate(schools):
        for target in school.targets:
            figure = figure_of(target.value, target.unit)
            cells.setdefault(target.key, {}).setdefault(place, Cell(place, target, figure))
    first = {key: rank for rank, key in enumerate(cells)}
    order = sorted(cells, key=lambda key: (key not in above, 0 if key in above else -len(cells[key]), first[key]))
    return tuple(_column(key, above.get(key), tuple(cells[key].values())) for key in order)


def _column(key: str, above: TargetSummary | None, cells: tuple[Cell, ...]) -> Column:
    name, wanted = (above or cells[0].target).name, _wanted(above)
    copies = _copies(name, cells, wanted) if wanted else ()
    return Column(name, key, above, cells, tallies(name, _figures(cells), frozenset(_figures(copies))), copies)


def _figures(cells: Iterable[Cell]) -> Iterator[Figure]:
    return (cell.figure for cell in cells if cell.figure)


def _wanted(above: TargetSummary | None) -> Figure | None:
    return figure_of(above.value, above.unit) if above else None


def _copies(name: str, cells: Iterable[Cell], wanted: Figure) -> tuple[Cell, ...]:
    """The cells with the amount of ``wanted``: one school may do all of it, two cannot."""
    if not can_be_summed(name, wanted) or wanted.low <= 1:
        return ()
    alike = tuple(cell for cell in cells if cell.figure and _is_copy(name, cell.figure, wanted))
    return alike if len(alike) > 1 else ()


def _is_copy(name: str, own: Figure, wanted: Figure) -> bool:
    return own.sort == wanted.sort and own.low == wanted.low and can_be_summed(name, own)
