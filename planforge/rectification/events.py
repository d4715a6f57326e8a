"""What a round of feedback did to a plan, as data: one event for each finding that it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.diagnostics import Place
from planforge.rectification.matching import Candidate

KINDS = ("new", "carried", "changed", "returned", "closed", "unnamed", "doubtful", "unknown", "otherwise")
"""New, carried over, carried over in other words, returned, closed, not named by the round, and two sorts of doubt:
perhaps an old one, and declared to be one that the plan does not have; last, what the feedback now says otherwise
than an earlier run found it saying."""
OPEN = frozenset({"doubtful", "unknown"})
"""The events that leave something to decide."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``reported`` is the number in the feedback, ``number`` the one in the plan."""

    kind: str
    words: str
    reported: str = ""
    number: str = ""
    how: str = ""
    """Why it is the same as an old one: declared, number or text. For an unnamed one, ``told`` where the round says
    why; for an unknown one, the number that was declared."""
    likeness: float | None = None
    candidates: tuple[Candidate, ...] = ()
    before: str = ""
    """The words of the plan, where they changed."""
    reopened: bool = False
    """Whether it had been reported as done."""
    place: Place | None = None
    """Where the feedback says it."""

    @property
    def is_open(self) -> bool:
        return self.kind in OPEN
