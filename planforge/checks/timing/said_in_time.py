"""PF321, PF322, PF328 for deadlines that stand in a text: one finding each, the gravest."""

from __future__ import annotations

from planforge.checks.timing.beyond_period import is_outside, shown
from planforge.checks.timing.due_days import due_days
from planforge.checks.timing.free_days import rest_of
from planforge.checks.timing.in_their_stage import is_outside_stage
from planforge.checks.timing.on_days_off import free_days
from planforge.checks.timing.said_deadlines import SaidDay, frame_of, said_days
from planforge.diagnostics import Diagnostics
from planforge.plan.dates import formal_day
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan

_TOLD = ("PF323", "PF326")
"""What has been said of a stage whose days are wrong themselves."""


def deadlines_in_texts_are_kept(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What a text sets a day for is due within its stage and the plan's period, on a working day."""
    plan = loaded.plan
    found = _own(plan)
    if not found:
        return
    free, frame = free_days(plan), frame_of(plan)
    wrong = {one.path for one in diagnostics if one.code in _TOLD}
    for said in found:
        place = loaded.place_at(said.text, said.start, said.end)
        facts = {"path": said.text.path, "text": said.words, "day": formal_day(said.due.day)}
        if said.stage and is_outside_stage(said.due, said.stage):
            if said.stage.path not in wrong:
                name, period = said.stage.stage.name, said.stage.period.text
                diagnostics.warning("PF322", place, **facts, name=name, period=period)
        elif not said.stage and is_outside(said.due, *frame):
            diagnostics.warning("PF321", place, **facts, limits=shown(*frame))
        elif said.due.exact and (rest := rest_of(free, said.due.day)):
            diagnostics.warning("PF328", place, **facts, rest=rest)


def _own(plan: Plan) -> list[SaidDay]:
    """The deadlines that are not just those of the 完成时限 beside the text."""
    found = list(said_days(plan))
    fields = {(due.path.rpartition(".")[0], due.day) for due in due_days(plan)} if found else set()
    return [said for said in found if (said.text.path.rpartition(".")[0], said.due.day) not in fields]
