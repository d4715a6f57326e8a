"""The rules of a 整改方案 and of the feedback that it answers: one a file."""

from __future__ import annotations

from collections.abc import Callable

from planforge.checks.rectification.agreeing_states import states_agree
from planforge.checks.rectification.answered_findings import findings_are_answered
from planforge.checks.rectification.answered_rounds import rounds_are_answered
from planforge.checks.rectification.assigned_measures import measures_are_assigned
from planforge.checks.rectification.closed_findings import closing_is_proved
from planforge.checks.rectification.dated_progress import progress_is_dated
from planforge.checks.rectification.deadline_order import deadlines_are_in_order
from planforge.checks.rectification.decided_findings import doubts_are_decided
from planforge.checks.rectification.early_entries import entries_follow_the_inspection
from planforge.checks.rectification.feedback_dates import feedback_follows_inspection, rectification_follows_feedback
from planforge.checks.rectification.independent_acceptance import acceptance_is_independent
from planforge.checks.rectification.known_findings import findings_exist
from planforge.checks.rectification.quoted_figures import figures_are_quoted
from planforge.checks.rectification.reviewed_measures import measures_are_reviewed
from planforge.checks.rectification.typed_counts import counts_agree
from planforge.checks.rectification.unique_finding_numbers import (
    findings_have_their_own_numbers,
    reported_findings_have_their_own_numbers,
)
from planforge.checks.rule import Rule
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import LoadedFeedback

RULES: tuple[Rule, ...] = (
    findings_have_their_own_numbers,
    findings_exist,
    findings_are_answered,
    rounds_are_answered,
    doubts_are_decided,
    measures_are_reviewed,
    measures_are_assigned,
    deadlines_are_in_order,
    states_agree,
    progress_is_dated,
    entries_follow_the_inspection,
    figures_are_quoted,
    closing_is_proved,
    acceptance_is_independent,
    counts_agree,
)

FEEDBACK_RULES: tuple[Callable[[LoadedFeedback, Diagnostics], None], ...] = (
    reported_findings_have_their_own_numbers,
    feedback_follows_inspection,
    rectification_follows_feedback,
)
