"""PF220: a unit that the register does not list."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.basis import Basis
from planforge.plan.fields import Kind
from planforge.plan.issue import Issue
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Unit
from planforge.plan.rectification import Acceptance, Round
from planforge.plan.walk import of_kind

ELSEWHERE = (Unit, Basis, Issue, Round, Acceptance)
"""What names units that need not be on the register: itself, who issued something, who inspects and accepts."""


def units_are_registered(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where 单位 lists units, every responsible unit is one of them, by full or short name."""
    plan = loaded.plan
    if not plan.units:
        return
    known = {name: None for unit in plan.units for name in (unit.name, unit.short) if name}
    known.update(dict.fromkeys(plan.issuer))
    for holder, _, name in of_kind(plan, Kind.ORGANISATION):
        if name not in known and not isinstance(holder, ELSEWHERE):
            diagnostics.warning(
                "PF220", loaded.place(name.path), path=name.path, name=name, nearest=nearest(name, known)
            )
