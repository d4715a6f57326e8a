"""The targets of many plans as columns: one for each name, with what every plan says of it. Judges nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planforge.summing.figures import Figure, figure_of
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

    @property
    def wanted(self) -> Figure | None:
        """The figure of the plan from above."""
        return figure_of(self.above.value, self.above.unit) if self.above else None


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
    name = (above or cells[0].target).name
    return Column(name, key, above, cells, tallies(name, (cell.figure for cell in cells if cell.figure)))
