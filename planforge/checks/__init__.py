"""The rules that a plan is checked by: one a file, listed here in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planforge.checks.agreeing_states import states_agree
from planforge.checks.annex_content import annexes_have_content
from planforge.checks.answered_findings import findings_are_answered
from planforge.checks.answered_rounds import rounds_are_answered
from planforge.checks.assigned_measures import measures_are_assigned
from planforge.checks.calendar_days import days_are_off_or_worked, days_off_are_days
from planforge.checks.calendar_terms import (
    first_weeks_are_at_the_beginning,
    terms_agree_with_themselves,
    terms_are_apart,
    terms_have_ends,
    terms_of_calendars_are_apart,
)
from planforge.checks.calendar_years import years_are_complete
from planforge.checks.channel_capacity import channels_have_room
from planforge.checks.closed_findings import closing_is_proved
from planforge.checks.compared_goals import goals_can_be_compared
from planforge.checks.dated_progress import progress_is_dated
from planforge.checks.days_off import days_off_are_dealt_with
from planforge.checks.deadline_order import deadlines_are_in_order
from planforge.checks.decided_findings import doubts_are_decided
from planforge.checks.duplicate_names import names_are_unique
from planforge.checks.early_entries import entries_follow_the_inspection
from planforge.checks.ending_turns import everyone_has_a_turn
from planforge.checks.era import era_is_used
from planforge.checks.feedback_dates import feedback_follows_inspection, rectification_follows_feedback
from planforge.checks.figures import RULES as FIGURE_RULES
from planforge.checks.glossary import terms_have_two_forms
from planforge.checks.independent_acceptance import acceptance_is_independent
from planforge.checks.issues_apart import issues_are_apart
from planforge.checks.known_channels import channels_exist, chapters_exist
from planforge.checks.known_findings import findings_exist
from planforge.checks.known_people import people_are_registered
from planforge.checks.known_schools import schools_are_known, schools_are_spelt
from planforge.checks.known_targets import targets_exist
from planforge.checks.known_units import units_are_registered
from planforge.checks.levels import levels_are_set
from planforge.checks.mixed_numerals import numerals_are_of_one_kind
from planforge.checks.mixed_scripts import scripts_are_not_mixed
from planforge.checks.nesting_depth import nesting_has_marks
from planforge.checks.owned_channels import channels_have_owners
from planforge.checks.paired_quotes import quotes_are_paired
from planforge.checks.person_load import persons_have_time
from planforge.checks.quoted_figures import figures_are_quoted
from planforge.checks.reached_goals import goals_are_reached
from planforge.checks.real_turns import turns_are_real
from planforge.checks.responsibility import RULES as RESPONSIBILITY_RULES
from planforge.checks.responsible import someone_is_responsible
from planforge.checks.review_leads import reviews_have_deadlines
from planforge.checks.review_order import reviews_are_in_order
from planforge.checks.reviewed_measures import measures_are_reviewed
from planforge.checks.rule import Rule
from planforge.checks.said_twice import entries_agree_with_their_times
from planforge.checks.scheduled import schedule_is_computed
from planforge.checks.taken_topics import chapters_are_filled
from planforge.checks.text import RULES as TEXTS_RULES
from planforge.checks.timely_deadlines import deadlines_follow_the_plan
from planforge.checks.timing import RULES as TIMING_RULES
from planforge.checks.told_entries import entries_say_what, schedule_has_times
from planforge.checks.typed_counts import counts_agree
from planforge.checks.unique_finding_numbers import (
    findings_have_their_own_numbers,
    reported_findings_have_their_own_numbers,
)
from planforge.checks.unissued import unissued_has_no_notice
from planforge.checks.used_channels import channels_are_used
from planforge.checks.vague_deadlines import deadlines_are_firm
from planforge.checks.within_period import days_are_in_the_period, stretches_run_forward
from planforge.checks.yielding_entries import entries_yield_days
from planforge.diagnostics import NO_LEVELS, Diagnostics, Levels
from planforge.plan.loading import Loaded, LoadedCalendar, LoadedFeedback, LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.school_calendar import PlanCalendar, SchoolCalendar
from planforge.publicity.schedule import Schedule, make_schedule

RULES: tuple[Rule, ...] = (
    names_are_unique,
    units_are_registered,
    people_are_registered,
    targets_exist,
    nesting_has_marks,
    annexes_have_content,
    unissued_has_no_notice,
    numerals_are_of_one_kind,
    scripts_are_not_mixed,
    quotes_are_paired,
    terms_have_two_forms,
    era_is_used,
    findings_have_their_own_numbers,
    findings_exist,
    findings_are_answered,
    rounds_are_answered,
    doubts_are_decided,
    measures_are_reviewed,
    measures_are_assigned,
    deadlines_are_firm,
    deadlines_are_in_order,
    states_agree,
    progress_is_dated,
    entries_follow_the_inspection,
    figures_are_quoted,
    closing_is_proved,
    acceptance_is_independent,
    counts_agree,
    channels_exist,
    chapters_exist,
    channels_have_owners,
    goals_can_be_compared,
    schools_are_known,
    schools_are_spelt,
    turns_are_real,
    schedule_has_times,
    entries_say_what,
    entries_agree_with_their_times,
    reviews_have_deadlines,
    *RESPONSIBILITY_RULES,
    *TIMING_RULES,
    *FIGURE_RULES,
    *TEXTS_RULES,
)


SCHEDULE_RULES: tuple[Callable[[LoadedPlan, Schedule, Diagnostics], None], ...] = (
    stretches_run_forward,
    schedule_is_computed,
    entries_yield_days,
    days_are_in_the_period,
    days_off_are_dealt_with,
    issues_are_apart,
    everyone_has_a_turn,
    channels_have_room,
    persons_have_time,
    someone_is_responsible,
    reviews_are_in_order,
    deadlines_follow_the_plan,
    chapters_are_filled,
    channels_are_used,
    goals_are_reached,
)
"""The rules of a 宣传方案, over its schedule."""


def check(loaded: LoadedPlan, diagnostics: Diagnostics, levels: Levels = NO_LEVELS) -> None:
    """Run every rule over the plan; what who asks wants told otherwise is in ``levels``."""
    levels_are_set(loaded, levels, diagnostics)
    for rule in RULES:
        rule(loaded, diagnostics)
    if isinstance(loaded.plan, PublicityPlan):
        _check_schedule(loaded, loaded.plan, diagnostics)


def _check_schedule(loaded: LoadedPlan, plan: PublicityPlan, diagnostics: Diagnostics) -> None:
    for number, calendar in enumerate(plan.calendar):
        if calendar.file is None:
            _check_calendar(loaded, calendar, diagnostics)
        else:
            _check_file(loaded, calendar, f"calendar.{number}", diagnostics)
    terms_of_calendars_are_apart(loaded, plan.calendar, diagnostics)
    schedule = make_schedule(plan, loaded.script)
    for rule in SCHEDULE_RULES:
        rule(loaded, schedule, diagnostics)


def _check_file(loaded: LoadedPlan, calendar: PlanCalendar, path: str, diagnostics: Diagnostics) -> None:
    """The rules over a calendar's file; what they find in it is told where the plan names it."""
    found = Diagnostics()
    _check_calendar(loaded, calendar, found)
    for one in found:
        diagnostics.add(one if one.path else replace(one, place=loaded.place(path), path=path))


FEEDBACK_RULES: tuple[Callable[[LoadedFeedback, Diagnostics], None], ...] = (
    reported_findings_have_their_own_numbers,
    feedback_follows_inspection,
    rectification_follows_feedback,
)


def check_feedback(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """Run every rule over the feedback of an inspection."""
    for rule in FEEDBACK_RULES:
        rule(loaded, diagnostics)


CALENDAR_RULES: tuple[Callable[[Loaded, SchoolCalendar, Diagnostics], None], ...] = (
    years_are_complete,
    terms_have_ends,
    terms_agree_with_themselves,
    terms_are_apart,
    first_weeks_are_at_the_beginning,
    days_are_off_or_worked,
    days_off_are_days,
)
"""The rules of a 校历, in a file of its own or written in a plan."""


def check_calendar(loaded: LoadedCalendar, diagnostics: Diagnostics) -> None:
    """Run every rule over a school calendar."""
    _check_calendar(loaded, loaded.calendar, diagnostics)


def _check_calendar(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    for rule in CALENDAR_RULES:
        rule(loaded, calendar, diagnostics)
