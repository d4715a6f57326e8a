"""The rules that a plan is checked by: one a file, in folders by subject, each of which lists its own.

What only a 整改方案 or a 宣传方案 needs is imported when there is one: together it is half of all rules.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from planforge.checks.figures import RULES as FIGURE_RULES
from planforge.checks.levels import levels_are_set
from planforge.checks.register import RULES as REGISTER_RULES
from planforge.checks.responsibility import RULES as RESPONSIBILITY_RULES
from planforge.checks.rule import Rule
from planforge.checks.structure import RULES as STRUCTURE_RULES
from planforge.checks.text import RULES as TEXT_RULES
from planforge.checks.timing import RULES as TIMING_RULES
from planforge.diagnostics import NO_LEVELS, Diagnostics, Levels
from planforge.plan.loading import Loaded, LoadedCalendar, LoadedFeedback, LoadedPlan
from planforge.plan.plan import Plan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.school_calendar import PlanCalendar, SchoolCalendar


@cache
def rules_of(model: type[Plan]) -> tuple[Rule, ...]:
    """The rules of one kind of plan. Some look at what earlier ones have found, so that a fault is told once."""
    return (
        *REGISTER_RULES,
        *STRUCTURE_RULES,
        *_rules_of_kind(model),
        *RESPONSIBILITY_RULES,
        *TIMING_RULES,
        *FIGURE_RULES,
        *TEXT_RULES,
    )


def _rules_of_kind(model: type[Plan]) -> tuple[Rule, ...]:
    if issubclass(model, RectificationPlan):
        from planforge.checks import rectification

        return rectification.RULES
    if issubclass(model, PublicityPlan):
        from planforge.checks import publicity

        return publicity.RULES
    return ()


def check(loaded: LoadedPlan, diagnostics: Diagnostics, levels: Levels = NO_LEVELS) -> None:
    """Run every rule over the plan; what who asks wants told otherwise is in ``levels``."""
    levels_are_set(loaded, levels, diagnostics)
    for rule in rules_of(type(loaded.plan)):
        rule(loaded, diagnostics)
    if isinstance(loaded.plan, PublicityPlan):
        _check_schedule(loaded, loaded.plan, diagnostics)


def _check_schedule(loaded: LoadedPlan, plan: PublicityPlan, diagnostics: Diagnostics) -> None:
    from planforge.checks.publicity import SCHEDULE_RULES
    from planforge.checks.publicity.calendar_terms import terms_of_calendars_are_apart
    from planforge.publicity.schedule import make_schedule

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


def check_feedback(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """Run every rule over the feedback of an inspection."""
    from planforge.checks.rectification import FEEDBACK_RULES

    for rule in FEEDBACK_RULES:
        rule(loaded, diagnostics)


def check_calendar(loaded: LoadedCalendar, diagnostics: Diagnostics) -> None:
    """Run every rule over a school calendar."""
    _check_calendar(loaded, loaded.calendar, diagnostics)


def _check_calendar(loaded: Loaded, calendar: SchoolCalendar, diagnostics: Diagnostics) -> None:
    from planforge.checks.publicity import CALENDAR_RULES

    for rule in CALENDAR_RULES:
        rule(loaded, calendar, diagnostics)
