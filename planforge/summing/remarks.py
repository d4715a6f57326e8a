"""What the table has to say of a plan or a target: a fault against the plan from above, or a question. Finds none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Remark(Enum):
    """What is told, the faults first."""

    MISSING = "missing"
    """A plan has none of a target of the plan from above."""
    LATER = "later"
    """Its deadline is later than there."""
    LOWER = "lower"
    """Its value asks for less than there, by the direction of the value."""
    SHORT = "short"
    """The amounts of all plans together are less than the amount there."""
    OPPOSITE = "opposite"
    """Its value names a most where a least is asked for there, or the other way round."""
    UNDATED = "undated"
    """It has no day, where there is one there."""
    UNVALUED = "unvalued"
    """It has no value, where there is one there."""
    COPIED = "copied"
    """Several plans write the very amount that is there for all of them."""
    TWICE = "twice"
    """A plan has two targets of one name; the first one counts."""
    UNREADABLE = "unreadable"
    """A value that is no figure, or a ratio; it is counted nowhere."""
    UNSUMMED = "unsummed"
    """A limit or a range, where others make a sum; it is not in the sum."""
    UNITLESS = "unitless"
    """A bare number, where the plan from above has a unit, or other plans have; it is held against none."""
    UNHELD = "unheld"
    """Its unit is not the one there, so that it is not held against it."""
    OTHER_UNIT = "other_unit"
    """The values of a target are in several units; each is counted by itself."""
    NEAR_NAME = "near_name"
    """Two names that may be one target."""
    SAME_ISSUER = "same_issuer"
    """One unit has several plans; each is counted."""

    @property
    def is_fault(self) -> bool:
        return self in _FAULTS


_FAULTS = frozenset({Remark.MISSING, Remark.LATER, Remark.LOWER, Remark.SHORT})


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is told; what does not apply is None or empty."""

    remark: Remark
    school: int | None = None
    """The place of the plan among the schools; None where it is about all of them."""
    column: int | None = None
    """The place of the target among the columns."""
    said: str = ""
    """What the plan writes; of several what they have in all, or their units."""
    wanted: str = ""
    """What the plan from above writes, or the name that is near."""
