"""The rules over what a plan lists and refers to by name: units, people, targets: one a file."""

from __future__ import annotations

from planforge.checks.register.duplicate_names import names_are_unique
from planforge.checks.register.known_people import people_are_registered
from planforge.checks.register.known_targets import targets_exist
from planforge.checks.register.known_units import units_are_registered
from planforge.checks.register.near_outsiders import outsiders_are_no_slips
from planforge.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    names_are_unique,
    units_are_registered,
    people_are_registered,
    targets_exist,
    outsiders_are_no_slips,
)
