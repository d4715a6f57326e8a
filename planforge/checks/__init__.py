"""The rules that a plan is checked by: one a file, listed here in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable

from planforge.checks.agreeing_states import states_agree
from planforge.checks.annex_content import annexes_have_content
from planforge.checks.answered_findings import findings_are_answered
from planforge.checks.answered_rounds import rounds_are_answered
from planforge.checks.assigned_measures import measures_are_assigned
from planforge.checks.closed_findings import closing_is_proved
from planforge.checks.dated_progress import progress_is_dated
from planforge.checks.deadline_order import deadlines_are_in_order
from planforge.checks.decided_findings import doubts_are_decided
from planforge.checks.duplicate_names import names_are_unique
from planforge.checks.early_entries import entries_follow_the_inspection
from planforge.checks.era import era_is_used
from planforge.checks.feedback_dates import feedback_follows_inspection, rectification_follows_feedback
from planforge.checks.glossary import terms_have_two_forms
from planforge.checks.independent_acceptance import acceptance_is_independent
from planforge.checks.known_findings import findings_exist
from planforge.checks.known_people import people_are_registered
from planforge.checks.known_targets import targets_exist
from planforge.checks.known_units import units_are_registered
from planforge.checks.mixed_numerals import numerals_are_of_one_kind
from planforge.checks.mixed_scripts import scripts_are_not_mixed
from planforge.checks.nesting_depth import nesting_has_marks
from planforge.checks.paired_quotes import quotes_are_paired
from planforge.checks.quoted_figures import figures_are_quoted
from planforge.checks.reviewed_measures import measures_are_reviewed
from planforge.checks.typed_counts import counts_agree
from planforge.checks.unique_finding_numbers import (
    findings_have_their_own_numbers,
    reported_findings_have_their_own_numbers,
)
from planforge.checks.unissued import unissued_has_no_notice
from planforge.checks.vague_deadlines import deadlines_are_firm
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedFeedback, LoadedPlan

Rule = Callable[[LoadedPlan, Diagnostics], None]

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
)


def check(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Run every rule over the plan."""
    for rule in RULES:
        rule(loaded, diagnostics)


FEEDBACK_RULES: tuple[Callable[[LoadedFeedback, Diagnostics], None], ...] = (
    reported_findings_have_their_own_numbers,
    feedback_follows_inspection,
    rectification_follows_feedback,
)


def check_feedback(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """Run every rule over the feedback of an inspection."""
    for rule in FEEDBACK_RULES:
        rule(loaded, diagnostics)
