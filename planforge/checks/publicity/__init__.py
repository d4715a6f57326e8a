"""The rules of a 宣传方案, of its schedule, and of the 校历 that it goes by: one a file."""

from __future__ import annotations

from collections.abc import Callable

from planforge.checks.publicity.calendar_days import days_are_off_or_worked, days_off_are_days
from planforge.checks.publicity.calendar_terms import (
    first_weeks_are_at_the_beginning,
    terms_agree_with_themselves,
    terms_are_apart,
    terms_have_ends,
)
from planforge.checks.publicity.calendar_years import years_are_complete
from planforge.checks.publicity.channel_capacity import channels_have_room
from planforge.checks.publicity.compared_goals import goals_can_be_compared
from planforge.checks.publicity.days_off import days_off_are_dealt_with
from planforge.checks.publicity.ending_turns import everyone_has_a_turn
from planforge.checks.publicity.issues_apart import issues_are_apart
from planforge.checks.publicity.known_channels import channels_exist, chapters_exist
from planforge.checks.publicity.known_schools import schools_are_known, schools_are_spelt
from planforge.checks.publicity.owned_channels import channels_have_owners
from planforge.checks.publicity.person_load import persons_have_time
from planforge.checks.publicity.reached_goals import goals_are_reached
from planforge.checks.publicity.real_turns import turns_are_real
from planforge.checks.publicity.responsible import someone_is_responsible
from planforge.checks.publicity.review_leads import reviews_have_deadlines
from planforge.checks.publicity.review_order import reviews_are_in_order
from planforge.checks.publicity.said_twice import entries_agree_with_their_times
from planforge.checks.publicity.scheduled import schedule_is_computed
from planforge.checks.publicity.taken_topics import chapters_are_filled
from planforge.checks.publicity.timely_deadlines import deadlines_follow_the_plan
from planforge.checks.publicity.told_entries import entries_say_what, schedule_has_times
from planforge.checks.publicity.used_channels import channels_are_used
from planforge.checks.publicity.within_period import days_are_in_the_period, stretches_run_forward
from planforge.checks.publicity.yielding_entries import entries_yield_days
from planforge.checks.rule import Rule
from planforge.diagnostics import Diagnostics
from planforge.plan.loading import Loaded, LoadedPlan
from planforge.plan.school_calendar import SchoolCalendar
from planforge.publicity.schedule import Schedule

RULES: tuple[Rule, ...] = (
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
"""The rules over the schedule."""

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
