"""A plan rolled over: the next plan's file, its schedule beside the old one, and what people have to look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from planforge.diagnostics import Place
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.publicity.rolling.comparing import Pair, compare
from planforge.publicity.rolling.roll import Rolling
from planforge.publicity.schedule import Schedule, make_schedule


class NoYear(Exception):
    """The plan has no year to roll from: neither its period nor an entry is dated."""


@dataclass
class RollOver:
    """The plan in ``text``, to be put into ``year``.

    Raises:
        NoYear: the plan's own year is not known.
    """

    text: str
    loaded: LoadedPlan
    year: int

    def __post_init__(self) -> None:
        plan = cast(PublicityPlan, self.loaded.plan)
        self.old = make_schedule(plan, self.loaded.script)
        first = self.old.frame.first or min((one.nominal for one in self.old.occurrences), default=None)
        if first is None:
            raise NoYear
        self.rolling = Rolling(self.text, self.loaded, plan, self.old.frame, self.year - first.year)

    @property
    def shift(self) -> int:
        """Years from the old plan to the new one."""
        return self.rolling.shift

    def next_text(self) -> str:
        """The file of the next plan.

        Raises:
            NotEditable: the file is written in a way in which that cannot be done.
            NoTerm: the calendars lack a term of the other year.
        """
        return self.rolling.rolled()

    def left(self) -> list[tuple[Place, str]]:
        """The texts that still name the old plan's years."""
        return list(self.rolling.left())

    def excepted(self) -> list[tuple[date, date]]:
        """The days that were left out, and those that are left out instead; known after `next_text`."""
        return sorted(self.rolling.excepted.items())

    def pairs(self, new: Schedule) -> list[Pair]:
        """The old occurrences beside those of ``new``, the schedule of the next plan.

        Raises:
            NoTerm: as `next_text`.
        """
        return compare(self.old, new, self.rolling.mapping, self.rolling.fixed)
