"""A row of a table as something to lay over a plan. Reads no table."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.diagnostics import Place
from planforge.source import Mapping, Scalar


@dataclass(frozen=True, slots=True)
class Addressed(Mapping):
    """A mapping for the item at ``index`` of the list below, whatever that is called."""

    index: int


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says: values for the fields of the plan, and words for its {places}. Small, and can be pickled."""

    place: Place
    beyond: Place
    """Where a column more would have its heading."""
    over: Mapping
    """Laid over the plan as a plan is over its base (继承)."""
    names: tuple[tuple[str, Scalar], ...]
    """Every column: heading without brackets -> cell, in order."""

    def cell(self, name: str) -> Scalar | None:
        """The cell in the column called ``name``."""
        return next((cell for heading, cell in self.names if heading == name), None)
