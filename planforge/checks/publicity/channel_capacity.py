"""PF922: more pieces on a channel than it takes."""

from __future__ import annotations

from collections import defaultdict

from planforge.checks.publicity.crowding import warn_of_crowds
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.capacity import Capacity
from planforge.plan.loading import LoadedPlan
from planforge.publicity.counting import windows_of
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.register import Register
from planforge.publicity.schedule import Schedule

ONE_A_DAY = Capacity("", 1)
"""What a channel takes that says nothing of it."""


def channels_have_room(loaded: LoadedPlan, schedule: Schedule, diagnostics: Diagnostics) -> None:
    """No channel has more on a day (or in what its 容量 says) than it takes; a stretch counts on its first day.

    Of a channel that is not among those that the plan lists, that is told instead.
    """
    register, windows = Register(schedule.plan), windows_of(schedule)
    if windows is None:
        return
    for name, pieces in _by_channel(schedule).items():
        channel = register.channel(name)
        if channel is None and schedule.plan.channels and schedule.plan.channels.entries:
            continue
        limit = channel.capacity if channel and channel.capacity else ONE_A_DAY
        warn_of_crowds("PF922", pieces, limit, windows, loaded, diagnostics, channel=name)


def _by_channel(schedule: Schedule) -> dict[str, list[Occurrence]]:
    """The pieces of each channel, by its name as first written."""
    names: dict[str, str] = {}
    found: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for one in schedule.occurrences:
        for channel in one.channels:
            found[names.setdefault(fold(channel), channel)].append(one)
    return dict(found)
