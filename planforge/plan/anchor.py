"""What the plan itself says about time, against which open dates are read. No clock."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple


class Anchor(NamedTuple):
    """成文日期 (``issued``) and 实施期限 (``first``, ``last``) of a plan, as far as known."""

    issued: date | None = None
    first: date | None = None
    last: date | None = None

    @property
    def start(self) -> date | None:
        """The day from which relative times count: issue, or the first day of the period."""
        return self.issued or self.first

    def choose(self, days_of: Callable[[int], Iterable[date]]) -> date | None:
        """The day meant by a text without year; ``days_of`` gives its days in a year.

        The first one after issue and start of the period; where that lies beyond the period, the last
        one within it; None where the plan has no dates at all.
        """
        known = [day for day in (self.issued, self.first) if day]
        base = max(known) if known else self.last
        if base is None:
            return None
        days = sorted(day for year in _years_around(base) for day in days_of(year))
        ahead = next((day for day in days if day >= base), None) if known else None
        if ahead and (self.last is None or ahead <= self.last):
            return ahead
        return max(filter(self._holds, days), default=ahead)

    def _holds(self, day: date) -> bool:
        return (self.last is None or day <= self.last) and (self.first is None or day >= self.first)


def _years_around(day: date) -> range:
    return range(max(day.year - 2, MINYEAR), min(day.year + 2, MAXYEAR) + 1)
