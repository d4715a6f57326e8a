"""The rules that a plan is checked by: one a file, listed here in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable

from planforge.checks.annex_content import annexes_have_content
from planforge.checks.duplicate_names import names_are_unique
from planforge.checks.era import era_is_used
from planforge.checks.glossary import terms_have_two_forms
from planforge.checks.known_people import people_are_registered
from planforge.checks.known_targets import targets_exist
from planforge.checks.known_units import units_are_registered
from planforge.checks.mixed_numerals import numerals_are_of_one_kind
from planforge.checks.mixed_scripts import scripts_are_not_mixed
from planforge.checks.nesting_depth import nesting_has_marks
from planforge.checks.paired_quotes import quotes_are_paired
from planforge.checks.unissued import unissued_has_no_notice
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
)


def check(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Run every rule over the plan."""
    for rule in RULES:
        rule(loaded, diagnostics)


FEEDBACK_RULES: tuple[Callable[[LoadedFeedback, Diagnostics], None], ...] = ()


def check_feedback(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """Run every rule over the feedback of an inspection."""
    for rule in FEEDBACK_RULES:
        rule(loaded, diagnostics)
