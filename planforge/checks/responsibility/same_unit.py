"""Which names mean one unit: full and short name of the register, in either script. Judges nothing."""

from __future__ import annotations

from planforge.language.script import fold
from planforge.plan.plan import Plan


class SameUnit:
    """The register's view of names: what two names have in common where they mean one unit."""

    def __init__(self, plan: Plan) -> None:
        self._full = {fold(unit.short): fold(unit.name) for unit in plan.units if unit.short}

    def key(self, name: str) -> str:
        """The folded full name of the unit ``name``; of one that is not registered, its own."""
        folded = fold(name)
        return self._full.get(folded, folded)
