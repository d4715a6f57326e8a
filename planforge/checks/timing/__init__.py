"""The rules over when things are due: one a file."""

from __future__ import annotations

from planforge.checks.rule import Rule
from planforge.checks.timing.after_parent import parts_are_due_before_the_whole
from planforge.checks.timing.beyond_period import deadlines_are_in_the_period
from planforge.checks.timing.fitting_weekdays import weekdays_fit
from planforge.checks.timing.impossible_dates import dates_exist
from planforge.checks.timing.in_their_stage import measures_keep_to_their_stage
from planforge.checks.timing.issued_in_period import plan_is_issued_in_time
from planforge.checks.timing.mixed_numerals import numerals_are_of_one_kind
from planforge.checks.timing.on_days_off import deadlines_are_on_working_days
from planforge.checks.timing.said_in_time import deadlines_in_texts_are_kept
from planforge.checks.timing.stage_gaps import stages_leave_no_gap
from planforge.checks.timing.stage_order import stages_are_in_order, stages_are_in_the_period
from planforge.checks.timing.stage_overlaps import stages_do_not_overlap
from planforge.checks.timing.vague_deadlines import deadlines_are_firm
from planforge.checks.timing.vague_words import texts_are_firm

RULES: tuple[Rule, ...] = (
    numerals_are_of_one_kind,
    deadlines_are_firm,
    texts_are_firm,
    stages_are_in_the_period,
    stages_are_in_order,
    stages_do_not_overlap,
    stages_leave_no_gap,
    measures_keep_to_their_stage,
    plan_is_issued_in_time,
    deadlines_are_in_the_period,
    parts_are_due_before_the_whole,
    deadlines_are_on_working_days,
    deadlines_in_texts_are_kept,
    dates_exist,
    weekdays_fit,
)
