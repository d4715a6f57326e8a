"""The rules over targets and their figures: one a file."""

from __future__ import annotations

from planforge.checks.figures.counted_entries import entries_are_counted_right
from planforge.checks.figures.directed_texts import texts_go_the_right_way
from planforge.checks.figures.directed_values import values_go_the_right_way
from planforge.checks.figures.lacking import lacks_are_counted_right
from planforge.checks.figures.linked_targets import targets_and_measures_are_linked
from planforge.checks.figures.parts_add_up import parts_make_the_whole
from planforge.checks.figures.percentages import shares_are_parts
from planforge.checks.figures.rectified_amounts import amounts_are_rectified
from planforge.checks.figures.repeated_figures import figures_are_the_same
from planforge.checks.figures.steady_units import units_do_not_change
from planforge.checks.figures.yearly_values import yearly_values_reach_the_target
from planforge.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    targets_and_measures_are_linked,
    values_go_the_right_way,
    texts_go_the_right_way,
    yearly_values_reach_the_target,
    parts_make_the_whole,
    lacks_are_counted_right,
    amounts_are_rectified,
    shares_are_parts,
    units_do_not_change,
    figures_are_the_same,
    entries_are_counted_right,
)
