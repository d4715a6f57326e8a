"""The rules over who answers for what: one a file."""

from __future__ import annotations

from planforge.checks.responsibility.assigned import measures_are_complete
from planforge.checks.responsibility.busy_persons import persons_are_not_crowded
from planforge.checks.responsibility.idle_units import units_have_something_to_do
from planforge.checks.responsibility.leading_group import group_has_an_office, group_is_led
from planforge.checks.responsibility.repeated_names import names_stand_once
from planforge.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    measures_are_complete,
    names_stand_once,
    units_have_something_to_do,
    persons_are_not_crowded,
    group_is_led,
    group_has_an_office,
)
